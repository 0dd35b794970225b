/**
 * One round of simultaneous requests and what is found of it. A 5xx is judged only when it comes again with other data: an
 * unstable server answers so to any request.
 */
import type { RawResponse } from '../api/client';
import { recordLog } from '../consistency/record-log';
import { Findings, seen } from '../failure/findings';

/** One round: the responses to the requests, and what was found afterwards. */
export interface Round {
  readonly what: string;
  readonly answers: readonly RawResponse[];
  /** Checks what is stored, with the requests that were accepted by their place. */
  readonly judge: (findings: Findings, accepted: readonly number[]) => Promise<void>;
}

/**
 * Runs a round, once more with other data after a 5xx, and judges the last one. The response to one of two simultaneous
 * changes may contain what the other has stored, so the responses are not compared with what was sent.
 */
export function examineRound(subject: string, round: () => Promise<Round>): Promise<Findings> {
  return recordLog.without(() => examineOnce(subject, round));
}

async function examineOnce(subject: string, round: () => Promise<Round>): Promise<Findings> {
  const findings = new Findings(subject);
  const first = await round();
  const { answers, what, judge } = first.answers.some(({ status }) => status >= 500) ? await round() : first;
  for (const answer of answers)
    findings.check(
      answer.status < 500,
      () => `to ${what} twice at the same time → ${seen(answer)}, and again with other data`,
    );
  await judge(
    findings,
    answers.flatMap(({ status }, index) => (status < 300 ? [index] : [])),
  );
  return findings;
}

/** The statuses of responses, for a message. */
export function statusesOf(answers: readonly RawResponse[]): string {
  return answers.map(({ status }) => String(status)).join(' and ');
}
