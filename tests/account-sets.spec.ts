import { expect, test } from '@playwright/test';
import { existsSync, readdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { chosenSet, readAccountSets, type AccountSet } from '../suite/config/account-sets';
import { EnvironmentError, readEnvironment } from '../suite/config/environment';
import { unsetAccountNote } from '../suite/config/unset-account';
import {
  leaseAccountSets,
  leasesFolder,
  usableSets,
  type LeaseOptions,
  type SetInUse,
} from '../suite/run/account-leases';
import { checkAccountSet } from '../suite/sessions/account-relations';
import { SignInRateLimiter } from '../suite/sessions/rate-limiter';
import { tempDir } from './specimens/temp-dir';
import { startSandbox } from './support/own-sandbox';
import { sandboxAccountSets } from './support/sandbox-account-sets';

const json = (sets: unknown) => JSON.stringify(sets);
const setsOf = (count: number) => readAccountSets(json(sandboxAccountSets(count)), tempDir()).sets;
const setting = (sets: unknown) => ({ BASE_URL: 'http://127.0.0.1:8000', ACCOUNT_SETS: json(sets) });

function mistakesOf(source: Record<string, string>): readonly string[] {
  try {
    readEnvironment(source);
    return [];
  } catch (error) {
    if (error instanceof EnvironmentError) return error.mistakes.map(({ sentence }) => sentence);
    throw error;
  }
}

test('account sets: a file or the JSON itself; a real platform then needs no account of its own variables', () => {
  const file = path.join(tempDir(), 'accounts.json');
  writeFileSync(file, json(sandboxAccountSets(2)));
  for (const value of [file, json(sandboxAccountSets(2))]) {
    const remote = { BASE_URL: 'https://stand.example.org', ALLOWED_HOSTS: 'stand.example.org', ACCOUNT_SETS: value };
    const { accountSets, accounts, givenAccounts } = readEnvironment(remote);
    expect(accountSets.map(({ name }) => name)).toEqual(['set 1', 'set 2']);
    expect(accounts.teacher.email).toBe('ivan.petrov@tutoring.com');
    expect(givenAccounts, 'every password is a secret').toHaveLength(12);
  }
});

test('account sets: the embedded sandbox has its own accounts', () => {
  const { accountSet, accounts } = readEnvironment({ ACCOUNT_SETS: json(sandboxAccountSets(2).slice(1)) });
  expect(accountSet).toBeUndefined();
  expect(accounts.teacher.email).toBe('ivan.petrov@tutoring.com');
});

test('account sets: every mistake is told at once, by set and actor, without an email or a password', () => {
  const [one, other] = sandboxAccountSets(2);
  const { tutor: _tutor, ...incomplete } = { ...one };
  expect(mistakesOf(setting([incomplete, { ...other, teacher: { email: 'hidden', password: '' } }]))).toEqual([
    'ACCOUNT_SETS: set 1, tutor (tutor), is missing or of the wrong type',
    'ACCOUNT_SETS: set 2, teacher (teacher), needs an email address',
    'ACCOUNT_SETS: set 2, teacher (teacher), needs a password',
  ]);
  expect(mistakesOf(setting([one, { ...other, name: 'set 1', admin: one?.admin }]))).toEqual([
    'ACCOUNT_SETS: the admin of set set 1 has the account of the admin of set set 1',
    'ACCOUNT_SETS: several sets are called set 1',
  ]);
  for (const wrong of ['nowhere.json', '{"sets": []}', '[]', '[{'])
    expect(mistakesOf({ BASE_URL: 'http://127.0.0.1:8000', ACCOUNT_SETS: wrong }), wrong).toHaveLength(1);
  expect(mistakesOf({ ...setting([one]), TEACHER_EMAIL: 'a@b.example' })).toEqual([
    'TEACHER_EMAIL has no effect next to ACCOUNT_SETS: leave one of them out',
  ]);
});

test('account sets: shards choose different sets, and share one only where there are fewer sets than shards', () => {
  const of = (sets: number, count: number) =>
    Array.from({ length: count }, (_none, index) => usableSets(sets, { number: index + 1, count }));
  expect(of(4, 4)).toEqual([[0], [1], [2], [3]]);
  expect(of(5, 2)).toEqual([
    [0, 2, 4],
    [1, 3],
  ]);
  expect(of(2, 4)).toEqual([[0], [1], [0], [1]]);
  expect(of(1, 3)).toEqual([[0], [0], [0]]);
  expect(usableSets(3, undefined)).toEqual([0, 1, 2]);
});

test('account sets: workers take the sets of their run, each its own where there are enough', () => {
  const sets = setsOf(4);
  const namesOf = (held: string | undefined, workers: readonly (string | undefined)[]) =>
    workers.map((worker) => chosenSet(sets, held, worker)?.name);
  expect(namesOf('1,3', ['0', '1', '2'])).toEqual(['set 2', 'set 4', 'set 2']);
  expect(namesOf('2', ['0', '1'])).toEqual(['set 3', 'set 3']);
  expect(namesOf(undefined, [undefined, '1'])).toEqual(['set 1', 'set 1']);
  expect(chosenSet([], '0', '1')).toBeUndefined();
});

const leaseOf = (runId: string, usable: readonly number[], more: Partial<LeaseOptions> = {}) =>
  leaseAccountSets({
    folder: path.join(tempDir(), 'leases'),
    sets: setsOf(3),
    usable,
    atMost: 1,
    runId,
    onWait: () => undefined,
    onLost: () => undefined,
    pollIntervalMs: 20,
    ...more,
  });

test('account sets: a run takes what is free, and waits for a set in use until its run ends, and says whose it is', async () => {
  const first = await leaseOf('first', [0, 1, 2], { atMost: 2 });
  expect(first.places).toEqual([0, 1]);
  const second = await leaseOf('second', [0, 1, 2], { atMost: 2 });
  expect(second.places).toEqual([2]);

  const waits: SetInUse[] = [];
  let hasSet = false;
  let release = () => Promise.resolve();
  const third = leaseOf('third', [1], { onWait: (waited) => void waits.push(waited) }).then((leases) => {
    hasSet = true;
    release = leases.release;
    return leases.places;
  });
  await expect.poll(() => waits.length).toBe(1);
  expect(waits[0]).toMatchObject({ set: 'set 2', holder: { runId: 'first', pid: process.pid } });
  expect(hasSet, 'while the first run has the set').toBe(false);
  await first.release();
  expect(await third).toEqual([1]);
  await Promise.all([second.release(), release()]);
});

test('account sets: leases are next to the file, one folder per platform; in the target’s folder without a file', () => {
  const file = path.join(tempDir(), 'accounts.json');
  const [one, other] = ['http://127.0.0.1:1', 'http://127.0.0.1:2'].map((url) => leasesFolder(url, file));
  expect(path.dirname(one ?? '')).toBe(`${file}.leases`);
  expect(one).not.toBe(other);
  expect(existsSync(`${file}.leases`)).toBe(true);
  expect(leasesFolder('http://127.0.0.1:1', undefined)).toContain(`${path.sep}.sessions${path.sep}`);
  expect(readdirSync(tempDir())).toContain('accounts.json.leases');
});

test('account sets: the tutor and the parent must be those of the set’s students', async () => {
  const sandbox = await startSandbox('', 2);
  const [one, other] = setsOf(2) as [AccountSet, AccountSet];
  const limiter = new SignInRateLimiter(tempDir(), 'run');
  const problemsOf = async (accounts: Partial<AccountSet['accounts']>) => {
    const set: AccountSet = { ...one, accounts: { ...one.accounts, ...accounts } };
    return (await checkAccountSet(sandbox.url, set, limiter)).problems.map(({ en }) => en);
  };
  try {
    expect(await problemsOf({})).toEqual([]);
    expect((await checkAccountSet(sandbox.url, other, limiter)).problems).toEqual([]);
    const { tutor, parent, secondStudent } = other.accounts;
    // Five sign-ins of one admin a minute.
    expect(await problemsOf({ tutor, parent })).toEqual([
      '«set 1»: its tutor is not the tutor of the student',
      '«set 1»: its tutor is not the tutor of the second student',
      '«set 1»: its parent is not the parent of the student',
    ]);
    expect(await problemsOf({ secondStudent })).toEqual(['«set 1»: its tutor is not the tutor of the second student']);
    expect(await problemsOf({ teacher: { email: 'nobody@example.com', password: 'x' } })).toEqual([
      '«set 1»: the platform has no account of the kind «teacher» with the email of the teacher',
    ]);
    expect(await problemsOf({ admin: { ...one.accounts.admin, password: 'wrong' } })).toEqual([
      '«set 1»: its admin cannot sign in: POST /api/auth/login/ answered 401',
    ]);
  } finally {
    await sandbox.stop();
  }
});

test('accounts: a refused sign-in names the variables that are not set on a given platform', () => {
  const own = { SECOND_STUDENT_EMAIL: 'own@example.com', SECOND_STUDENT_PASSWORD: '****************' };
  const given = readEnvironment({ BASE_URL: 'http://127.0.0.1:8000', ...own });
  expect(unsetAccountNote(given.accounts.tutor, given)).toBe(
    ' TUTOR_EMAIL and TUTOR_PASSWORD are not set, so an account of the platform’s documents was tried.',
  );
  expect(unsetAccountNote(given.accounts.secondStudent, given)).toBe('');
  expect(unsetAccountNote({ email: 'of-a-test@example.com', password: '****************' }, given)).toBe('');
  const sandbox = readEnvironment({});
  expect(unsetAccountNote(sandbox.accounts.tutor, sandbox)).toBe('');
});
