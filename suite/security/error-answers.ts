/** SE.c: requests that must end in an error, and what their answers may not reveal about the inside of the server. */
import { toPlatformPath } from '../api/assignment-path';
import type { RawResponse } from '../api/client';
import type { ActorName } from '../config/names';
import { Findings, seen } from '../failure/findings';
import { FURTHER_READS, UNKNOWN_RECORDS } from '../groups/further-reads';
import { GROUPS } from '../groups/groups';
import { unique } from '../run/run-tag';
import { internalsIn } from './internals';
import type { SecurityParts } from './parts';

const ASSIGNMENTS = '/api/assignments/';
const SUBMISSIONS = '/api/assignments/submissions/';
/** A path that is only read. */
const READ_ONLY_PATH = '/api/materials/teacher/';
const NUMBER = 999_999_999;
const JSON_TYPE = { 'content-type': 'application/json' };

interface BrokenRequest {
  readonly what: string;
  /** Undefined for a request without a token. */
  readonly who: ActorName | undefined;
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH';
  readonly path: string;
  readonly body?: string;
  readonly accept?: string;
}

/** Requests that no build can fulfil. */
const BROKEN: readonly BrokenRequest[] = [
  {
    what: 'an unknown address',
    who: 'teacher',
    method: 'GET',
    path: `/api/not-an-address/${NUMBER}/`,
    accept: 'text/html,*/*',
  },
  { what: 'an unknown number', who: 'teacher', method: 'GET', path: `${ASSIGNMENTS}${NUMBER}/` },
  { what: 'an unknown answer', who: 'teacher', method: 'GET', path: `${SUBMISSIONS}${NUMBER}/` },
  { what: 'an unknown answer', who: 'student', method: 'GET', path: `${SUBMISSIONS}${NUMBER}/` },
  { what: 'a number that is none', who: 'teacher', method: 'GET', path: `${ASSIGNMENTS}x/` },
  { what: 'an answer whose number is none', who: 'teacher', method: 'GET', path: `${SUBMISSIONS}x/` },
  { what: 'a wrong method', who: 'teacher', method: 'PUT', path: READ_ONLY_PATH, body: '{}' },
  { what: 'broken JSON', who: 'teacher', method: 'POST', path: ASSIGNMENTS, body: '{"title": ' },
  { what: 'a list instead of an object', who: 'teacher', method: 'POST', path: ASSIGNMENTS, body: '[1, 2]' },
  {
    what: 'a student whose number is none',
    who: 'teacher',
    method: 'POST',
    path: ASSIGNMENTS,
    body: '{"title": "x", "assigned_to": ["x"]}',
  },
  {
    what: 'an answer to an unknown assignment',
    who: 'student',
    method: 'POST',
    path: SUBMISSIONS,
    body: `{"assignment": ${NUMBER}, "content": "x"}`,
  },
  {
    what: 'an answer to an assignment whose number is none',
    who: 'student',
    method: 'POST',
    path: SUBMISSIONS,
    body: '{"assignment": "x", "content": "x"}',
  },
  {
    what: 'an answer sent to an unknown assignment',
    who: 'student',
    method: 'POST',
    path: `${ASSIGNMENTS}${NUMBER}/submit/`,
    body: '{"content": "x"}',
  },
  {
    what: 'a mark for an unknown answer',
    who: 'teacher',
    method: 'POST',
    path: `${SUBMISSIONS}${NUMBER}/grade/`,
    body: '{"score": 1, "feedback": "x"}',
  },
  {
    what: 'a change of an unknown answer',
    who: 'teacher',
    method: 'PATCH',
    path: `${SUBMISSIONS}${NUMBER}/`,
    body: '{"score": 1}',
  },
  { what: 'a refused role', who: 'teacher', method: 'GET', path: '/api/admin/users/' },
  { what: 'no token', who: undefined, method: 'GET', path: '/api/auth/me/' },
  { what: 'a missing file', who: 'teacher', method: 'GET', path: '/media/not-a-file', accept: '*/*' },
];

