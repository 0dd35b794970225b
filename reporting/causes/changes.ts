/** Compares the causes of a run with those of the run before it on the same platform: new, still present, gone. */
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import { asJson } from '../../lib/json';
import type { CaseResult } from '../cases/case-result';
import { writeReport } from '../disk/disk';
import { storedRunSchema, type Run } from '../collect/run-schema';
import type { Cause } from './causes';

const wordingSchema = z.object({ en: z.string(), ru: z.string() });

/** The parts of an earlier release.json that are compared. */
const earlierSchema = z.object({
  run: z.object({ id: z.string(), startedAt: z.string() }),
  causes: z.array(
    z.object({
      fingerprint: z.string(),
      since: z.string().nullable().default(null),
      title: wordingSchema,
      failed: z.array(z.object({ id: z.string() })),
    }),
  ),
});

const keptSchema = z.object({ run: storedRunSchema, report: earlierSchema });

/** The run before this one: its causes, and its cases with their outcomes. */
export interface EarlierRun {
  report: z.infer<typeof earlierSchema>;
  cases: Run['cases'];
  target: Run['target'];
  decision: Run['verdict']['decision'];
}

export const changesSchema = z.object({
  /** Start of the earlier run. */
  since: z.string(),
  /** Its decision, of what it ran. Missing in older reports. */
  decision: z.enum(['GO', 'NO-GO']).nullable().default(null),
  new: z.number(),
  still: z.number(),
  gone: z.array(wordingSchema),
});
export type Changes = z.infer<typeof changesSchema>;

/** Keeps the last finished run for the comparison, also while runs that were ended early own the report folder. */
export const KEPT_FILE = '.last-finished.json';

/**
 * Reads the last finished run of a folder, before this run replaces its reports, and keeps it for the runs to come.
 * A run that was ended early, was killed or did not start has nothing to compare. Undefined when there is none.
 */
export function readEarlierRun(folder: string): EarlierRun | undefined {
  const read = (name: string) => {
    const file = path.join(folder, name);
    return existsSync(file) ? asJson(readFileSync(file, 'utf8')) : undefined;
  };
  const run = storedRunSchema.safeParse(read('run.json'));
  const report = earlierSchema.safeParse(read('release.json'));
  // Reports of earlier versions have no state: they were written at the end only.
  if (
    run.success &&
    report.success &&
    run.data.runId === report.data.run.id &&
    (run.data.state ?? 'finished') === 'finished'
  ) {
    const last: EarlierRun = {
      report: report.data,
      cases: run.data.cases,
      target: run.data.target,
      decision: run.data.verdict.decision,
    };
    keepFinished(folder, run.data, report.data);
    return last;
  }
  const kept = keptSchema.safeParse(read(KEPT_FILE)).data;
  return kept === undefined
    ? undefined
    : { report: kept.report, cases: kept.run.cases, target: kept.run.target, decision: kept.run.verdict.decision };
}

/** Keeps a finished run for the runs to come, whatever becomes of the other reports of the folder. */
export function keepFinished(folder: string, run: Run, report: z.input<typeof earlierSchema>): void {
  void writeReport(path.join(folder, KEPT_FILE), JSON.stringify({ run, report: earlierSchema.parse(report) }));
}

/** Puts the run before this one into this run's own folder: a second run is compared with it, too. */
export function passEarlierOn(folder: string, ownFolder: string): void {
  const kept = path.join(folder, KEPT_FILE);
  if (existsSync(kept)) void writeReport(path.join(ownFolder, KEPT_FILE), readFileSync(kept, 'utf8'));
}

/** Returns whether two runs tested the same platform. Each run starts the sandbox at another port. */
export function isSamePlatform(one: Run['target'], other: Run['target']): boolean {
  return one.kind === other.kind && (one.kind === 'sandbox' || one.baseUrl === other.baseUrl);
}

/**
 * Returns the start of the first run in a row that had the cause: of this run for a new cause. Null when no earlier run
 * has run its cases.
 */
export function sinceOf(
  cause: Pick<Cause, 'fingerprint' | 'failed' | 'blocked'>,
  earlier: EarlierRun | undefined,
  startedAt: string,
): string | null {
  if (earlier === undefined) return null;
  const before = earlier.report.causes.find(({ fingerprint }) => fingerprint === cause.fingerprint);
  if (before !== undefined) return before.since ?? earlier.report.run.startedAt;
  const ran = new Set(
    earlier.cases.filter(({ outcome }) => outcome === 'PASS' || outcome === 'FAIL').map(({ id }) => id),
  );
  return [...cause.failed, ...cause.blocked].some(({ caseResult }) => ran.has(caseResult.id)) ? startedAt : null;
}

/** @param startedAt start of this run, as in the causes' `since` */
export function changesOf(
  causes: readonly { fingerprint: string; since: string | null }[],
  caseResults: readonly Pick<CaseResult, 'id' | 'outcome'>[],
  earlier: EarlierRun | undefined,
  startedAt: string,
): Changes | null {
  if (earlier === undefined) return null;
  const passed = new Set(caseResults.filter(({ outcome }) => outcome === 'PASS').map(({ id }) => id));
  const present = new Set(causes.map(({ fingerprint }) => fingerprint));
  const gone = earlier.report.causes.filter(
    ({ fingerprint, failed }) =>
      !present.has(fingerprint) && failed.length > 0 && failed.every(({ id }) => passed.has(id)),
  );
  return {
    since: earlier.report.run.startedAt,
    decision: earlier.decision,
    new: causes.filter(({ since }) => since === startedAt).length,
    still: causes.filter(({ since }) => since !== null && since !== startedAt).length,
    gone: gone.map(({ title }) => title),
  };
}
