/** Domain matchers with explanatory messages. Each has a self-test that shows it failing. */
import { expect as base, type ExpectMatcherState, type Locator } from '@playwright/test';
import { register } from '../failure/register';
import type { Role } from '../config/names';
import { SESSION_KEYS, type Session } from '../sessions/session';
import { routes } from '../../pages/routes';
import { notAccepted } from '../monitoring/accepted';
import type { ServerResponse } from '../monitoring/server-response';
import { accessMatchers } from './access';
import { accessibilityMatchers } from './accessibility';
import { administrationMatchers } from './administration';
import { apiMatchers } from './api';
import { figureMatchers } from './figures';
import { fileMatchers } from './files';
import { findingMatchers } from './findings';
import { latenessMatchers } from './lateness';
import { pageStateMatchers } from './page-state';
import { refusalMatchers } from './refusals';
import { registering } from './registering';
import { signInMatchers } from './sign-in';
import { different, textWithinTimeout } from './text-soon';
import { textMatchers } from './texts';
import { wholeTextMatchers } from './whole-text';

const matchers = {
  ...accessMatchers,
  ...accessibilityMatchers,
  ...administrationMatchers,
  ...apiMatchers,
  ...figureMatchers,
  ...fileMatchers,
  ...findingMatchers,
  ...latenessMatchers,
  ...pageStateMatchers,
  ...refusalMatchers,
  ...signInMatchers,
  ...textMatchers,
  ...wholeTextMatchers,

  /**
   * Passes when the server accepted the request. The response decides, never a toast; the message includes a
   * contradicting toast.
   */
  toBeAccepted(response: ServerResponse<unknown>) {
    const pass = response.data !== undefined;
    return {
      pass,
      name: 'toBeAccepted',
      message: () =>
        pass
          ? `The server accepted to ${response.purpose} (${response.request} → ${response.status}), and it should not have.`
          : notAccepted(response).message,
    };
  },

  /**
   * Passes when a sign-in was accepted, opened the role's dashboard, and stored the session where the platform keeps
   * it.
   */
  toShowSignIn(session: Session, role: Role, landing: string) {
    const { evidence, user } = session;
    const missing = SESSION_KEYS.filter((key) => !evidence.storedKeys.includes(key));
    const faults = [
      ...(evidence.status === 200 ? [] : [`the server answered ${evidence.status}`]),
      ...(user.role === role ? [] : [`the account has the role «${user.role}»`]),
      ...(evidence.landing === landing ? [] : [`the page went to ${evidence.landing} instead of ${landing}`]),
      ...(evidence.landing === landing && evidence.pageProblem !== undefined ? [evidence.pageProblem] : []),
      ...(missing.length === 0 ? [] : [`the browser's storage lacks ${missing.join(', ')}`]),
      ...(/^\S{20,}$/.test(session.token) ? [] : ['the token is not a token']),
    ];
    const pass = faults.length === 0;
    const message = () => {
      const sentence = `The sign-in of the ${role} ${pass ? 'is as it should not be' : `is not right: ${faults.join('; ')}`}.`;
      const isRefused =
        faults.length === 1 &&
        (evidence.landing === routes.unauthorized.path || evidence.landing === routes.landing.path);
      return isRefused
        ? register(
            { code: 'page-forbidden', role, control: { kind: 'page', names: [landing] }, page: evidence.landing },
            sentence,
          )
        : sentence;
    };
    return { pass, name: 'toShowSignIn', message };
  },

  /** Passes when a grade is shown in one of the protocol's wordings: «85/100» or «85 из 100». */
  async toShowGrade(this: ExpectMatcherState, place: Locator, score: number, maximum: number) {
    const wording = new RegExp(`(?<!\\d)${score}\\s*(?:/|из)\\s*${maximum}(?!\\d)`);
    return textWithinTimeout(
      this,
      place,
      wording,
      `the grade «${score}/${maximum}» or «${score} из ${maximum}»`,
      'toShowGrade',
      'the grade',
    );
  },

  /** Passes when a page shows the server's figure, with or without spaces between thousands. */
  async toShowFigure(this: ExpectMatcherState, place: Locator, count: number) {
    const digits = String(count).replace(/\B(?=(?:\d{3})+$)/g, '\\s?');
    const wording = new RegExp(`^\\D*${digits}(?!\\d|\\s\\d{3}(?!\\d))`);
    const pass = await base(place)
      .toContainText(wording, { timeout: this.timeout })
      .then(
        () => true,
        () => false,
      );
    const [text = ''] = await place.allTextContents();
    const shown = /\d+(?:\s\d{3})*/.exec(text)?.[0] ?? 'no figure';
    const failure = different(place, 'the figure', String(count), shown);
    return {
      pass,
      name: 'toShowFigure',
      message: () => register(failure, `The page shows ${shown}; the server's response says ${count}.`),
    };
  },

  /** Passes when a date and time is shown as the platform writes it in Russian, in the browser's time zone. */
  async toShowMoment(this: ExpectMatcherState, place: Locator, written: RegExp, what: string) {
    return textWithinTimeout(this, place, written, what, 'toShowMoment', what);
  },
};

export const expect = base.extend(registering(matchers));
