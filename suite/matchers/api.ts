/** Matchers of the API's responses. */
import type { ReadResponse, CorsResponse } from '../api/api-user';
import { isPrivate } from '../api/private-fields';
import { tellsNothingOfOthers, type Self } from '../api/own-records';
import { asJson } from '../../lib/json';
import { missingRefusal, refusal } from '../failure/failure';
import { register } from '../failure/register';
import { capitalized } from '../../lib/capitalized';

export const apiMatchers = {
  /** Passes when the server answered with one of these statuses. */
  toBeAnsweredWith(response: ReadResponse, statuses: readonly number[]) {
    const pass = statuses.includes(response.status);
    const allowed = statuses.some((status) => status < 400);
    const due = statuses.join(' or ');
    const message = () =>
      pass
        ? `The server answered ${response.request} of ${response.who} with ${response.status}, and should not have.`
        : register(
            allowed
              ? refusal(response.request, response.status, { by: 'suite' })
              : missingRefusal(response.request, response.status, { by: 'suite', expected: due }),
            `The server answered ${response.request} of ${response.who} with ${response.status} instead of ${due}.`,
          );
    return { pass, name: 'toBeAnsweredWith', message };
  },

  /**
   * Passes when the user received their own data: as JSON, and without data that no user may see, such as a password
   * hash.
   */
  toBeGranted(response: ReadResponse, what: string) {
    const granted = response.status >= 200 && response.status < 300;
    const faults = granted ? faultsOf(response) : [];
    const pass = granted && faults.length === 0;
    if (granted && !pass) {
      const code = isPrivate(response.text) ? ('given-away' as const) : ('not-as-agreed' as const);
      const failure = {
        ...missingRefusal(response.request, response.status, { by: 'suite' }),
        code,
        seen: faults.join(', '),
      };
      return {
        pass,
        name: 'toBeGranted',
        message: () =>
          register(
            failure,
            `${capitalized(response.who)} may read ${what}, but ${faults.join(', and ')}: ${response.request}.`,
          ),
      };
    }
    const message = () =>
      pass
        ? `${capitalized(response.who)} may read ${what}, and should not.`
        : register(
            refusal(response.request, response.status, { by: 'suite' }),
            `${capitalized(response.who)} may read ${what}, and the server refused: ${response.request} → ${response.status}.`,
          );
    return { pass, name: 'toBeGranted', message };
  },

  /**
   * Passes when a browser hides the response from pages of the other site: the server allows neither its origin nor
   * `*`.
   */
  toRejectOrigin({ request, origin, allowed }: CorsResponse) {
    const pass = allowed !== '*' && allowed !== origin;
    const failure = {
      ...missingRefusal(request, 200, { by: 'suite' }),
      code: 'given-away' as const,
      seen: `Access-Control-Allow-Origin: ${allowed}`,
    };
    return {
      pass,
      name: 'toRejectOrigin',
      message: () =>
        pass
          ? `${origin} may not read the answer, and should.`
          : register(
              failure,
              `Any page of ${origin} may read the answer to ${request}: the server allows «${allowed}».`,
            ),
    };
  },

  /**
   * Passes when the user received no data of others. With any status, a response with content fails unless it
   * contains no data of others.
   */
  toGiveNothingAway(response: ReadResponse, what: string, self: Self | undefined) {
    const wasAnswered = response.status >= 200 && response.status < 300;
    const pass = !wasAnswered || tellsNothingOfOthers(asJson(response.text), self);
    const message = () =>
      pass
        ? `${capitalized(response.who)} received no data, and should have.`
        : register(
            { ...missingRefusal(response.request, response.status, { by: 'suite' }), code: 'given-away' },
            `${capitalized(response.who)} may not read ${what}, and the server sent it: ${response.request} → ${response.status}.`,
          );
    return { pass, name: 'toGiveNothingAway', message };
  },
};

function faultsOf({ text, contentType }: ReadResponse): string[] {
  return [
    ...(/json/i.test(contentType) ? [] : [`the answer comes as «${contentType}»`]),
    ...(isPrivate(text) ? ['the answer holds a password or its hash'] : []),
  ];
}
