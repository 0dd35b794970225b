/** Settings of notices: where the message at the end of a run goes. An address holds a secret, so it is never printed. */
import { z } from 'zod';
import type { Mistake } from './mistake';

export const NOTICE_KINDS = ['slack', 'mattermost', 'telegram', 'json'] as const;
export type NoticeKind = (typeof NOTICE_KINDS)[number];

/** One receiver. */
export interface NoticeTarget {
  readonly kind: NoticeKind;
  readonly url: URL;
}

/** `NOTIFY_URL`: addresses, separated by commas or spaces; `slack+https://…` names the kind that the address does not show. */
export const noticeTargets = z
  .string()
  .default('')
  .transform((text, context): NoticeTarget[] => {
    const targets = text
      .split(/[\s,]+/)
      .filter(Boolean)
      .map(targetOf);
    if (targets.every((target) => target !== undefined)) return targets;
    context.addIssue({
      code: 'custom',
      message:
        'must be https:// addresses, separated by commas; slack+, mattermost+, telegram+ or json+ before one names its kind',
    });
    return z.NEVER;
  });

function targetOf(word: string): NoticeTarget | undefined {
  const [, given, address = ''] = /^(?:([a-z]+)\+)?(https?:\/\/.+)$/.exec(word) ?? [];
  const url = URL.canParse(address) ? new URL(address) : undefined;
  const kind = z.enum(NOTICE_KINDS).safeParse(given ?? (url === undefined ? undefined : kindOf(url)));
  return url === undefined || !kind.success ? undefined : { kind: kind.data, url };
}

/** Incoming webhooks of Mattermost end with `/hooks/` and 26 characters; its host may be any. */
function kindOf({ hostname, pathname }: URL): NoticeKind {
  if (hostname === 'hooks.slack.com') return 'slack';
  if (hostname === 'api.telegram.org') return 'telegram';
  return /\/hooks\/[a-z0-9]{26}$/.test(pathname) ? 'mattermost' : 'json';
}

/**
 * What is wrong with the receivers, in a sentence each, without their addresses.
 * @param hosts names of `NOTIFY_HOSTS` @param isLoopback whether a host is this machine
 */
export function noticeMistakes(
  targets: readonly NoticeTarget[],
  hosts: readonly string[],
  isLoopback: (host: string) => boolean,
): Mistake[] {
  const setting = 'NOTIFY_URL';
  return targets.flatMap(({ kind, url }): Mistake[] => [
    ...(isLoopback(url.hostname) || hosts.includes(url.hostname)
      ? []
      : [
          {
            problem: 'host' as const,
            setting,
            other: 'NOTIFY_HOSTS',
            sentence: `NOTIFY_URL names the host ${url.hostname}, which NOTIFY_HOSTS does not. Nothing is sent to a host that was not explicitly allowed`,
          },
        ]),
    ...(isLoopback(url.hostname) || url.protocol === 'https:'
      ? []
      : [{ problem: 'value' as const, setting, sentence: `NOTIFY_URL must use https:// for ${url.hostname}` }]),
    ...(kind === 'telegram' && !url.searchParams.has('chat_id')
      ? [
          {
            problem: 'value' as const,
            setting,
            sentence:
              'NOTIFY_URL needs ?chat_id=… for Telegram: https://api.telegram.org/bot<token>/sendMessage?chat_id=<id>',
          },
        ]
      : []),
  ]);
}

/** Shorter parts of an address are words, and no keys. */
const SHORTEST_KEY = 16;

/** The parts of an address that let somebody else send messages. */
export function keysOf({ url }: Pick<NoticeTarget, 'url'>): string[] {
  const parts = [
    ...url.pathname.split('/').flatMap((part) => [part, part.replace(/^bot(?=\d+:)/, '')]),
    ...url.searchParams.values(),
    url.password,
  ].map(decodeURIComponent);
  return [
    ...new Set([
      url.href,
      ...parts.filter((part) => part.length >= SHORTEST_KEY),
      ...(url.password === '' ? [] : [url.password]),
    ]),
  ];
}
