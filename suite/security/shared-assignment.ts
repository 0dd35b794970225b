/**
 * SE13 at an assignment that several students share: who may read the assignment reads no answer and no mark of another
 * student in it. A number, a filter and a list are asked, and the record of the assignment itself.
 */
import { asJson } from '../../lib/json';
import { mentions } from '../../lib/mentions';
import { toPlatformPath } from '../api/assignment-path';
import type { ApiClient } from '../api/client';
import type { ReadResult } from '../api/forbidden-reads';
import { marksOf } from '../api/marks-of-others';
import type { AssignmentRecord, SubmissionRecord } from '../api/schemas';
import { textFile } from '../data/files';
import { Blocked } from '../failure/blocked';
import type { Findings } from '../failure/findings';
import { unique } from '../run/run-tag';
import type { SecurityParts } from './parts';

const SUBMISSIONS = '/api/assignments/submissions/';
const SCORE = 77;

interface Shared {
  readonly assignment: AssignmentRecord;
  /** The graded answer of the other student. */
  readonly graded: SubmissionRecord;
  /** Texts of the answer, its file and its comment. */
  readonly texts: readonly string[];
}

/** Checks what the parent of one student and a classmate read of another student of a shared assignment. */
export async function checkSharedAssignment(findings: Findings, parts: SecurityParts): Promise<void> {
  const { accounts, administration } = parts;
  const parent = await accounts.create('parent');
  const own = await accounts.create('student', { parent_id: parent.user.id });
  const shared = await sharedWith(parts, own.user.id);
  const readers = {
    'the parent of another student of the assignment': await accounts.signIn(parent),
    'a classmate with the same assignment': await accounts.signIn(own),
  };
  for (const [who, session] of Object.entries(readers)) {
    const answers = [
      ...(await administration.readsEverythingOf(session, shared.assignment, shared.graded)),
      ...(await filteredReads(session, shared, own.user.id)),
    ];
    for (const answer of answers) checkTellsNoWork(findings, who, answer, shared);
  }
  const ofAuthor = await administration.readsEverythingOf(
    await parts.apiOf('teacher'),
    shared.assignment,
    shared.graded,
  );
  if (findings.found.length === 0 && !ofAuthor.some(({ text }) => shared.texts.some((one) => mentions(text, one))))
    throw new Blocked(
      'not even the author reads the answers to a shared assignment, so nothing was seen of who may not.',
    );
}

/** An assignment for the second student and another one; the second student's answer to it has a mark. */
async function sharedWith({ assignments }: SecurityParts, studentId: number): Promise<Shared> {
  const assignment = await assignments.create({ assignedTo: ['secondStudent', studentId] });
  const texts = [unique('Ответ: три пятых'), unique('Почти верно'), unique('Решение: три пятых')] as const;
  const sent = await assignments.submitted(assignment, 'secondStudent', {
    content: texts[0],
    file: textFile('решение.txt', texts[2]),
  });
  return { assignment, graded: await assignments.graded(sent, SCORE, texts[1]), texts };
}

/** Asks the lists of answers by the other student and by the assignment, each alone and together. */
async function filteredReads(session: ApiClient, { assignment, graded }: Shared, ownId: number): Promise<ReadResult[]> {
  const below = await toPlatformPath(session, `/api/assignments/${assignment.id}/submissions/`);
  const results: ReadResult[] = [];
  for (const path of [
    `${SUBMISSIONS}?assignment=${assignment.id}`,
    `${SUBMISSIONS}?student=${graded.student.id}`,
    `${SUBMISSIONS}?assignment=${assignment.id}&student=${graded.student.id}`,
    `${SUBMISSIONS}?student_id=${graded.student.id}`,
    `${SUBMISSIONS}?child_id=${ownId}`,
    `${SUBMISSIONS}?status=graded`,
    `${below}?student=${graded.student.id}`,
    `${below}?student_id=${graded.student.id}`,
    `${below}?status=graded`,
  ]) {
    const { status, text } = await session.send('GET', path);
    results.push({ what: 'read the answers with a filter', request: `GET ${path}`, status, text });
  }
  return results;
}

function checkTellsNoWork(
  findings: Findings,
  who: string,
  { what, request, status, text }: ReadResult,
  { graded, texts }: Shared,
): void {
  const leaks = texts.filter((secret) => mentions(text, secret)).map((secret) => `«${secret}»`);
  const marks =
    status < 300
      ? marksOf(asJson(text), { id: graded.student.id, name: graded.student.full_name }).map(
          (mark) => `the mark ${mark}`,
        )
      : [];
  findings.check(
    leaks.length + marks.length === 0,
    () =>
      `${who} reads the work of another student (${what}): ${request} → ${status} tells ${[...leaks, ...marks].join(', ')}`,
    { request, status },
  );
}
