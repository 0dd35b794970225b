/**
 * The sandbox responds like the recorded platform: the published form in everything, the complete form except for a
 * list of deviations.
 */
import { expect, test } from '@playwright/test';
import { NOT_SERVED } from '../contract/not-served';
import { DEVIATIONS } from '../contract/deviations';
import type { Deviation } from '../contract/deviation';
import { startSandbox } from './built-sandbox';
import { hold, linesFor, probe, type Held } from './contract/held';
import { callsOf, isMeant, RECORDINGS, type Recording } from './contract/recordings';
import { Replay } from './contract/replay';

/** Takes seconds on an idle machine, and longer on a shared one. */
test.describe.configure({ timeout: 240_000 });

type Form = 'published' | 'repaired' | 'complete';

/** Recorded on the published build as it is, and on one with two repairs. */
const PUBLISHED: readonly Recording[] = ['api', 'answers-and-files'];
const REPAIRED: readonly Recording[] = ['forms', 'pages'];

/** Runs an action against a fresh sandbox of a form. */
async function against<T>(form: Form, action: (replay: Replay) => Promise<T>): Promise<T> {
  const sandbox = await startSandbox({ SANDBOX_SHAPE: form });
  try {
    return await action(new Replay(sandbox.url));
  } finally {
    await sandbox.stop();
  }
}

/** Replays recordings, each against its own sandbox. */
async function replayed(form: Form, recordings: readonly Recording[]): Promise<Held[]> {
  return Promise.all(recordings.map((recording) => against(form, (replay) => hold(replay, recording))));
}

/** Differences that are not named by exactly one line, as text. */
function unnamed(held: readonly Held[], lines: readonly Deviation[]): string[] {
  return held.flatMap(({ differences }) =>
    differences.flatMap((difference) => {
      const named = linesFor(difference, lines).map(({ id }) => id);
      const { id, who, method, path } = difference.call;
      return named.length === 1
        ? []
        : [
            `${id} ${who} ${method} ${path}: ${difference.what} (${difference.text}), named by ${named.join(' and ') || 'no line'}`,
          ];
    }),
  );
}

const sum = (held: readonly Held[]) => held.reduce((all, { compared }) => all + compared, 0);

test('contract: the published form answers every recorded call as recorded, field by field', async () => {
  const held = await replayed('published', PUBLISHED);
  console.log(`contract: published form, ${sum(held)} recorded calls compared`);
  expect(unnamed(held, [])).toEqual([]);
});

test('contract: the repaired form answers as recorded from its pages', async () => {
  const held = await replayed('repaired', REPAIRED);
  console.log(`contract: repaired form, ${sum(held)} recorded calls compared`);
  expect(unnamed(held, [])).toEqual([]);
  const others = await replayed('repaired', PUBLISHED);
  expect(
    unnamed(
      others,
      DEVIATIONS.filter(({ kind }) => kind === 'repaired'),
    ),
  ).toEqual([]);
});

test('contract: the complete form differs from the recordings exactly as listed', async () => {
  const held = [...(await replayed('complete', PUBLISHED)), ...(await replayed('complete', REPAIRED))];
  expect(unnamed(held, DEVIATIONS)).toEqual([]);

  const used = new Set(
    held.flatMap(({ differences }) =>
      differences.flatMap((difference) => linesFor(difference, DEVIATIONS).map(({ id }) => id)),
    ),
  );
  const probed = await probedLines(DEVIATIONS.filter((line) => line.probe !== undefined));
  const unused = DEVIATIONS.filter(({ id }) => !used.has(id) && !probed.has(id)).map(({ id }) => id);
  expect(unused, 'lines without a difference').toEqual([]);

  const kinds = [...new Set(DEVIATIONS.map(({ kind }) => kind))].map(
    (kind) => `${DEVIATIONS.filter((line) => line.kind === kind).length} ${kind}`,
  );
  console.log(`contract: complete form, ${sum(held)} recorded calls compared, deviations: ${kinds.join(', ')}`);
});

