/** The message at the end of a run: its settings, and its format for each receiver. */
import { expect, test } from '@playwright/test';
import { readEnvironment } from '../../suite/config/environment';
import { keysOf } from '../../suite/config/notices';
import { createFormatter } from '../../reporting/text/language';
import type { Changes } from '../../reporting/causes/changes';
import { bodyFor, messageOf } from '../../tools/notices/message';
import { isChange } from '../../tools/notices/notify';
import { UNESCAPED_TEXT, releaseSpecimen } from '../specimens/release';

const SLACK = 'https://hooks.slack.com/services/T0AAAAAAA/B0BBBBBBB/abcdefghijklmnopqrstuvwx';
const TELEGRAM = 'https://api.telegram.org/bot1234567:AAbbCCddEEffGGhhIIjjKKllMM/sendMessage?chat_id=-100200';
const MATTERMOST = 'https://chat.example.org/hooks/abcdefghijklmnopqrstuvwxyz';
const HOSTS = 'hooks.slack.com, api.telegram.org, chat.example.org, ci.example.org';

test.describe('notices: settings', () => {
  const targets = (NOTIFY_URL: string, NOTIFY_HOSTS = HOSTS) =>
    readEnvironment({ NOTIFY_URL, NOTIFY_HOSTS }).notices.targets;

  test('notices: the kind follows from the address or is named before it', () => {
    expect(targets(`${SLACK}, ${TELEGRAM} ${MATTERMOST},https://ci.example.org/hook`).map(({ kind }) => kind)).toEqual([
      'slack',
      'telegram',
      'mattermost',
      'json',
    ]);
    expect(
      targets('slack+http://127.0.0.1:8065/x,json+https://chat.example.org/hooks/abcdefghijklmnopqrstuvwxyz').map(
        ({ kind }) => kind,
      ),
    ).toEqual(['slack', 'json']);
    expect(targets('')).toEqual([]);
  });

  test('notices: wrong settings are reported without the address, before anything runs', () => {
    for (const [url, hosts, words] of [
      [SLACK, 'chat.example.org', 'NOTIFY_URL names the host hooks.slack.com, which NOTIFY_HOSTS does not'],
      ['http://chat.example.org/hook', HOSTS, 'NOTIFY_URL must use https:// for chat.example.org'],
      [TELEGRAM.replace(/\?.*/, ''), HOSTS, 'NOTIFY_URL needs ?chat_id=… for Telegram'],
      ['pigeon+https://chat.example.org/abcdefghijklmnopqrstuvwx', HOSTS, 'NOTIFY_URL must be https:// addresses'],
      ['chat.example.org/abcdefghijklmnopqrstuvwx', HOSTS, 'NOTIFY_URL must be https:// addresses'],
    ] as const) {
      expect(() => targets(url, hosts)).toThrow(words);
      try {
        targets(url, hosts);
      } catch (error) {
        expect(String(error)).not.toMatch(/abcdefghij|AAbbCC/);
      }
    }
  });

  test('notices: the keys in an address are secrets of the run', () => {
    const keys = targets([SLACK, TELEGRAM, MATTERMOST].join()).flatMap(keysOf);
    expect(keys).toEqual(
      expect.arrayContaining([
        'abcdefghijklmnopqrstuvwx',
        '1234567:AAbbCCddEEffGGhhIIjjKKllMM',
        'abcdefghijklmnopqrstuvwxyz',
        SLACK,
      ]),
    );
    expect(keys).not.toContain('services');
    expect(keys).not.toContain('-100200');
  });
});

const format = createFormatter('en', 'Europe/Moscow');
const plain = (text: string) => text;
const report = {
  ...releaseSpecimen(),
  changes: { since: '2026-11-21T09:00:00Z', decision: 'GO', new: 2, still: 1, gone: [] } satisfies Changes,
};

