/** How a request must end that somebody may not send. */
import { asJson } from '../../lib/json';
import { mentions } from '../../lib/mentions';
import type { ApiClient } from '../api/client';
import type { ReadResult } from '../api/forbidden-reads';
import type { RequestResult } from '../api/forbidden-requests';
import type { AssignmentRecord, SubmissionRecord } from '../api/schemas';
import type { Findings } from '../failure/findings';
import { NOT_THERE } from '../api/not-there';

/** Work of a student, and what others would read of it. */
export interface Work {
  readonly assignment: AssignmentRecord;
  readonly submission: SubmissionRecord;
  readonly texts: readonly string[];
}

/** Checks that a change was refused to somebody, or that the build has no such path. */
export function checkForbidden(findings: Findings, who: string, { what, request, status }: RequestResult): void {
  // A tutor may enrol their own students, so the number of another is a wrong value and no wrong role.
  const isWrongNumber = status === 400 && what.startsWith('enrol ');
  findings.check(
    status === 403 || isWrongNumber || NOT_THERE.includes(status),
    () => `${who} may not ${what}: ${request} → ${status} instead of 403 or 404`,
    { request, status },
  );
}

/** Checks that a response to a read does not reveal the work of a student, whatever its status. */
export function checkTellsNothing(
  findings: Findings,
  who: string,
  { what, request, status, text }: ReadResult,
  { texts }: Work,
): void {
  const leaks = texts.filter((secret) => mentions(text, secret));
  findings.check(
    leaks.length === 0 && status < 500,
    () => `${who} may not ${what}: ${request} → ${status}${leaks.length === 0 ? '' : ` tells «${leaks.join('», «')}»`}`,
    { request, status },
  );
}

/** Checks that a session is refused a path, or gets an empty list. @param secret text that the response must not contain */
export async function checkUnreadable(
  findings: Findings,
  session: ApiClient,
  path: string,
  what: string,
  secret: string,
): Promise<void> {
  const { status, text } = await session.send('GET', path);
  const content = asJson(text);
  const empty = status === 200 && Array.isArray(content) && content.length === 0;
  findings.check(
    (empty || [403, 404].includes(status)) && !mentions(text, secret),
    () => `GET ${path}, ${what}, → ${status} instead of 403 or 404`,
    { request: `GET ${path}`, status },
  );
}
