/**
 * `reports/protocol.json`: the testers' report of the assignments cases as data. The other two formats are made from
 * it. It contains all numbered steps, including those that were not run.
 */
import { z } from 'zod';
import { SCENARIOS, casesOf, type CatalogueCase, type ScenarioId } from '../../../suite/catalogue';
import { isFlaky, type CaseResult } from '../../cases/case-result';
import { REPORT_OUTCOMES, type ReportOutcome } from '../../text/words';
import { failureOfCase } from '../../causes/causes';
import { furtherRuns } from '../parts/second-run';
import { failureText } from '../../causes/sentences';
import type { Run } from '../../collect/run-schema';

const wordingSchema = z.object({ en: z.string(), ru: z.string() });
const totalsSchema = z.record(z.enum(['all', ...REPORT_OUTCOMES]), z.number());
export type Totals = z.infer<typeof totalsSchema>;

const lineSchema = z.object({
  id: z.string(),
  /** Role of the actor: a role, `secondStudent`, or `anyone`. */
  role: z.string(),
  kind: z.enum(['action', 'check']),
  step: wordingSchema,
  expected: wordingSchema,
  outcome: z.enum(REPORT_OUTCOMES),
  /** ISO 8601, UTC; null when the step was not reached. */
  startedAt: z.string().nullable(),
  durationMs: z.number(),
  /** Number of the attempt that counted; 2 means that the first one failed. */
  attempt: z.number(),
  /** The failure in a sentence or two, from its data; null when the step did not fail. */
  text: wordingSchema.nullable(),
  /** The original message: what was seen instead, or why the step was not run. */
  seen: z.string().nullable(),
  /** Id of the failed action that blocked it; null when the preparation of the scenario failed. */
  blockedBy: z.string().nullable(),
  /** Files, as paths from the report. */
  screenshot: z.string().nullable(),
  trace: z.string().nullable(),
});
export type ReportLine = z.infer<typeof lineSchema>;

const scenarioSchema = z.object({
  id: z.string(),
  title: wordingSchema,
  totals: totalsSchema,
  steps: z.array(lineSchema),
  /** The “also” lines, which are counted separately from the numbered steps. */
  alsoTotals: totalsSchema,
  also: z.array(lineSchema),
});

export const protocolReportSchema = z.object({
  schemaVersion: z.literal(3),
  runId: z.string(),
  startedAt: z.string(),
  durationMs: z.number(),
  timeZone: z.string(),
  target: z.object({ baseUrl: z.string(), kind: z.enum(['sandbox', 'remote']), version: z.string().nullable() }),
  /** The suite's own commit. */
  suite: z.string().nullable(),
  /** The second runs that were laid over the first; null without one. */
  secondRun: z.object({ further: z.number(), cases: z.number() }).nullable().default(null),
  totals: totalsSchema,
  alsoTotals: totalsSchema,
  scenarios: z.array(scenarioSchema),
});
export type ProtocolReport = z.infer<typeof protocolReportSchema>;

/** Returns the evidence of a case result, as paths from the report. */
export type EvidencePlaces = (caseResult: CaseResult) => { screenshot: string | null; trace: string | null };

/** Builds the protocol report of a run. */
export function protocolReport(
  run: Run,
  caseResults: readonly CaseResult[],
  timeZone: string,
  places: EvidencePlaces,
): ProtocolReport {
  const byId = new Map(caseResults.map((caseResult) => [caseResult.id, caseResult]));
  const lineOf = (entry: CatalogueCase) => reportLine(entry, byId.get(entry.id), places);
  const scenarios = SCENARIOS.filter((scenario) => scenario.phase === 'assignments').map(({ id, title }) => {
    const cases = casesOf(id satisfies ScenarioId);
    const steps = cases.filter(isStep).map(lineOf);
    const also = cases.filter((entry) => !isStep(entry)).map(lineOf);
    return { id, title, totals: totalsOf(steps), steps, alsoTotals: totalsOf(also), also };
  });
  return protocolReportSchema.parse({
    schemaVersion: 3,
    runId: run.runId,
    startedAt: run.startedAt,
    durationMs: run.durationMs,
    timeZone,
    target: run.target,
    suite: run.git.sha,
    secondRun: furtherRuns(run) ?? null,
    totals: totalsOf(scenarios.flatMap((scenario) => scenario.steps)),
    alsoTotals: totalsOf(scenarios.flatMap((scenario) => scenario.also)),
    scenarios,
  } satisfies ProtocolReport);
}

function reportLine(entry: CatalogueCase, caseResult: CaseResult | undefined, places: EvidencePlaces): ReportLine {
  const { startedAt, blockedBy } = caseResult?.attempts.at(-1) ?? {};
  return {
    id: entry.id,
    role: entry.performer,
    kind: entry.kind,
    step: entry.wording,
    expected: entry.expectation,
    outcome: outcomeOf(caseResult),
    startedAt: startedAt === undefined ? null : new Date(startedAt).toISOString(),
    durationMs: caseResult?.durationMs ?? 0,
    attempt: caseResult !== undefined && isFlaky(caseResult) ? caseResult.attempts.length : 1,
    text:
      caseResult !== undefined &&
      blockedBy === undefined &&
      (caseResult.outcome === 'FAIL' || caseResult.outcome === 'BLOCKED')
        ? failureText(failureOfCase(caseResult), caseResult)
        : null,
    seen: caseResult?.error ?? null,
    blockedBy: blockedBy ?? null,
    // Blocked steps omit the evidence when a failed action blocked them: that action already has it.
    ...(caseResult?.outcome === 'FAIL' || (caseResult?.outcome === 'BLOCKED' && blockedBy === undefined)
      ? places(caseResult)
      : { screenshot: null, trace: null }),
  };
}

/** A step that passed only in a later attempt is flaky, and not passed. */
function outcomeOf(caseResult: CaseResult | undefined): ReportOutcome {
  if (caseResult === undefined) return 'NOT RUN';
  return isFlaky(caseResult) ? 'FLAKY' : caseResult.outcome;
}

function isStep(entry: CatalogueCase): boolean {
  return /^\d/.test(entry.id);
}

function totalsOf(lines: readonly ReportLine[]): Totals {
  const count = (outcome: ReportOutcome) => lines.filter((line) => line.outcome === outcome).length;
  return {
    all: lines.length,
    ...Object.fromEntries(REPORT_OUTCOMES.map((outcome) => [outcome, count(outcome)])),
  } as Totals;
}
