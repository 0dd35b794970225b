/**
 * `reports/protocol.json`: the testers' sheet of the assignments cases as data. The other two forms are made from it.
 * Every one of the 79 steps stands in it, also those that were not run.
 */
import { z } from 'zod';
import { SCENARIOS, casesOf, type CatalogueCase, type ScenarioId } from '../../fixtures/catalogue';
import { isFlaky, type Finding } from '../run-report/finding';
import type { Run } from '../run-report/shape';

export const SHEET_OUTCOMES = ['PASS', 'FAIL', 'BLOCKED', 'SKIPPED', 'NOT RUN'] as const;
export type SheetOutcome = (typeof SHEET_OUTCOMES)[number];

const wordingShape = z.object({ en: z.string(), ru: z.string() });
const totalsShape = z.record(z.enum(['all', ...SHEET_OUTCOMES]), z.number());
export type Totals = z.infer<typeof totalsShape>;

const lineShape = z.object({
  id: z.string(),
  /** Who did it: a role, `secondStudent`, or `anyone`. */
  role: z.string(),
  kind: z.enum(['action', 'check']),
  step: wordingShape,
  expected: wordingShape,
  outcome: z.enum(SHEET_OUTCOMES),
  /** ISO 8601, UTC; null for what was not reached. */
  startedAt: z.string().nullable(),
  durationMs: z.number(),
  /** The attempt that counted; 2 means that the first one failed. */
  attempt: z.number(),
  /** What was seen instead, or why it was not tried. */
  seen: z.string().nullable(),
  /** The action whose failure blocked it. */
  blockedBy: z.string().nullable(),
  /** Files, as paths from the sheet. */
  picture: z.string().nullable(),
  trace: z.string().nullable(),
});
export type SheetLine = z.infer<typeof lineShape>;

const scenarioShape = z.object({
  id: z.string(),
  title: wordingShape,
  totals: totalsShape,
  steps: z.array(lineShape),
  /** The “also” lines, which count apart from the 79. */
  alsoTotals: totalsShape,
  also: z.array(lineShape),
});

export const protocolSheetShape = z.object({
  schemaVersion: z.literal(1),
  runId: z.string(),
  startedAt: z.string(),
  durationMs: z.number(),
  timeZone: z.string(),
  target: z.object({ baseUrl: z.string(), kind: z.enum(['sandbox', 'remote']), version: z.string().nullable() }),
  /** The suite's own commit. */
  suite: z.string().nullable(),
  totals: totalsShape,
  alsoTotals: totalsShape,
  scenarios: z.array(scenarioShape),
});
export type ProtocolSheet = z.infer<typeof protocolSheetShape>;

/** Where a finding's evidence lies, as paths from the sheet. */
export type EvidencePlaces = (finding: Finding) => { picture: string | null; trace: string | null };

/** The sheet of a run. */
export function protocolSheet(run: Run, findings: readonly Finding[], timeZone: string, places: EvidencePlaces): ProtocolSheet {
  const byId = new Map(findings.map((finding) => [finding.id, finding]));
  const lineOf = (entry: CatalogueCase) => sheetLine(entry, byId.get(entry.id), places);
  const scenarios = SCENARIOS.filter((scenario) => scenario.phase === 'assignments').map(({ id, title }) => {
    const cases = casesOf(id satisfies ScenarioId);
    const steps = cases.filter(isStep).map(lineOf);
    const also = cases.filter((entry) => !isStep(entry)).map(lineOf);
    return { id, title, totals: totalsOf(steps), steps, alsoTotals: totalsOf(also), also };
  });
  return protocolSheetShape.parse({
    schemaVersion: 1,
    runId: run.runId,
    startedAt: run.startedAt,
    durationMs: run.durationMs,
    timeZone,
    target: run.target,
    suite: run.git.sha,
    totals: totalsOf(scenarios.flatMap((scenario) => scenario.steps)),
    alsoTotals: totalsOf(scenarios.flatMap((scenario) => scenario.also)),
    scenarios,
  } satisfies ProtocolSheet);
}

function sheetLine(entry: CatalogueCase, finding: Finding | undefined, places: EvidencePlaces): SheetLine {
  const { startedAt, blockedBy } = finding?.attempts.at(-1) ?? {};
  return {
    id: entry.id,
    role: entry.performer,
    kind: entry.kind,
    step: entry.wording,
    expected: entry.expectation,
    outcome: finding?.outcome ?? 'NOT RUN',
    startedAt: startedAt === undefined ? null : new Date(startedAt).toISOString(),
    durationMs: finding?.durationMs ?? 0,
    attempt: finding !== undefined && isFlaky(finding) ? finding.attempts.length : 1,
    seen: finding?.error ?? null,
    blockedBy: blockedBy ?? null,
    // Once is enough: what a failed action blocked has the evidence of that action.
    ...(finding?.outcome === 'FAIL' || (finding?.outcome === 'BLOCKED' && blockedBy === undefined) ? places(finding) : { picture: null, trace: null }),
  };
}

function isStep(entry: CatalogueCase): boolean {
  return /^\d/.test(entry.id);
}

function totalsOf(lines: readonly SheetLine[]): Totals {
  const count = (outcome: SheetOutcome) => lines.filter((line) => line.outcome === outcome).length;
  return {
    all: lines.length,
    PASS: count('PASS'),
    FAIL: count('FAIL'),
    BLOCKED: count('BLOCKED'),
    SKIPPED: count('SKIPPED'),
    'NOT RUN': count('NOT RUN'),
  };
}
