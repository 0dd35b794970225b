/** Rejection of a request. Can be thrown in any route; the error handler sends the response. */
export class Refusal extends Error {
  constructor(
    readonly status: number,
    /** A string is sent as an HTML page. */
    readonly body: object | string,
    readonly headers: Record<string, string> = {},
    /** What the complete form says instead. */
    readonly inCompleteForm: object | string = body,
  ) {
    super(`Refused with ${status}`);
  }
}

/** The challenge of a 401; browsers open no login dialog for this scheme. */
const CHALLENGE = { 'www-authenticate': 'Bearer realm="api"' };

/** 401: the request has no token. */
export function notSignedIn(): Refusal {
  return new Refusal(401, { detail: 'Authentication credentials were not provided.' }, CHALLENGE);
}

/** 401: the token is unknown, replaced by a later sign-in or expired, or its user is inactive. */
export function invalidToken(): Refusal {
  return new Refusal(401, { detail: 'Invalid token.' }, CHALLENGE);
}

/** 403: the user is signed in, but lacks permission. */
export function forbidden(): Refusal {
  return new Refusal(403, { detail: 'You do not have permission to perform this action.' });
}

/** 403 in the format of a specific part of the platform. */
export function forbiddenAs(body: { error: string } | { detail: string }): Refusal {
  return new Refusal(403, body);
}

/** What a missing record is called, by the class that the published build names. */
const MISSING = {
  Assignment: 'Задание не найдено.',
  AssignmentSubmission: 'Ответ не найден.',
  TutorWeeklyReport: 'Отчёт не найден.',
};

/**
 * 404: the object does not exist, or its existence must not be disclosed.
 * @param what the class that the published build names in its answer
 */
export function notFound(what?: keyof typeof MISSING): Refusal {
  return what === undefined
    ? new Refusal(404, { detail: 'Not found.' })
    : new Refusal(404, { detail: `No ${what} matches the given query.` }, {}, { detail: MISSING[what] });
}

/** 404 for an account. */
export function noSuchUser(): Refusal {
  return new Refusal(404, { detail: 'Пользователь не найден' });
}

/** 405: the address exists but does not support the method. */
export function methodNotAllowed(method: string, allowed: readonly string[]): Refusal {
  return new Refusal(405, { detail: `Method "${method}" not allowed.` }, { allow: allowed.join(', ') });
}

/** 400 for the request as a whole. */
export function badRequest(detail: string): Refusal {
  return new Refusal(400, { detail });
}

/** 400 with the messages of each invalid field. */
export function invalidFields(messages: Record<string, string[]>): Refusal {
  return new Refusal(400, messages);
}

/** A rejection in the format of sign-in and accounts. */
export function unsuccessful(status: number, error: string, headers: Record<string, string> = {}): Refusal {
  return new Refusal(status, { success: false, error }, headers);
}

/** The 400 with which sign-in, submissions and accounts respond to any invalid data. */
export function invalidData(): Refusal {
  return unsuccessful(400, 'Ошибка валидации данных');
}
