/**
 * Forms whose first sending never reaches the server, and whose second one is refused: what they say, and whether they can
 * be sent again.
 */
import type { Locator } from '@playwright/test';
import { brokenRequests } from '../actors/broken-connection';
import type { BrowserUser } from '../actors/browser-user';
import { messagesOfRefusal } from '../actors/refused-request';
import type { Endpoint } from '../api/endpoint';
import type { CaseId } from '../catalogue';
import { expect } from '../matchers';
import { skipMissingFeature } from '../matchers/missing';

/** A form that is filled in. */
export interface FilledForm {
  readonly endpoint: Endpoint<unknown>;
  readonly button: Locator;
  readonly press: () => Promise<void>;
  /** What was typed, by the name of the field. */
  readonly typed: Readonly<Record<string, readonly [field: Locator, text: string]>>;
  /** The case that reports a form that cannot be sent. Undefined where no case is about the form. */
  readonly reportedBy?: CaseId;
}

/** Time for the message of a form: real builds send a broken request three times more, with pauses of up to 4 s. */
const REPEATED_MS = 15_000;

/** What messages of success begin with. */
const SUCCESS = /^успешн/i;

/**
 * Sends the form while the connection breaks, and expects that the page says so, keeps what was typed and lets the user
 * press the button again.
 * @throws Blocked where the form sends nothing
 */
export async function breakConnectionOf(
  user: BrowserUser,
  { endpoint, button, press, typed, reportedBy }: FilledForm,
): Promise<void> {
  const send = () => brokenRequests(user, endpoint, press, REPEATED_MS);
  const { messages, count } = await (reportedBy === undefined
    ? user.blockedUnless('the form cannot be sent', send)
    : user.precondition(reportedBy, send));
  const repeatsItself = messages.length === 0 && count > 1;
  await skipMissingFeature(repeatsItself, 'form that leaves it to the user to send a broken request again');
  // A page that takes the change for done has closed its form, so that nothing else can be judged.
  expect(
    messages.filter((text) => SUCCESS.test(text)),
    'messages of success after the connection broke',
  ).toEqual([]);
  expect
    .soft(messages.length, `messages of the page in the ${REPEATED_MS / 1000} s after its connection broke`)
    .toBeGreaterThan(0);
  await expectAsTyped(button, typed, 'after the connection broke');
}

/** The same, then sends the form to be refused, and then again to be accepted. */
export async function sendAgainAfterBreak(user: BrowserUser, form: FilledForm): Promise<void> {
  await breakConnectionOf(user, form);
  const messages = await messagesAfterRefusal(user, form);
  await user.expectSuccess(form.endpoint, form.press);
  // A page may say the same about both, and it is not seen whether it said it again.
  await skipMissingFeature(messages.length === 0, 'message of its own about what the server refuses');
}

/**
 * Sends the form while the server refuses it, and expects that it announces no success, keeps what was typed and can be
 * sent again.
 */
async function messagesAfterRefusal(
  user: BrowserUser,
  { endpoint, button, press, typed }: FilledForm,
): Promise<readonly string[]> {
  const messages = await messagesOfRefusal(user, endpoint, press);
  expect(
    messages.filter((text) => SUCCESS.test(text)),
    'messages of success after the server refused what the form sent',
  ).toEqual([]);
  await expectAsTyped(button, typed, 'after the server refused it');
  return messages;
}

async function expectAsTyped(button: FilledForm['button'], typed: FilledForm['typed'], when: string): Promise<void> {
  for (const [name, [field, text]] of Object.entries(typed))
    await expect.soft(field, `the field «${name}» ${when}`).toHaveValue(text);
  await expect(button, `the button of the form ${when}: it must take another press`).toBeEnabled();
}
