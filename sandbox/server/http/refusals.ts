/** A request the server will not carry out. Thrown anywhere below a route; the error handler answers it. */
export class Refusal extends Error {
  constructor(
    readonly status: number,
    /** Text is a page of HTML. */
    readonly body: object | string,
    readonly headers: Record<string, string> = {},
  ) {
    super(`Refused with ${status}`);
  }
}

/** The challenge that goes with a 401; browsers show no window of their own for this scheme. */
const CHALLENGE = { 'www-authenticate': 'Bearer realm="api"' };

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
  return new Refusal(403, { detail: 'You do not have permission to perform this action.' });
}

/** 403 in the words of one part of the platform. */
export function forbiddenAs(body: { error: string } | { detail: string }): Refusal {
  return new Refusal(403, body);
}

/** 404: there is no such thing, or nobody is to know that there is. */
export function notFound(what?: 'Assignment' | 'AssignmentSubmission'): Refusal {
  return new Refusal(404, { detail: what === undefined ? 'Not found.' : `No ${what} matches the given query.` });
}

/** 404 for an account. */
export function noSuchUser(): Refusal {
  return new Refusal(404, { detail: 'Пользователь не найден' });
}

/** 405: the address exists and does not take this method. */
export function methodNotAllowed(method: string, allowed: readonly string[]): Refusal {
  return new Refusal(405, { detail: `Method "${method}" not allowed.` }, { allow: allowed.join(', ') });
}

/** 400 for the request as a whole. */
export function badRequest(detail: string): Refusal {
  return new Refusal(400, { detail });
}

/** 400 with the messages of each field that is wrong. */
export function invalidFields(messages: Record<string, string[]>): Refusal {
  return new Refusal(400, messages);
}

/** A refusal in the shape of sign-in and accounts. */
export function unsuccessful(status: number, error: string, headers: Record<string, string> = {}): Refusal {
  return new Refusal(status, { success: false, error }, headers);
}

/** The 400 that sign-in, sending and accounts answer whatever the mistake is. */
export function invalidData(): Refusal {
  return unsuccessful(400, 'Ошибка валидации данных');
}
