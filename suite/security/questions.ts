/**
 * Questions of an assignment, which hold their right answers: who reads them, and who changes them. No page uses them, so
 * only some builds offer them.
 */
import { asJson } from '../../lib/json';
import { mentions } from '../../lib/mentions';
import type { ApiClient } from '../api/client';
import { createdRecordSchema } from '../api/schemas';
import { NOT_THERE } from '../api/not-there';
import type { Findings } from '../failure/findings';
import { unique } from '../run/run-tag';

const QUESTIONS = '/api/assignments/questions/';

/** A question that is stored with an assignment. */
export interface StoredQuestion {
  readonly assignmentId: number;
  readonly id: number;
  readonly text: string;
}

/** Adds a question to an assignment. @returns undefined where the platform takes none from the author */
export async function addQuestion(author: ApiClient, assignmentId: number): Promise<StoredQuestion | undefined> {
  const text = unique('Сколько будет семь восьмых от двадцати четырёх?');
  const { status, text: answer } = await author.send('POST', QUESTIONS, {
    assignment: assignmentId,
    question_text: text,
    question_type: 'text',
    points: 1,
    order: 1,
    options: [],
    correct_answer: { text: 'двадцать один' },
  });
  const created = createdRecordSchema.safeParse(asJson(answer));
  return status < 300 && created.success ? { assignmentId, id: created.data.id, text } : undefined;
}

/** Checks that somebody without the assignment reads nothing of its question, by no address. */
export async function checkQuestionHidden(
  findings: Findings,
  who: string,
  client: ApiClient,
  { assignmentId, id, text: secret }: StoredQuestion,
): Promise<void> {
  for (const address of [`${QUESTIONS}?assignment=${assignmentId}`, QUESTIONS, `${QUESTIONS}${id}/`]) {
    const { status, text } = await client.send('GET', address);
    findings.check(
      !mentions(text, secret),
      () => `GET ${address} of ${who} → ${status} shows a question of somebody else’s assignment and its right answer`,
      { request: `GET ${address}`, status },
    );
  }
}

/** Checks that somebody who does not teach the assignment neither changes nor removes its question. */
export async function checkQuestionKept(
  findings: Findings,
  who: string,
  client: ApiClient,
  { author, assignmentId }: { readonly author: ApiClient; readonly assignmentId: number },
): Promise<void> {
  const question = await addQuestion(author, assignmentId);
  if (question === undefined) return;
  const address = `${QUESTIONS}${question.id}/`;
  for (const [method, what] of [
    ['PATCH', 'change'],
    ['DELETE', 'remove'],
  ] as const) {
    const { status } = await client.send(method, address, { question_text: unique('Другой вопрос') });
    findings.check(
      status === 403 || NOT_THERE.includes(status),
      () =>
        `${who} may not ${what} a question of the assignment: ${method} ${address} → ${status} instead of 403 or 404`,
      { request: `${method} ${address}`, status },
    );
  }
  const { text } = await author.send('GET', address);
  findings.check(
    mentions(text, question.text),
    () => `after the tries of ${who} the question of the assignment is not as it was`,
    'consequence',
  );
  // One place of the assignment holds one question only, and the next person gets another one.
  await author.send('DELETE', address);
}
