/** A session that ends early is told once, and blamed on somebody else only where the platform tells of a later sign-in. */
import { expect, test } from '@playwright/test';
import { setClockOffset } from '../suite/config/environment';
import type { Session } from '../suite/sessions/session';
import { lossText, readSessionLosses, type SessionLoss } from '../suite/sessions/session-loss';
import { SessionStore, type SessionSource } from '../suite/sessions/store';
import { observationsOf } from '../reporting/verdict/observations';
import { run } from './specimens/findings';
import { sessionOf } from './specimens/sessions';
import { tempDir } from './specimens/temp-dir';

const open = { check: () => undefined };
/** Each test has sign-ins of its own time, because the losses of a process are in one list. */
let signedInAt = Date.parse('2026-11-28T08:00:00Z');
test.beforeEach(({ browserName: _none }, { workerIndex, repeatEachIndex }) => {
  signedInAt += 60_000 + workerIndex + repeatEachIndex;
});

/** A platform that ends every session at once. @param lastSignInAfterMs what it tells of the account's last sign-in */
function dropping(lastSignInAfterMs?: number): SessionSource & { signIns: number } {
  return {
    signIns: 0,
    async signIn() {
      this.signIns += 1;
      return { ...sessionOf(`token-${this.signIns}`), signedInAt: signedInAt + this.signIns };
    },
    isAlive: (_session: Session) => Promise.resolve(false),
    lastSignIn: () =>
      Promise.resolve(lastSignInAfterMs === undefined ? undefined : new Date(signedInAt + lastSignInAfterMs)),
  };
}

const lossesSince = (from: number): SessionLoss[] =>
  readSessionLosses().filter((loss) => loss.signedInAt > from && loss.signedInAt < from + 1_000);
const blocksOf = (sessionLosses: readonly SessionLoss[]) =>
  observationsOf(run({ sessionLosses: [...sessionLosses] }), { kind: 'remote' }).map(({ kind, blocks }) => ({
    kind,
    blocks,
  }));

test('session loss: without another sign-in it prevents a release, and all workers report it once', async () => {
  const [folder, platform] = [tempDir(), dropping(0)];
  const acquire = () => new SessionStore(folder, 'run', open).acquire('teacher', platform);
  await acquire();
  await acquire();
  for (let other = 0; other < 3; other += 1)
    await expect(acquire()).rejects.toThrow('either the platform drops sessions, or somebody else signs in');
  expect(platform.signIns).toBe(2);
  const losses = lossesSince(signedInAt);
  expect(losses.map((loss) => [loss.signedInAt - signedInAt, loss.signedInElsewhereAt])).toEqual([
    [1, null],
    [2, null],
  ]);
  expect(blocksOf(losses)).toEqual([
    { kind: 'session lost', blocks: true },
    { kind: 'session lost', blocks: true },
  ]);
});

test('session loss: a later sign-in proves that somebody else uses the account', async () => {
  const [folder, platform] = [tempDir(), dropping(45_000)];
  const acquire = () => new SessionStore(folder, 'run', open).acquire('teacher', platform);
  await acquire();
  for (let other = 0; other < 2; other += 1)
    await expect(acquire()).rejects.toThrow(
      /BLOCKED: somebody signed in with the account of .* at \d\d:\d\d:\d\d UTC\. .*SHARED_ACCOUNTS=true/,
    );
  const losses = lossesSince(signedInAt);
  expect(losses.map(({ signedInElsewhereAt }) => signedInElsewhereAt)).toEqual([signedInAt + 45_000]);
  expect(blocksOf(losses)).toEqual([{ kind: 'session lost', blocks: false }]);
  expect(losses.map((loss) => lossText(loss, 'ru'))).toEqual([expect.stringContaining('кто-то вошёл')]);
});

test('session loss: the suite’s own sign-in does not count as a later one although the platform’s clock is ahead', async () => {
  setClockOffset(60_000);
  try {
    const [folder, platform] = [tempDir(), dropping(60_500)];
    const acquire = () => new SessionStore(folder, 'run', open).acquire('teacher', platform);
    await acquire();
    await acquire();
    expect(lossesSince(signedInAt).map(({ signedInElsewhereAt }) => signedInElsewhereAt)).toEqual([null]);
  } finally {
    setClockOffset(0);
  }
});
