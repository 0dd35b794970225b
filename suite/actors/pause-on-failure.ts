/**
 * Shows a failure in headed mode where a person looks: in the window that acted, and on the terminal at once. With
 * `--hold`, windows and data stay unchanged until that person has chosen what to do.
 */
import { test, type TestInfo } from '@playwright/test';
import { Actor } from './actor';
import type { BrowserUser } from './browser-user';
import { PUBLIC_PASSWORDS, environment, runId, targetKind, headedOptions } from '../config/environment';
import { actorLabel } from '../config/names';
import { CHOICES_HELP } from '../headed/keys';
import { addressShown, showFailure } from '../headed/overlay';
import { chooseAfterFailure, showForAWhile } from '../headed/steering';
import { formatTestError } from '../protocol/error-message';
import type { FailedStep } from '../protocol/failed-step';
import { withoutRunTags } from '../run/run-tag';
import { knownSecrets } from '../secrets/vault';

/** Time for the clean-up after the pause. */
const AFTERWARDS_MS = 120_000;
/** Longer texts of a failure are cut: the report has them in full. */
const LONGEST = 260;

const shown = new WeakSet<TestInfo>();

/**
 * Shows a failed step. Does nothing outside headed mode.
 * @returns whether the step is to be repeated
 */
export async function showFailedStep(
  testInfo: TestInfo,
  { title, expected, seen }: FailedStep,
  users: readonly BrowserUser[],
): Promise<boolean> {
  if (headedOptions() === undefined) return false;
  shown.add(testInfo);
  return (
    (await hold(testInfo, [`FAILED: ${title}`, `Expected: ${expected}`, `Seen: ${seen}`], users)) === 'repeat-step'
  );
}

/**
 * Shows why a test failed whose failure was in none of its steps. Does nothing for a passed test, outside headed mode,
 * or when a failed step was shown.
 */
export async function pauseOnFailure(testInfo: TestInfo, users: readonly BrowserUser[]): Promise<void> {
  if (
    headedOptions() === undefined ||
    testInfo.status === testInfo.expectedStatus ||
    testInfo.status === 'skipped' ||
    shown.has(testInfo)
  )
    return;
  shown.add(testInfo);
  const seen = testInfo.errors.map(({ message = '' }) => formatTestError(message));
  await hold(testInfo, [`FAILED: ${testInfo.title}`, `Seen: ${seen[0] ?? 'the time-out of the test'}`], users);
}

async function hold(testInfo: TestInfo, failure: readonly string[], users: readonly BrowserUser[]) {
  const holdMs = headedOptions()?.holdMs;
  const lines = [...failure, `Address: ${addressShown() ?? 'no window is open'}`].map(forPeople);
  // A title of a step is printed at once, and without secrets.
  for (const line of lines) await test.step(line, async () => undefined);
  if (holdMs === undefined) {
    await showFailure(lines);
    await showForAWhile();
    await showFailure(undefined);
    return 'go-on';
  }
  // The time-out counts from the start of the test.
  const { timeout } = testInfo;
  testInfo.setTimeout(timeout + holdMs + AFTERWARDS_MS);
  const started = Date.now();
  const until = new Date(started + holdMs).toLocaleTimeString('en-GB', { hour: '2-digit', minute: '2-digit' });
  const kept = `kept until ${until} (local time)`;
  await showFailure([...lines, kept, CHOICES_HELP]);
  const choice = await test.step(`the windows and the data of this test are ${kept}; ${CHOICES_HELP}`, async () => {
    for (const sentence of users.map(accountOf)) await test.step(sentence, async () => undefined);
    if (users.some((user) => user instanceof Actor)) {
      await test.step('signing in with one of these accounts elsewhere signs its window here out', async () =>
        undefined);
    }
    return chooseAfterFailure(holdMs, testInfo.title);
  });
  await showFailure(undefined);
  testInfo.setTimeout(timeout + (Date.now() - started) + AFTERWARDS_MS);
  return choice;
}

/** One short line without secrets and marks of the run. */
function forPeople(text: string): string {
  const hidden = knownSecrets(runId()).reduce(
    (rest, { value }) => (value === '' ? rest : rest.replaceAll(value, '*'.repeat(value.length))),
    withoutRunTags(text).replace(/\s+/g, ' '),
  );
  return hidden.length > LONGEST ? `${hidden.slice(0, LONGEST)} …` : hidden;
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
