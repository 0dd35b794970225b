/** An answer whose file takes so long to arrive that something else happens meanwhile. */
import { Readable } from 'node:stream';
import { assignmentPath } from '../api/assignment-path';
import type { ApiClient } from '../api/client';

const BOUNDARY = 'the-bot-slow-answer';
/** More than a server reads at once. */
const HALF = 'x'.repeat(200_000);

/** The addresses that take an answer on some builds, with the fields beside its text. */
const WAYS = [
  async (student: ApiClient, id: number) => ({ path: `${await assignmentPath(student)}${id}/submit/`, fields: {} }),
  async (_student: ApiClient, id: number) => ({
    path: '/api/assignments/submissions/',
    fields: { assignment: String(id) },
  }),
];
export type AnswerWay = (typeof WAYS)[number];

/**
 * Sends an answer with a file.
 * @param meanwhile runs when half of the file has been sent; the rest follows when it has ended
 * @returns the status of the response
 */
export async function sendSlowly(
  student: ApiClient,
  way: AnswerWay,
  { id, content }: { readonly id: number; readonly content: string },
  meanwhile: () => Promise<unknown>,
): Promise<number> {
  const { path, fields } = await way(student, id);
  const part = (head: string, value: string) =>
    `--${BOUNDARY}\r\nContent-Disposition: form-data; ${head}\r\n\r\n${value}`;
  const texts = Object.entries({ ...fields, content }).map(([name, value]) => part(`name="${name}"`, `${value}\r\n`));
  const before = `${texts.join('')}${part('name="file"; filename="solution.txt"\r\nContent-Type: text/plain', HALF)}`;
  const after = `${HALF}\r\n--${BOUNDARY}--\r\n`;
  async function* halves(): AsyncGenerator<string> {
    yield before;
    await meanwhile();
    yield after;
  }
  const { status } = await student.sendRaw({
    method: 'POST',
    path,
    headers: {
      'content-type': `multipart/form-data; boundary=${BOUNDARY}`,
      'content-length': String(Buffer.byteLength(before) + Buffer.byteLength(after)),
    },
    body: () => Readable.from(halves()),
  });
  return status;
}

/** Returns the first way in which the platform takes an answer with a file; undefined where it takes none. */
export async function findAnswerWay(
  student: ApiClient,
  answer: { readonly id: number; readonly content: string },
): Promise<AnswerWay | undefined> {
  for (const way of WAYS) {
    if ((await sendSlowly(student, way, answer, async () => undefined)) < 300) return way;
  }
  return undefined;
}
