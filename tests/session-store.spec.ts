import { expect, test } from '@playwright/test';
import { NoResponseError } from '../suite/monitoring/response';
import { takeLease } from '../lib/lease';
import { SignInRefused } from '../suite/failure/blocked';
import type { Session } from '../suite/sessions/session';
import { SessionStore, type SessionSource } from '../suite/sessions/store';
import { tempDir } from './specimens/temp-dir';
import { run } from './specimens/processes';
import { sessionOf } from './specimens/sessions';
import { tinyServer } from './specimens/tiny-server';

/** A platform that keeps one valid token per user: each sign-in ends the previous session. */
class Platform implements SessionSource {
  signIns = 0;
  live: string | undefined;

  signIn = async () => {
    this.signIns += 1;
    this.live = `token-${this.signIns}`;
    return sessionOf(this.live);
  };

  isAlive = async ({ token }: Session) => token === this.live;
}

const open = { check: () => undefined };

test('sessions: six workers in separate processes share one sign-in', async () => {
  let signIns = 0;
  const server = await tinyServer((request, _body, response) => {
    if (request.url === '/sign-in') signIns += 1;
    response.end(`token-${signIns}`);
  });
  try {
    const tokens = await Promise.all(
      Array.from({ length: 6 }, () => run('session-process', tempDir(), server.url, 'run')),
    );
    expect(new Set(tokens)).toEqual(new Set(['token-1']));
  } finally {
    await server.close();
  }
  expect(signIns).toBe(1);
});

test('sessions: an ended session is renewed once for all workers', async () => {
  const platform = new Platform();
  const workers = Array.from({ length: 3 }, () => new SessionStore(tempDir(), 'run', open));
  await Promise.all(workers.map((worker) => worker.acquire('teacher', platform)));
  platform.live = 'somebody else signed in';
  const renewed = await Promise.all(workers.map((worker) => worker.acquire('teacher', platform)));
  expect(renewed.map(({ token }) => token)).toEqual(['token-2', 'token-2', 'token-2']);
  expect(platform.signIns).toBe(2);

  platform.live = 'somebody else signed in again';
  const third = new SessionStore(tempDir(), 'run', open).acquire('teacher', platform);
  await expect(third, 'a war for the account is not fought').rejects.toThrow(
    'BLOCKED: the session of teacher ended twice in this run',
  );
  expect(platform.signIns).toBe(2);
});

test('sessions: a refused sign-in is not tried again in the same run', async () => {
  let attempts = 0;
  const source: SessionSource = {
    isAlive: async () => true,
    signIn: async () => {
      attempts += 1;
      throw new SignInRefused('teacher could not sign in: the server answered 401.');
    },
  };
  const acquire = () => new SessionStore(tempDir(), 'run', open).acquire('teacher', source);
  await expect(acquire()).rejects.toThrow('the server answered 401');
  await expect(acquire()).rejects.toThrow('the server answered 401');
  expect(attempts).toBe(1);
});

test('sessions: an unanswered sign-in is tried again, and its session is shared', async () => {
  let attempts = 0;
  const platform = new Platform();
  const source: SessionSource = {
    isAlive: platform.isAlive,
    signIn: () => {
      attempts += 1;
      return attempts < 3
        ? Promise.reject(new NoResponseError('POST /api/auth/login/', 'no answer within 20 s'))
        : platform.signIn();
    },
  };
  const acquire = () => new SessionStore(tempDir(), 'run', open).acquire('teacher', source);
  await expect(acquire()).rejects.toThrow('no answer within 20 s');
  await expect(acquire()).rejects.toThrow('no answer within 20 s');
  expect((await acquire()).token).toBe(platform.live);
});

test('sessions: a sign-in that is never answered is tried at most three times in a run', async () => {
  let attempts = 0;
  const source: SessionSource = {
    isAlive: async () => true,
    signIn: () => Promise.reject(new NoResponseError('POST /api/auth/login/', `no answer, attempt ${(attempts += 1)}`)),
  };
  for (let test = 0; test < 5; test += 1)
    await expect(new SessionStore(tempDir(), 'run', open).acquire('teacher', source)).rejects.toThrow('no answer');
  expect(attempts).toBe(3);
});

test('sessions: two simultaneous runs share a session, which outlives the run that created it', async () => {
  const folder = tempDir();
  const platform = new Platform();
  const endFirst = takeLease(folder, 'first run');
  const endSecond = takeLease(folder, 'second run');
  await new SessionStore(folder, 'first run', open).acquire('teacher', platform);
  const shared = await new SessionStore(folder, 'second run', open).acquire('teacher', platform);
  expect(shared.token).toBe('token-1');

  endFirst();
  const later = await new SessionStore(folder, 'second run', open).acquire('teacher', platform);
  expect(later.token, 'the end of the first run does not cut off the second').toBe('token-1');

  endSecond();
  const afterwards = await new SessionStore(folder, 'third run', open).acquire('teacher', platform);
  expect(afterwards.token, 'a run shows itself that signing in works today').toBe('token-2');
});

test('sessions: a killed run is not waited for, and its session is not used', async () => {
  const folder = tempDir();
  const platform = new Platform();
  await run('lease-process', folder, 'killed run');
  await new SessionStore(folder, 'killed run', open).acquire('teacher', platform);
  const own = await new SessionStore(folder, 'run', open).acquire('teacher', platform);
  expect(own.token).toBe('token-2');
});

test('sessions: an account is used exclusively when nobody else uses it, and others sign in afterwards', async () => {
  const folder = tempDir();
  const platform = new Platform();
  const [user, exclusiveUser, newcomer] = [1, 2, 3].map(() => new SessionStore(folder, 'run', open)) as [
    SessionStore,
    SessionStore,
    SessionStore,
  ];
  const order: string[] = [];
  await user.acquire('secondStudent', platform);
  const loan = exclusiveUser.acquireExclusive('secondStudent').then((release) => {
    order.push('lent');
    return release;
  });
  // A worker that uses the account requests its session repeatedly, and must not have to wait for the exclusive
  // account.
  await user.acquire('secondStudent', platform);
  order.push('left');
  user.leave();
  const release = await loan;
  const session = newcomer.acquire('secondStudent', platform).then((acquired) => {
    order.push('signed in');
    return acquired;
  });
  // Another account is not affected; its sign-in shows that the new worker has had its turn.
  await new SessionStore(folder, 'run', open).acquire('teacher', new Platform());
  order.push('returned');
  await release();
  expect((await session).token).toBe('token-2');
  expect(order).toEqual(['left', 'lent', 'returned', 'signed in']);
});

test('sessions: two tests that need an account exclusively get it one after the other', async () => {
  const folder = tempDir();
  const platform = new Platform();
  const [one, other] = [1, 2].map(() => new SessionStore(folder, 'run', open)) as [SessionStore, SessionStore];
  await one.acquire('secondStudent', platform);
  await other.acquire('secondStudent', platform);
  const order: string[] = [];
  await Promise.all(
    [one, other].map(async (store) => {
      const release = await store.acquireExclusive('secondStudent');
      order.push('lent');
      await store.acquireExclusive('teacher').then((giveBack) => giveBack());
      order.push('returned');
      await release();
    }),
  );
  expect(order).toEqual(['lent', 'returned', 'lent', 'returned']);
});
