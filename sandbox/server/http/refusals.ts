import type { Refused, RestRefusal } from '../../contract/identity';

/** A request the server will not carry out. Thrown anywhere below a route; the error handler answers it. */
export class Refusal extends Error {
  constructor(
    readonly status: number,
    readonly body: RestRefusal | Refused,
    readonly headers: Record<string, string> = {},
  ) {
    super(`Refused with ${status}`);
  }
}

/** The challenge that goes with a 401; browsers show no window of their own for this scheme. */
const CHALLENGE = { 'www-authenticate': 'Token' };

/** 401: the request carries no token. */
export function notSignedIn(): Refusal {
  return new Refusal(401, { detail: 'Authentication credentials were not provided.' }, CHALLENGE);
}

/** 401: the token is unknown, replaced by a later sign-in, too old, or its user is inactive. */
export function invalidToken(): Refusal {
  return new Refusal(401, { detail: 'Invalid token.' }, CHALLENGE);
}

/** 403: signed in, but not entitled. */
export function forbidden(): Refusal {
  return new Refusal(403, { detail: 'У вас недостаточно прав для выполнения данного действия.' });
}

/** 404: there is no such thing, or nobody is to know that there is. */
export function notFound(): Refusal {
  return new Refusal(404, { detail: 'Страница не найдена.' });
}

/** 405: the address exists and does not take this method. */
export function methodNotAllowed(method: string, allowed: readonly string[]): Refusal {
  return new Refusal(405, { detail: `Метод "${method}" не разрешен.` }, { allow: allowed.join(', ') });
}

/** 400 for the request as a whole. */
export function badRequest(detail: string): Refusal {
  return new Refusal(400, { detail });
}

/** 400 with the messages of each field that is wrong. */
export function invalidFields(messages: Record<string, string[]>): Refusal {
  return new Refusal(400, messages);
}

/** A refusal in the shape of the sign-in API. */
export function unsuccessful(status: number, error: string, headers: Record<string, string> = {}): Refusal {
  return new Refusal(status, { success: false, error }, headers);
}
