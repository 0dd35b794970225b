/** Matchers of signing in and out. */
import { expect as base, test, type ExpectMatcherState, type Locator } from '@playwright/test';
import { routes } from '../../pages/routes';
import type { Guest, RateLimitResult } from '../actors/guest';
import type { BrowserUser } from '../actors/browser-user';
import type { ApiUser } from '../api/api-user';
import { visibilityOf, reads } from '../api/reads';
import { endpoints } from '../api/endpoints';
import { signedInSchema, type User } from '../api/schemas';
import { generalPath, type Failure } from '../failure/failure';
import { register } from '../failure/register';
import type { AttemptResponse } from '../sessions/attempts';
import { fastest, haveSimilarDurations, type RejectionTimes } from '../sessions/rejection-durations';
import { targetKind } from '../config/environment';
import { attachFindings } from '../monitoring/page-error-report';
import { asJson } from '../../lib/json';
import { isAbout, isClearProblem, type Reason } from './clear-message';
import { oneLine } from '../../lib/one-line';

const REASON_NAMES: Readonly<Record<Reason, string>> = {
  credentials: 'that login or password are wrong',
  attempts: 'that there were too many attempts, and to wait',
  lockedOut: 'that the account is locked',
  taken: 'that the email is taken',
  file: 'the file',
  phone: 'the phone number',
};