test('contract: every line has a unique id, and every call that is not served is recorded', () => {
  const ids = DEVIATIONS.map(({ id }) => id);
  expect(ids.filter((id, index) => ids.indexOf(id) !== index)).toEqual([]);
  const recorded = RECORDINGS.flatMap((recording) => callsOf(recording));
  const idle = NOT_SERVED.flatMap(({ calls }) => calls).filter(
    (pattern) => !recorded.some((call) => isMeant(call, pattern)),
  );
  expect(idle).toEqual([]);
});

for (const form of ['published', 'complete'] as const) {
  test(`contract: the ${form} form limits lists of one user as recorded, and nothing else`, async () => {
    await against(form, async (replay) => {
      expect((await replay.atOnce(25, 'teacher', '/api/auth/me/')).statuses).toEqual({ 200: 25 });
      const { statuses, retryAfter, seconds } = await replay.atOnce(60, 'teacher', '/api/assignments/');
      // Recorded: 20 of 30 parallel requests. A slow machine takes longer than a second for them, and each second adds
      // ten.
      expect(statuses[200]).toBeGreaterThanOrEqual(20);
      expect(statuses[200]).toBeLessThanOrEqual(20 + 10 * Math.floor(seconds));
      expect(statuses).toEqual({ 200: statuses[200], 429: 60 - (statuses[200] ?? 0) });
      expect(retryAfter).toBe(false);
      expect((await replay.ask('student', 'GET', '/api/assignments/')).status, 'another user').toBe(200);
    });
  });
}

/** The lines whose probe shows the deviation. */
async function probedLines(lines: readonly Deviation[]): Promise<Set<string>> {
  const printed = async (form: Form) =>
    against(form, async (replay) => {
      await prepare(replay);
      const seen = new Map<string, string | undefined>();
      for (const line of lines) if (line.probe !== undefined) seen.set(line.id, await probe(replay, line.probe));
      return seen;
    });
  const [published, complete] = await Promise.all([printed('published'), printed('complete')]);
  const shown = lines.filter(({ id, probe: { everywhere } = { everywhere: undefined } }) => {
    const [one, other] = [published.get(id), complete.get(id)];
    if (everywhere === undefined) return one !== other;
    return [one, other].every((value) => value !== undefined && new RegExp(everywhere).test(value));
  });
  return new Set(shown.map(({ id }) => id));
}

/**
 * Creates three assignments for Anna: the first has a graded submission with a file, the second is closed, the third
 * has submissions by her and by Dmitry. A fourth is the tutor's, for Dmitry.
 */
async function prepare(replay: Replay): Promise<void> {
  const dates = { start_date: new Date().toISOString(), due_date: new Date(Date.now() + 86_400_000).toISOString() };
  for (const title of ['первое', 'второе', 'третье']) {
    const made = await replay.ask('teacher', 'POST', '/api/assignments/', {
      title,
      description: 'д',
      instructions: 'и',
      status: 'published',
      assigned_to: title === 'третье' ? [3, 4] : [3],
      ...dates,
    });
    expect(made.status).toBe(201);
  }
  const ofTutor = await replay.ask('tutor', 'POST', '/api/assignments/', {
    title: 'четвёртое',
    description: 'д',
    instructions: 'и',
    status: 'published',
    assigned_to: [4],
    ...dates,
  });
  expect(ofTutor.status).toBe(201);
  const upload = {
    who: 'student',
    note: 'with file',
    method: 'POST',
    path: '/api/assignments/submissions/',
    request: 'multipart assignment,content,file',
  };
  const sent = await replay.send({ id: 'own:1', status: 201, contentType: undefined, response: undefined, ...upload });
  expect(sent.status).toBe(201);
  const actions = [
    await replay.ask('teacher', 'PATCH', '/api/assignments/submissions/1/', { score: 85, feedback: 'хорошо' }),
    await replay.ask('teacher', 'PATCH', '/api/assignments/2/', { status: 'closed' }),
    await replay.ask('student', 'POST', '/api/assignments/submissions/', { assignment: 3, content: 'ответ' }),
    await replay.ask('secondStudent', 'POST', '/api/assignments/submissions/', { assignment: 3, content: 'ответ' }),
  ];
  expect(actions.map(({ status }) => status)).toEqual([200, 200, 201, 201]);
}
