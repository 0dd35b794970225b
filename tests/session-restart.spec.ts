/** A restart of the platform that ends all sessions is one cause with its outage; sessions that end otherwise are not excused by it. */
import { expect, test } from '@playwright/test';
import { runId } from '../suite/config/environment';
import { sessionFolder } from '../suite/config/folders';
import { Answers } from '../suite/network/answers';
import { outageText } from '../suite/outage/record';
import { hasEndedSessions } from '../suite/outage/ended-sessions';
import { endedWith, restartText, withOutages } from '../suite/outage/restart';
import type { SessionLoss } from '../suite/sessions/session-loss';
import { SessionStore, type SessionSource } from '../suite/sessions/store';
import { observationsOf } from '../reporting/verdict/observations';
import { sentenceOf } from '../reporting/causes/sentences';
import { run } from './specimens/findings';
import { sessionOf } from './specimens/sessions';
import { tempDir } from './specimens/temp-dir';
import { tinyServer } from './specimens/tiny-server';

const at = (time: string) => Date.parse(`2026-11-28T${time}Z`);
const OUTAGE = {
  from: at('14:02:11'),
  to: at('14:03:40'),
  how: 'no answer (ECONNREFUSED)',
  howRu: 'нет ответа (ECONNREFUSED)',
};
const ACTORS = ['admin', 'teacher', 'student', 'tutor', 'parent'] as const;

const lossOf = (actor: SessionLoss['actor'], more: Partial<SessionLoss> = {}): SessionLoss => ({
  actor,
  signedInAt: at('14:00:00'),
  aliveAt: at('14:02:00'),
  detectedAt: at('14:04:00'),
  signedInElsewhereAt: null,
  ...more,
});
const OF_ALL = ACTORS.map((actor) => lossOf(actor));
const other = (actor: SessionLoss['actor'], accepted: boolean, aliveAt = at('14:02:00')) => ({
  actor,
  signedInAt: at('14:00:10'),
  aliveAt,
  accepted,
});

/** The sentences that stand against a release. */
function sentences(losses: readonly SessionLoss[], language: 'en' | 'ru'): string[] {
  const facts = run({
    outages: [
      {
        from: new Date(OUTAGE.from).toISOString(),
        to: new Date(OUTAGE.to).toISOString(),
        how: OUTAGE.how,
        howRu: OUTAGE.howRu,
        cases: 2,
        sessionsEnded: endedWith(OUTAGE, [OUTAGE], losses),
      },
    ],
    sessionLosses: withOutages(losses, [OUTAGE]),
  });
  return observationsOf(facts, { kind: 'remote' })
    .filter(({ blocks }) => blocks)
    .map(({ sentence }) => sentence[language]);
}

test('restart: the sessions of five roles that ended with an outage are one sentence of its cause', () => {
  expect(sentences(OF_ALL, 'en')).toEqual([
    'the platform was away: no answer (ECONNREFUSED) from 14:02:11 to 14:03:40 UTC, 2 cases. The sessions of five roles ended when the platform restarted (14:02–14:03 UTC)',
  ]);
  expect(sentences(OF_ALL, 'ru')).toEqual([
    'Платформа была недоступна: нет ответа (ECONNREFUSED) с 14:02:11 до 14:03:40 UTC; затронуты 2 кейса. Сессии пяти ролей закончились при перезапуске платформы (14:02–14:03 UTC)',
  ]);
  const consequence = restartText(OUTAGE, endedWith(OUTAGE, [OUTAGE], OF_ALL));
  const failure = {
    code: 'outage' as const,
    seen: outageText(OUTAGE),
    seenRu: outageText(OUTAGE, 'ru'),
    ...(consequence === undefined ? {} : { consequence }),
  };
  expect(sentenceOf({ failure, check: undefined }).ru).toMatch(
    /до 14:03:40 UTC\. Сессии пяти ролей закончились при перезапуске платформы \(14:02–14:03 UTC\)$/,
  );
});

test('restart: the times of an outage within a minute, or without an end', () => {
  const [from, to] = [OUTAGE.from, at('14:02:40')];
  expect(restartText({ from, to }, ACTORS)?.ru).toMatch(/платформы \(14:02 UTC\)$/);
  expect(restartText({ from, to: null }, ACTORS)?.en).toMatch(/restarted \(from 14:02 UTC\)$/);
  expect(restartText({ from, to }, [])).toBeUndefined();
});

