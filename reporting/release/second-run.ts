/** What the release report tells of a second run (`npm start -- --failed`) that was laid over the first. */
import { z } from 'zod';
import { OUTCOMES } from '../../suite/protocol/outcome';
import type { Formatter } from '../html/language';
import { runPartSchema, type Run } from '../run-report/schema';
import { CASE_STATUSES, type EvaluatedCase } from './case-status';

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

/** Returns how many further runs of how many cases there were; undefined for a single run. */
export function furtherRuns({ runs }: Pick<Run, 'runs'>): { further: number; cases: number } | undefined {
  if (runs.length < 2) return undefined;
  return { further: runs.length - 1, cases: new Set(runs.flatMap(({ cases }) => cases)).size };
}

/** Returns the builds that the runs met; a build that the platform did not tell is null. */
export function buildsOf({ runs }: Pick<Run, 'runs'>): (string | null)[] {
  return [...new Set(runs.map(({ version }) => version))];
}

/** Completes a verdict: “NO-GO after a second run of 12 cases”. */
export function withSecondRun(decision: string, report: Pick<Run, 'runs'>, format: Pick<Formatter, 'text'>): string {
  const further = furtherRuns(report);
  return further === undefined ? decision : format.text('release.afterSecondRun', { decision, ...further });
}

/** Names a run: “Run 2: 22 November 2026, 18:01, build 1.4.2, 2 min 5 s”. */
export function runLine(part: Run['runs'][number], index: number, format: Formatter): string {
  return format.text('release.runLine', {
    number: index + 1,
    at: format.dateTime(new Date(part.startedAt)),
    build: part.version ?? format.text('release.buildUnknown'),
    duration: format.duration(part.durationMs),
    id: part.id,
  });
}