test.describe('notices: formats', () => {
  const message = messageOf(report, format, 'https://ci.example.org/7', plain);
  const textOf = (kind: Parameters<typeof bodyFor>[0]) =>
    (bodyFor(kind, message, report, '-100200') as { text: string }).text;

  test('notices: verdict, platform, counts, difference, at most three causes, and the link', () => {
    expect(textOf('telegram').split('\n')).toEqual([
      expect.stringMatching(/^❌ NO-GO · https:\/\/stand\.school\.example/),
      expect.stringMatching(/^1 of 6 cases/),
      expect.stringMatching(
        /^Since the run of 21 November 2026.*: 2 new causes, 1 still present, 3 in cases that did not run then\.$/,
      ),
      '• A teacher cannot create an assignment: the platform answers 500 to it (P1, 1 case failed, 1 blocked)',
      expect.stringMatching(/^• .*\(P1, 1 case failed\)$/),
      expect.stringMatching(/^• 2 tests passed only in a later attempt/),
      'Release readiness: https://ci.example.org/7',
    ]);
    expect(bodyFor('telegram', message, report, '-100200')).toMatchObject({ chat_id: '-100200' });
    expect(bodyFor('json', message, report, null)).toMatchObject({
      schemaVersion: 1,
      decision: 'NO-GO',
      totals: { failed: 2 },
      changes: { new: 2, gone: 0 },
      link: 'https://ci.example.org/7',
    });
  });

  test('notices: Slack and Mattermost get their own markup, and no text of the platform becomes any', () => {
    const hostile = messageOf(
      {
        ...report,
        causes: report.causes.map((cause) => ({
          ...cause,
          title: { en: `<!channel> @all *${UNESCAPED_TEXT}*`, ru: '' },
        })),
      },
      format,
      'https://ci.example.org/7',
      plain,
    );
    const slack = (bodyFor('slack', hostile, report, null) as { text: string }).text;
    expect(slack).toMatch(/^\*❌ NO-GO\* · /);
    expect(slack).toContain('<https://ci.example.org/7|Release readiness>');
    expect(slack).not.toContain('<!channel>');
    const mattermost = (bodyFor('mattermost', hostile, report, null) as { text: string }).text;
    expect(mattermost).toMatch(/^\*\*❌ NO-GO\*\* · /);
    expect(mattermost).toContain('[Release readiness](https://ci.example.org/7)');
    expect(mattermost).not.toMatch(/@all|<script>|(?<!\\)\*84/);
  });

  test('notices: secrets are removed from every part', () => {
    const hide = (text: string) =>
      text.replaceAll('NO-GO', '*****').replaceAll('assignment', '**********').replaceAll('ci.example', '**********');
    const body = JSON.stringify(
      bodyFor('telegram', messageOf(report, format, 'https://ci.example.org/7', hide), report, null),
    );
    expect(body).not.toMatch(/NO-GO|assignment|ci\.example/);
  });
});

test('notices: a change is another decision, a new cause or one that has gone; without a run before, everything is new', () => {
  const changes = (more: Partial<Changes>): Changes => ({
    since: '',
    decision: 'GO',
    new: 0,
    still: 0,
    gone: [],
    ...more,
  });
  expect(isChange({ decision: 'GO', changes: null })).toBe(true);
  expect(isChange({ decision: 'GO', changes: changes({}) })).toBe(false);
  expect(isChange({ decision: 'NO-GO', changes: changes({ decision: 'NO-GO', still: 3 }) })).toBe(false);
  expect(isChange({ decision: 'NO-GO', changes: changes({}) })).toBe(true);
  expect(isChange({ decision: 'NONE', changes: changes({ decision: 'NO-GO' }) })).toBe(true);
  expect(isChange({ decision: 'NO-GO', changes: changes({ decision: 'NO-GO', new: 1 }) })).toBe(true);
  expect(isChange({ decision: 'NO-GO', changes: changes({ decision: 'NO-GO', gone: [{ en: 'x', ru: 'x' }] }) })).toBe(
    true,
  );
});
