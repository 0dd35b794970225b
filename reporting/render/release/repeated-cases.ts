/** What the release report says about the cases that a second run (`npm start -- --failed`) repeated. */
import { z } from 'zod';
import { OUTCOMES } from '../../../suite/protocol/outcome';
import { runPartSchema, type Run } from '../../collect/run-schema';
import { CASE_STATUSES, type EvaluatedCase } from '../../status/case-status';

export const reportRunsSchema = z.array(runPartSchema);

export const repeatedCaseSchema = z.object({
  id: z.string(),
  status: z.enum(CASE_STATUSES),
  /** Outcomes of its attempts by run, in the order of the runs; empty where a run did not run it. */
  runs: z.array(z.array(z.enum(OUTCOMES))),
});
export type RepeatedCase = z.infer<typeof repeatedCaseSchema>;

/** Returns the cases that did not pass in each of several runs, with their attempts. */
export function repeatedCases({ runs }: Pick<Run, 'runs'>, evaluated: readonly EvaluatedCase[]): RepeatedCase[] {
  const chosen = new Set(runs.flatMap(({ cases }) => cases));
  return evaluated.flatMap(({ caseResult: { id, attempts }, status }) => {
    const ofRun = (runId: string) =>
      attempts.filter(({ origin }) => origin?.runId === runId).map(({ outcome }) => outcome);
    const byRun = runs.map((part) => ofRun(part.id));
    const isRepeated =
      byRun.filter((outcomes) => outcomes.length > 0).length > 1 && byRun.flat().some((outcome) => outcome !== 'PASS');
    return isRepeated || chosen.has(id) ? [{ id, status, runs: byRun }] : [];
  });
}
