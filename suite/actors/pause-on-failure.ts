/** Pauses after a failure in headed mode: windows and data stay unchanged so that they can be examined. */
import { test, type TestInfo } from '@playwright/test';
import { Actor } from './actor';
import type { BrowserUser } from './browser-user';
import { PUBLIC_PASSWORDS, environment, targetKind, headedOptions } from '../config/environment';
import { actorLabel } from '../config/names';

/** Time for the clean-up after the pause. */
const AFTERWARDS_MS = 120_000;

const paused = new WeakSet<TestInfo>();

/**
 * Keeps windows and data of a failed test once, and reports for how long and how to sign in. Does nothing for a
 * passed test, or when no pause was requested. Ctrl-C ends it.
 */
export async function pauseOnFailure(testInfo: TestInfo, users: readonly BrowserUser[]): Promise<void> {
  const holdMs = headedOptions()?.holdMs;
  if (
    holdMs === undefined ||
    testInfo.status === testInfo.expectedStatus ||
    testInfo.status === 'skipped' ||
    paused.has(testInfo)
  )
    return;
  paused.add(testInfo);
  // The time-out counts from the start of the test.
  testInfo.setTimeout(testInfo.timeout + holdMs + AFTERWARDS_MS);
  const until = new Date(Date.now() + holdMs).toLocaleTimeString('en-GB', { timeZone: environment().timeZone });
  await test.step(`the windows and the data of this test are kept for ${holdMs / 60_000} min, until ${until}; Ctrl-C ends that and cleans up`, async () => {
    for (const sentence of users.map(accountOf)) await test.step(sentence, async () => undefined);
    if (users.some((user) => user instanceof Actor)) {
      await test.step('signing in with one of these accounts elsewhere signs its window here out', async () =>
        undefined);
    }
    await timeOrInterrupt(holdMs);
  });
}

/** Describes one account in a sentence. Contains a password only when it is public: the sandbox's own. */
export function accountOf(user: BrowserUser): string {
  const place = `the window shows ${user.page.isClosed() ? 'nothing any more' : user.page.url()}`;
  if (!(user instanceof Actor)) return `${user.actor}: signed out or with a session of its own; ${place}`;
  const { email } = user.session.user;
  const shared = environment().accounts[user.name];
  const isPublic = targetKind() === 'sandbox' && shared.email === email && PUBLIC_PASSWORDS.includes(shared.password);
  const password = isPublic
    ? `, password ${shared.password}`
    : shared.email === email
      ? `, password from ${actorLabel(user.name).replace(' ', '_').toUpperCase()}_PASSWORD`
      : ', an account of this test';
  return `${user.actor}: ${email}${password}; sign in at ${user.traffic.origin}/auth/signin; ${place}`;
}

function timeOrInterrupt(ms: number): Promise<void> {
  return new Promise((resolve) => {
    const end = () => {
      clearTimeout(timer);
      process.off('SIGINT', end);
      resolve();
    };
    const timer = setTimeout(end, ms);
    process.on('SIGINT', end);
  });
}