for (const [what, losses, ended] of [
  ['of one account only', [lossOf('teacher')], []],
  [
    'of one account, while the others are refused too',
    [lossOf('teacher', { others: [other('admin', false)] })],
    ['admin', 'teacher'],
  ],
  [
    'of some accounts, while another is still accepted',
    [lossOf('teacher', { others: [other('admin', true)] }), lossOf('parent')],
    [],
  ],
  ['that were found alive after it', OF_ALL.map((loss) => ({ ...loss, aliveAt: at('14:03:50') })), []],
  [
    'while one of them was found alive after it',
    [...OF_ALL, lossOf('secondStudent', { aliveAt: at('14:30:00'), detectedAt: at('14:31:00') })],
    [],
  ],
  [
    'while another was found alive after it',
    [lossOf('teacher', { others: [other('admin', false, at('14:20:00'))] }), lossOf('parent')],
    [],
  ],
  ['before it', OF_ALL.map((loss) => ({ ...loss, detectedAt: at('14:02:05') })), []],
  ['because somebody signed in', OF_ALL.map((loss) => ({ ...loss, signedInElsewhereAt: at('14:03:00') })), []],
  [
    'renewed one after another',
    [lossOf('admin'), lossOf('parent', { others: [{ ...other('admin', true), signedInAt: at('14:04:02') }] })],
    ['admin', 'parent'],
  ],
] as const satisfies readonly (readonly [string, readonly SessionLoss[], readonly string[]])[]) {
  test(`restart: sessions ${what}: ${ended.length === 0 ? 'an outage excuses none' : 'all ended with it'}`, () => {
    expect(endedWith(OUTAGE, [OUTAGE], losses)).toEqual(ended);
    const against = sentences(losses, 'en');
    const unproven = losses.filter(({ signedInElsewhereAt }) => signedInElsewhereAt === null);
    expect(against).toHaveLength(ended.length === 0 ? 1 + unproven.length : 1);
  });
}

test('restart: a session that ends after a second outage belongs to that', () => {
  const second = { from: at('15:00:00'), to: at('15:01:00') };
  const losses = OF_ALL.map((loss) => ({
    ...loss,
    signedInAt: at('14:05:00'),
    aliveAt: at('14:59:00'),
    detectedAt: at('15:02:00'),
  }));
  expect(endedWith(OUTAGE, [OUTAGE, second], losses)).toEqual([]);
  expect(endedWith(second, [OUTAGE, second], losses)).toEqual([...ACTORS]);
});

/** A platform whose restarts end all sessions. */
class Restarting implements SessionSource {
  signIns = 0;
  private readonly live = new Set<string>();

  constructor(
    private readonly actor: string,
    readonly isOfRestart: NonNullable<SessionSource['isOfRestart']>,
  ) {}

  restart(): void {
    this.live.clear();
  }

  async signIn() {
    this.signIns += 1;
    const token = `${this.actor}-${this.signIns}`;
    this.live.add(token);
    return { ...sessionOf(token), signedInAt: Date.now() };
  }

  isAlive = ({ token }: { token: string }) => Promise.resolve(this.live.has(token));
}

for (const seen of [true, false]) {
  test(`restart: sessions are renewed ${seen ? 'after each restart' : 'once when the run has seen no outage'}`, async () => {
    const [folder, losses] = [tempDir(), [] as SessionLoss[]];
    const platform = new Restarting('teacher', (loss) => (losses.push(loss), seen));
    const acquire = () => new SessionStore(folder, 'run', { check: () => undefined }).acquire('teacher', platform);
    const others = new SessionStore(folder, 'run', { check: () => undefined });
    await others.acquire('admin', new Restarting('admin', () => seen));
    await acquire();
    platform.restart();
    expect((await acquire()).renewals).toBe(seen ? 0 : 1);
    expect(losses.map((loss) => loss.others?.map(({ actor, accepted }) => [actor, accepted]))).toEqual([
      [['admin', false]],
    ]);
    platform.restart();
    if (seen) await acquire();
    else await expect(acquire()).rejects.toThrow('the session of teacher ended twice in this run');
    expect(platform.signIns).toBe(seen ? 3 : 2);
  });
}

test('restart: one lost request is an outage when all sessions of the run are refused after it', async () => {
  // Before those of the other tests of this process, whose losses are in one list.
  const [signedInAt, from, to] = ['14:00:00', '14:02:11', '14:02:12'].map((time) =>
    Date.parse(`2026-11-20T${time}Z`),
  ) as [number, number, number];
  let now = from;
  const answers = new Answers(
    () => Promise.resolve(false),
    () => now,
  );
  answers.note('/api/auth/me/', 200);
  answers.note('/api/auth/me/', undefined);
  now = to;
  expect(answers.unprovenGapSince(from), 'no request was answered since').toEqual({ from, to });
  answers.note('/api/auth/me/', 401);
  expect(answers.unprovenGapSince(from)).toEqual({ from, to });
  expect(answers.unprovenGapSince(to)).toBeUndefined();

  const accepted = new Set<string>();
  const platform = await tinyServer((request, _body, response) => {
    response.statusCode = accepted.has(request.headers.authorization ?? '') ? 200 : 401;
    response.end('{}');
  });
  try {
    const store = new SessionStore(sessionFolder(platform.url), runId(), { check: () => undefined });
    const signIn = (actor: 'teacher' | 'parent') =>
      store.acquire(actor, {
        isAlive: () => Promise.resolve(true),
        signIn: () => Promise.resolve({ ...sessionOf(`token-of-${actor}`), signedInAt }),
      });
    await signIn('teacher');
    expect(await hasEndedSessions(platform.url, from), 'one session may end by chance').toBe(false);
    await signIn('parent');
    expect(await hasEndedSessions(platform.url, from)).toBe(true);
    expect(await hasEndedSessions(platform.url, signedInAt - 1), 'they are newer').toBe(false);
    accepted.add('Token token-of-parent');
    expect(await hasEndedSessions(platform.url, from), 'one is accepted').toBe(false);
  } finally {
    await platform.close();
  }
});
