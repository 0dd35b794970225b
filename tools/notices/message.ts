/** The message at the end of a run, made from its release report, in the format of each receiver. */
import type { NoticeKind } from '../../suite/config/notices';
import type { Formatter } from '../../reporting/text/language';
import {
  blockingCauses,
  causeCases,
  changesLine,
  countsLine,
  formatDecision,
  otherReasons,
  platformLine,
  toneOf,
} from '../../reporting/render/release/headline';
import type { ReleaseReport } from '../../reporting/render/release/report';

/** Causes in a message: more are read in the report. */
const CAUSES = 3;
/** Telegram refuses longer messages. */
const LONGEST = 4_000;

const SIGNS = { good: '✅', bad: '❌', idle: '⬜', known: '🧪' };

/** A message without any markup of a receiver. */
export interface Message {
  readonly title: string;
  readonly platform: string;
  /** Counts, and the difference from the last run. */
  readonly lines: readonly string[];
  readonly causes: readonly string[];
  /** Where the reports are; undefined when nobody but this machine can read them. */
  readonly link: string | undefined;
  readonly linkText: string;
}

/** @param hide removes secrets from a text */
export function messageOf(
  report: ReleaseReport,
  format: Formatter,
  link: string | undefined,
  hide: (text: string) => string,
): Message {
  const { named, rest } = blockingCauses(report);
  const causes = named
    .slice(0, CAUSES)
    .map((cause) => `${cause.title[format.language]} (${cause.priority}, ${causeCases(cause, format)})`);
  const more = named.length + rest - causes.length;
  const others = otherReasons(report, format)
    .slice(0, CAUSES - causes.length)
    .map(({ text }) => text);
  return {
    title: hide(`${SIGNS[toneOf(report)]} ${formatDecision(report, format)}`),
    platform: hide(platformLine(report, format)),
    lines: [countsLine(report, format), changesLine(report, format)].map(hide),
    causes: [...causes, ...others, ...(more > 0 ? [format.text('headline.moreCauses', { count: more })] : [])].map(
      (one) => hide(one.split('\n')[0] ?? ''),
    ),
    link: link === undefined ? undefined : hide(link),
    linkText: format.text('release.title'),
  };
}

/** Returns the body of the request. @param chat Telegram's chat */
export function bodyFor(kind: NoticeKind, message: Message, report: ReleaseReport, chat: string | null): unknown {
  switch (kind) {
    case 'slack':
      return {
        text: marked(message, {
          escape: slackText,
          bold: (text) => `*${text}*`,
          link: (text, url) => `<${url}|${text}>`,
        }),
        unfurl_links: false,
      };
    case 'mattermost':
      return {
        text: marked(message, {
          escape: markdownText,
          bold: (text) => `**${text}**`,
          link: (text, url) => `[${text}](${url})`,
        }),
      };
    case 'telegram':
      // Without a parse mode, so that no text of the platform becomes markup.
      return {
        chat_id: chat,
        text: marked(message, PLAIN).slice(0, LONGEST),
        link_preview_options: { is_disabled: true },
      };
    case 'json':
      return jsonOf(message, report);
  }
}

interface Markup {
  readonly escape: (text: string) => string;
  readonly bold: (text: string) => string;
  readonly link: (text: string, url: string) => string;
}

const PLAIN: Markup = { escape: (text) => text, bold: (text) => text, link: (text, url) => `${text}: ${url}` };

function marked(
  { title, platform, lines, causes, link, linkText }: Message,
  { escape, bold, link: linked }: Markup,
): string {
  return [
    `${bold(escape(title))} · ${escape(platform)}`,
    ...lines.map(escape),
    ...causes.map((cause) => `• ${escape(cause)}`),
    ...(link === undefined ? [] : [linked(escape(linkText), link)]),
  ].join('\n');
}

/** Slack reads only these three signs as markup of addresses and of calls such as `<!channel>`. */
function slackText(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replace(/[*_~`]/g, '\u200b$&');
}

/** A text of the platform must neither become formatting nor call people. */
function markdownText(text: string): string {
  return text.replace(/[\\`*_[\]<>|#~]/g, '\\$&').replaceAll('@', '@\u200b');
}

function jsonOf(message: Message, report: ReleaseReport): unknown {
  const { decision, scope, run, target, totals, changes, runs } = report;
  return {
    schemaVersion: 1,
    decision,
    scope,
    runId: run.id,
    startedAt: run.startedAt,
    durationMs: run.durationMs,
    runs: runs.length || 1,
    target,
    totals,
    changes: changes === null ? null : { ...changes, gone: changes.gone.length },
    causes: message.causes,
    link: message.link ?? null,
    text: marked(message, PLAIN),
  };
}