/** Filters and orders of lists that builds refuse or pass over: only an answer that is an error is looked at. */
const ODD_QUERIES = [
  'ordering=score',
  'ordering=-__class__',
  'status=not-a-status',
  'assignment=x',
  'student=x',
] as const;
const LISTS: readonly { who: ActorName; path: string }[] = [
  { who: 'teacher', path: ASSIGNMENTS },
  { who: 'student', path: ASSIGNMENTS },
  { who: 'teacher', path: SUBMISSIONS },
  { who: 'student', path: SUBMISSIONS },
  { who: 'teacher', path: '/api/assignments/attempts/' },
  { who: 'teacher', path: '/api/assignments/answers/' },
  { who: 'teacher', path: '/api/scheduling/lessons/' },
];

/** SE.c: error responses reveal nothing about the inside of the server. */
export async function examineErrorAnswers(parts: SecurityParts): Promise<Findings> {
  const findings = new Findings('Error answers');
  for (const request of BROKEN) {
    const response = await sent(parts, request);
    findings.check(response.status >= 400, () => `${request.what} → ${seen(response)} instead of an error`);
    checkInternals(findings, `${request.what} (${request.method} ${request.path})`, response);
  }
  const signIn = await parts.attempts(unique('SE.c')).sendRaw({ headers: JSON_TYPE, body: '{"email": ' });
  findings.check(signIn.status >= 400, () => `a broken sign-in → ${seen(signIn)} instead of an error`);
  checkInternals(findings, 'a broken sign-in', signIn);
  for (const { who, path } of [...LISTS.flatMap(withOddQueries), ...groupReads(), ...(await readsOfRecords(parts))]) {
    const client = await parts.apiOf(who);
    const response = await client.send('GET', await toPlatformPath(client, path));
    checkInternals(findings, `GET ${path} of the ${who}`, response);
  }
  return findings;
}

/** Checks an answer that is an error: what a successful one holds is data. */
function checkInternals(findings: Findings, what: string, response: RawResponse): void {
  const internals = response.status < 400 ? [] : internalsIn(response.text);
  findings.check(
    internals.length === 0,
    () => `the answer to ${what} discloses ${internals.join(' and ')}: ${seen(response)}`,
  );
}

async function sent(parts: SecurityParts, { who, method, path, body, accept }: BrokenRequest): Promise<RawResponse> {
  const client = who === undefined ? parts.withoutToken() : await parts.apiOf(who);
  const headers = { ...(accept === undefined ? {} : { accept }), ...(body === undefined ? {} : JSON_TYPE) };
  const here = who === undefined ? path : await toPlatformPath(client, path);
  return client.sendRaw({ method, path: here, headers, ...(body === undefined ? {} : { body }) });
}

function withOddQueries({ who, path }: { who: ActorName; path: string }): { who: ActorName; path: string }[] {
  return ODD_QUERIES.map((query) => ({ who, path: `${path}?${query}` }));
}

/** Every read of the API groups and every record of them that does not exist, by a role that may read it. */
function groupReads(): { who: ActorName; path: string }[] {
  const known = GROUPS.flatMap(({ paths }) =>
    paths.flatMap(({ readers, unknown }) =>
      unknown === undefined || readers === 'anybody' ? [] : [{ who: readers[0] ?? 'admin', path: unknown }],
    ),
  );
  const further = [...Object.values(FURTHER_READS), ...Object.values(UNKNOWN_RECORDS)].flatMap((rows) =>
    rows.map(({ path, readers: [who] }) => ({ who, path })),
  );
  return [...known, ...further];
}

/** What builds return to its author about one assignment and its answer: figures whose queries are made for it alone. */
async function readsOfRecords({ assignments }: SecurityParts): Promise<{ who: ActorName; path: string }[]> {
  const homework = await assignments.create({ assignedTo: ['student'] });
  await assignments.submittedIfPossible(homework, 'student', { content: 'Ответ' });
  const { id } = homework;
  return [
    `${ASSIGNMENTS}${id}/analytics/`,
    `${ASSIGNMENTS}${id}/statistics/`,
    `${ASSIGNMENTS}${id}/statistics_by_student/`,
    `${ASSIGNMENTS}${id}/statistics_by_question/`,
  ].map((path) => ({ who: 'teacher', path }));
}