export const signInMatchers = {
  /**
   * Passes when the server refused an attempt over the API with one of these statuses and a message, without a
   * session.
   */
  toBeRefusedWith(response: AttemptResponse, ...statuses: number[]) {
    const content = asJson(response.text);
    const says =
      JSON.stringify(content ?? '').replace(/[^\p{L}]/gu, '').length > 0 && !signedInSchema.safeParse(content).success;
    const pass = statuses.includes(response.status) && says;
    const seen = `${response.status} ${response.text.slice(0, 200) || 'with an empty body'}`;
    return {
      pass,
      name: 'toBeRefusedWith',
      message: () =>
        `The sign-in was answered with ${seen}; ${pass ? 'that should not be' : `${statuses.join(' or ')} with a sentence in JSON was due`}.`,
    };
  },

  /** Passes when an attempt over the API opened a session of this user. The message contains no token. */
  toOpenSessionOf(response: AttemptResponse, user: Pick<User, 'id'>) {
    const opened = response.status < 300 ? signedInSchema.safeParse(asJson(response.text)).data : undefined;
    const pass = opened?.user.id === user.id;
    const seen =
      opened === undefined
        ? `${response.status} without a session`
        : `${response.status} and a session of the account ${opened.user.id}`;
    return {
      pass,
      name: 'toOpenSessionOf',
      message: () =>
        `The sign-in was answered with ${seen}; ${pass ? 'that should not be' : `a session of the account ${user.id} was due`}.`,
    };
  },

  /**
   * Passes when the page reported a problem by toast or in its form, and named one of these reasons. The exact wording
   * is up to the platform.
   */
  async toShowErrorMessage(this: ExpectMatcherState, user: BrowserUser, ...reasons: Reason[]) {
    let shown: string[] = [];
    const listen = async () => {
      const now = (await user.toasts.errors.allInnerTexts()).filter((text) => text.trim() !== '');
      if (now.length > 0) shown = now; // The toast may be gone when the failure message is built.
      return shown.some((text) => isClearProblem(text) && (reasons.length === 0 || isAbout(text, reasons)));
    };
    const pass = await base
      .poll(listen, { timeout: this.timeout })
      .toBe(true)
      .then(
        () => true,
        () => false,
      );
    const seen = shown.length === 0 ? 'nothing' : shown.map((text) => `«${oneLine(text)}»`).join(', ');
    const failure: Failure = {
      code: 'different',
      control: { kind: 'message', names: ['what is wrong'] },
      page: generalPath(user.page.url()),
      seen,
    };
    return {
      pass,
      name: 'toShowErrorMessage',
      message: () =>
        pass
          ? `The page said ${seen}, and should not have.`
          : register(
              failure,
              `The page must say what is wrong${reasons.length === 0 ? '' : ` (${reasons.map((reason) => REASON_NAMES[reason]).join(' or ')})`}, and said ${seen}.`,
            ),
    };
  },

  /** Passes when the browser's storage holds no session entry. */
  async toHaveNoSession(guest: Guest) {
    const kept = await guest.storedSession();
    const pass = kept.length === 0;
    return {
      pass,
      name: 'toHaveNoSession',
      message: () =>
        pass
          ? 'The browser keeps no session, and should.'
          : `The browser keeps ${kept.join(', ')} of a session that must not be.`,
    };
  },

  /** Passes when the browser itself marks an empty required field. */
  async toBeReportedMissing(field: Locator) {
    const missing = await field.evaluate(
      (element) => element instanceof HTMLInputElement && element.required && element.validity.valueMissing,
    );
    return {
      pass: missing,
      name: 'toBeReportedMissing',
      message: () => `The empty field is ${missing ? '' : 'not '}reported as missing by the browser.`,
    };
  },

  /** Passes when the page has sent no sign-in so far. */
  toHaveSentNoSignIn(guest: Guest) {
    const { method, path } = endpoints.signIn;
    const sent = guest.traffic.recordedRequests.filter(
      (exchange) => method.test(exchange.method) && path.test(exchange.path),
    );
    const pass = sent.length === 0;
    return {
      pass,
      name: 'toHaveSentNoSignIn',
      message: () =>
        pass
          ? 'The page sent no sign-in, and should have.'
          : `The page sent ${sent.length} sign-in(s) with an empty field.`,
    };
  },

  /** Passes when the platform applied the limit after this many attempts, with a message. */
  toBeLimitedAfter(limitResult: RateLimitResult, attempts: number) {
    const { statuses, toasts } = limitResult;
    const limited = limitResult.limitedAt;
    const faults = [
      ...(limited === -1 ? [`${statuses.length} attempts within a minute were all let through`] : []),
      ...(limited !== -1 && statuses[limited] !== 429
        ? [`the refusal is ${statuses[limited] ?? 'none'} with a page of the server instead of 429`]
        : []),
      ...(limited > attempts ? [`it was reached only at attempt ${limited + 1}`] : []),
      ...(limited === 0 && limitResult.earlier === 0 ? ['it was reached at the first attempt already'] : []),
      ...(limited !== -1 && !toasts.some((text) => isClearProblem(text) && isAbout(text, ['attempts']))
        ? [`the page said ${toasts.join(', ') || 'nothing'} about it`]
        : []),
    ];
    const pass = faults.length === 0;
    return {
      pass,
      name: 'toBeLimitedAfter',
      message: () =>
        `The limit of ${attempts} sign-ins a minute ${pass ? 'holds, and should not' : `does not hold: ${faults.join('; ')}`} (${statuses.join(', ')}).`,
    };
  },

  /**
   * Passes when an unknown user and a wrong password are refused alike: same status, same words, about the same time.
   */
  async toNotRevealAccounts(times: RejectionTimes) {
    const { wrongPassword, unknownUser } = times;
    const answers = [...wrongPassword, ...unknownUser];
    const different = new Set(answers.map(({ status, text }) => `${status} ${text}`));
    const time = haveSimilarDurations(times)
      ? []
      : [
          `a wrong password takes ${Math.round(fastest(wrongPassword))} ms, an unknown user ${Math.round(fastest(unknownUser))} ms`,
        ];
    const faults = [
      ...(answers.every(({ status }) => status === 401)
        ? []
        : [`the answers were ${[...new Set(answers.map(({ status }) => status))].join(' and ')} instead of 401`]),
      ...(different.size === 1 ? [] : [`the answers differ: ${[...different].join(' / ')}`]),
      ...(targetKind() === 'sandbox' ? time : []),
    ];
    // The case requires the same response. A difference in time is reported as a separate finding.
    if (faults.length === 0)
      await attachFindings(
        test.info(),
        'how long a refusal takes',
        time.map((found) => `it can be found out who has an account: ${found}`),
      );
    const pass = faults.length === 0;
    return {
      pass,
      name: 'toNotRevealAccounts',
      message: () =>
        pass
          ? 'The refusals are alike, and should not be.'
          : `It can be found out who has an account: ${faults.join('; ')}.`,
    };
  },

  /**
   * Passes when the token is no longer accepted. Repeats the check for a short time: the page may navigate before the
   * server has ended the session.
   */
  async toBeSignedOut(this: ExpectMatcherState, caller: ApiUser) {
    let status = 0;
    const ask = async () => (status = (await caller.reads(reads.me)).status);
    const pass = await base
      .poll(ask, { timeout: this.timeout })
      .toBe(401)
      .then(
        () => true,
        () => false,
      );
    return {
      pass,
      name: 'toBeSignedOut',
      message: () =>
        pass
          ? `${caller.who} is signed out, and should not be.`
          : `${caller.who} is still let in: the server answered ${status} instead of 401.`,
    };
  },

  /** Passes when the user is signed out: the page is the sign-in page and shows none of these texts. */
  async toShowNothingPrivate(this: ExpectMatcherState, user: BrowserUser, texts: readonly string[]) {
    const { page } = user;
    const atSignIn = await base(routes.signIn.readyLocator(page))
      .toBeVisible({ timeout: this.timeout })
      .then(
        () => true,
        () => false,
      );
    const shown = await page.locator('body').innerText();
    const leaked = texts.filter((text) => shown.includes(text));
    const faults = [
      ...(atSignIn ? [] : [`the page is ${new URL(page.url()).pathname} and not the sign-in page`]),
      ...(leaked.length === 0 ? [] : [`it shows ${leaked.join(', ')}`]),
    ];
    const pass = faults.length === 0;
    return {
      pass,
      name: 'toShowNothingPrivate',
      message: () => `${user.actor} is signed out, but ${pass ? 'nothing private is shown' : faults.join('; ')}.`,
    };
  },

  /** Passes when no private data was received after this request, in any tab. */
  async toHaveReadNothingPrivateSince(user: BrowserUser, requestNumber: number) {
    await user.traffic.settled();
    const answeredReads = user.traffic
      .since(requestNumber)
      .filter(
        ({ method, path, status }) =>
          method === 'GET' && status !== undefined && status < 400 && visibilityOf(path) !== 'open',
      );
    const pass = answeredReads.length === 0;
    const list = answeredReads.map(({ path, status }) => `${path} → ${status ?? '-'}`).join(', ');
    return {
      pass,
      name: 'toHaveReadNothingPrivateSince',
      message: () =>
        pass
          ? 'Nothing private was read, and should have been.'
          : `After the sign-out the browser still received: ${list}.`,
    };
  },
};
