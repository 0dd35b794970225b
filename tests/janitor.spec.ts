/** The janitor lists and deletes what runs left behind, and nothing else. */
import { expect, test } from '@playwright/test';
import { AccountsApi } from '../suite/api/accounts';
import { AdministrationApi } from '../suite/api/administration';
import { AssignmentsApi } from '../suite/api/assignments';
import { ApiClient } from '../suite/api/client';
import { signedInSchema } from '../suite/api/schemas';
import { parseRunTag } from '../suite/run/run-tag';
import { newRunId } from '../suite/config/environment';
import { leftoversAmong, type LeftoverFilter } from '../tools/janitor/leftovers';
import { startSandbox } from '../tools/suite/embedded';
import { command, forget } from './doctor/child';

const NOW = new Date('2026-11-22T12:00:00Z');
const TAGGED = 'Домашняя работа [20261122T081500-a1b2c3 · 4f9e07d2]';
const assignment = (title: string, created_at?: Date) => ({
  id: 7,
  title,
  description: '',
  type: 'homework',
  status: 'draft' as const,
  max_score: 100,
  due_date: NOW,
  assigned_to: [],
  ...(created_at === undefined ? {} : { created_at }),
});
const wanted: LeftoverFilter = { olderThanMs: 3_600_000, isInFlight: () => false };
const found = (title: string, made: Date | undefined, want = wanted) =>
  leftoversAmong([assignment(title, made)], [], want, NOW);

test('janitor: a run tag is read only if it is complete and at the end of a name', () => {
  expect(parseRunTag(TAGGED)).toEqual({ runId: '20261122T081500-a1b2c3', startedAt: new Date('2026-11-22T08:15:00Z') });
  expect(parseRunTag('student.20261122t081500-a1b2c3-4f9e07d2@example.com')?.runId).toBe('20261122T081500-a1b2c3');
  for (const name of [
    'Домашняя работа',
    `${TAGGED} (копия)`,
    '[20261122T081500 · 4f9e07d2]',
    '[20269922T081500-a1b2c3 · 4f9e07d2]',
    'student.20261122t081500-a1b2c3-4f9e07d2@school.example',
  ]) {
    expect(parseRunTag(name), name).toBeUndefined();
  }
});

test('janitor: a record with a run tag that was created during that run is a leftover', () => {
  expect(found(TAGGED, new Date('2026-11-22T08:20:00Z'))).toEqual([
    {
      kind: 'assignment',
      id: 7,
      name: TAGGED,
      runId: '20261122T081500-a1b2c3',
      ageMs: 3.75 * 3_600_000,
      doubt: undefined,
    },
  ]);
});

test('janitor: a name alone is not enough', () => {
  expect(found(TAGGED, new Date('2026-11-20T08:20:00Z'))[0]?.doubt).toMatch(
    /^made on 2026-11-20T.*, when that run was not going on$/,
  );
  expect(found(TAGGED, undefined)[0]?.doubt).toBe('the platform does not tell when it was made');
});

test('janitor: recent runs, active runs and runs that were not selected are left alone', () => {
  const made = new Date('2026-11-22T08:20:00Z');
  expect(found(TAGGED, made, { ...wanted, olderThanMs: 4 * 3_600_000 })).toEqual([]);
  expect(found(TAGGED, made, { ...wanted, isInFlight: (id) => id === '20261122T081500-a1b2c3' })).toEqual([]);
  expect(found(TAGGED, made, { ...wanted, runId: '20261121T081500-a1b2c3' })).toEqual([]);
});

test('janitor: on a platform it lists, removes no more than the limit, and then the rest', async () => {
  const sandbox = await startSandbox();
  const janitor = (...words: string[]) => command('janitor.ts', words, { BASE_URL: sandbox.url });
  try {
    const sound = await janitor('--older-than', '0m');
    expect(sound).toMatchObject({ status: 0, output: 'No run has left data behind.\n' });

    const old = newRunId(new Date(Date.now() - 3 * 3_600_000));
    const [teacher, admin] = [
      await signedIn(sandbox.url, 'ivan.petrov@tutoring.com', 'password123'),
      await signedIn(sandbox.url, 'admin@test.com', 'admin123'),
    ];
    const [assignments, accounts] = [new AssignmentsApi(teacher), new AccountsApi(admin)];
    const body = { description: 'x', due_date: new Date(Date.now() + 3_600_000), assigned_to: [] };
    const kept = await assignments.create({ title: 'Настоящая работа', ...body });
    await assignments.create({ title: `Забытая работа [${old} · 4f9e07d2]`, ...body });
    await accounts.create('student', {
      email: `student.${old.toLowerCase()}-4f9e07d2@example.com`,
      first_name: 'Олег',
      last_name: 'Проверкин',
    });

    const listed = await janitor();
    expect(listed.status).toBe(1);
    expect(listed.output).toContain('2 records of 1 runs are left behind');
    expect((await janitor('--delete', '--limit', '1')).output).toContain(
      '1 records of 1 runs are left behind (1 removed; at most 1 a call)',
    );
    expect(await janitor('--delete')).toMatchObject({ status: 0 });
    const again = new AssignmentsApi(await signedIn(sandbox.url, 'ivan.petrov@tutoring.com', 'password123'));
    expect((await again.list()).map(({ id }) => id)).toEqual(expect.arrayContaining([kept.id]));
    expect(
      (await new AdministrationApi(await signedIn(sandbox.url, 'admin@test.com', 'admin123')).users(old.toLowerCase()))
        .length,
    ).toBe(0);
  } finally {
    await sandbox.stop();
    forget(sandbox.url);
  }
});

for (const [mistake, words, variables, sentence] of [
  ['no platform', [], { BASE_URL: '' }, 'BASE_URL names no platform'],
  [
    'a host that is not allowed',
    ['--delete'],
    { BASE_URL: 'https://stand.example.org', ALLOWED_HOSTS: '' },
    'ALLOWED_HOSTS',
  ],
  ['a read-only run', ['--delete'], { BASE_URL: 'http://127.0.0.1:9', READ_ONLY: 'true' }, 'READ_ONLY is set'],
  ['a limit that is none', ['--limit', 'all'], { BASE_URL: 'http://127.0.0.1:9' }, '--limit takes a number'],
] as const) {
  test(`janitor: refuses ${mistake}, with exit code 2`, async () => {
    const ended = await command('janitor.ts', words, variables);
    expect(ended).toMatchObject({ status: 2, output: expect.stringContaining(sentence) });
  });
}

let addresses = 0;

/** Signs in like another user, from another client address. */
async function signedIn(url: string, email: string, password: string): Promise<ApiClient> {
  const nobody = new ApiClient(url, undefined, { 'X-Forwarded-For': `203.0.113.${(addresses += 1)}` });
  const { token } = await nobody.call('POST', '/api/auth/login/', signedInSchema, { email, password });
  return new ApiClient(url, token);
}
