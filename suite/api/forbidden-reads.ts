/** API requests that read data, to check that they return nothing to users without permission. */
import { toPlatformPath } from './assignment-path';
import type { ApiClient } from './client';
import { REPORTS, type RequestResult } from './forbidden-requests';
import { pathOfLink } from './links';

/** Lists and overviews that show each user other records. */
const OVERVIEWS = [
  { what: "read the parent's overview", path: '/api/materials/parent/' },
  { what: "read the tutor's students", path: '/api/dashboard/tutor/students/' },
  { what: "read the teacher's overview", path: '/api/materials/teacher/' },
  { what: "read the teacher's students", path: '/api/teacher/students/' },
  { what: 'read the answers that wait for a mark', path: '/api/materials/teacher/submissions/pending/' },
  { what: 'read the list of assignments', path: '/api/assignments/' },
  { what: 'read the list of answers', path: '/api/assignments/submissions/' },
  { what: 'read the list of lessons', path: '/api/scheduling/lessons/' },
  { what: 'read the reports', path: REPORTS },
] as const;

/** A forbidden read, and the server's response. */
export interface ReadResult extends RequestResult {
  text: string;
}

/** Work of a student that others must not read. */
export interface ReadTarget {
  studentId: number;
  assignmentIds: readonly number[];
  submissionIds: readonly number[];
  /** Links of the submitted files, as the server returns them. */
  fileUrls: readonly string[];
}

/** Reads the reports that a user may read. */
export function readReports(client: ApiClient): Promise<ReadResult[]> {
  return readAll(client, [{ what: 'read the reports', path: REPORTS }]);
}

/** Sends all API requests that read data of a student, the student's submissions and files. */
export async function readEverythingAbout(
  client: ApiClient,
  { studentId, assignmentIds, submissionIds, fileUrls }: ReadTarget,
): Promise<ReadResult[]> {
  const questions = [
    ...OVERVIEWS,
    { what: 'read the progress of the child', path: `/api/dashboard/parent/children/${studentId}/progress/` },
    { what: 'read the subjects of the child', path: `/api/dashboard/parent/children/${studentId}/subjects/` },
    { what: 'read the account', path: `/api/auth/users/${studentId}/` },
    ...assignmentIds.flatMap((id) => [
      { what: 'read the assignment', path: `/api/assignments/${id}/` },
      { what: 'read the answers to it', path: `/api/assignments/${id}/submissions/` },
    ]),
    ...submissionIds.map((id) => ({ what: 'read the answer', path: `/api/assignments/submissions/${id}/` })),
    ...fileUrls.map((url) => ({ what: 'read the file', path: pathOfLink(url) })),
  ];
  return readAll(client, questions);
}

/** Repeats the reads of another user's page, as this user. */
export async function repeatReads(client: ApiClient, requests: readonly string[]): Promise<ReadResult[]> {
  const paths = new Set(
    requests.flatMap((request) => (request.startsWith('GET ') ? [request.slice('GET '.length)] : [])),
  );
  return readAll(
    client,
    [...paths].map((path) => ({ what: 'repeat the read', path })),
  );
}

async function readAll(client: ApiClient, questions: readonly { what: string; path: string }[]): Promise<ReadResult[]> {
  const results: ReadResult[] = [];
  for (const { what, path } of questions) {
    const here = await toPlatformPath(client, path);
    const { status, text } = await client.send('GET', here);
    results.push({ what, request: `GET ${here}`, status, text });
  }
  return results;
}
