/** Runs the suite repeatedly, shuffled anew each time, on a healthy platform: every failure there is a false alarm. */
import { rmSync } from 'node:fs';
import path from 'node:path';
import { readIndex, type AttemptEntry } from '../../reporting/trace/index-file';
import type { Run } from '../../reporting/collect/run-schema';
import { runSilent } from '../suite/run-silent';
import { keepCoresBusy } from './busy-cores';
import type { Conditions } from './conditions';
import { MemoryMeter, type MemoryUse } from './memory';
import type { Platforms } from './platform';

/** One round: its name on the terminal and its options. */
export interface Round extends Conditions {
  name: string;
}

/** A case that did not pass at its first attempt. */
export interface BadCase {
  id: string;
  seen: string;
  /** Traces of its attempts, the failed one first. */
  traces: string[];
}

export interface RoundResult {
  name: string;
  run: Run;
  /** Failed and blocked cases, and those that passed only in their second attempt. */
  bad: BadCase[];
  /** Cases that were run. */
  caseRuns: number;
  memory: MemoryUse;
  /** Folder with the reports of a bad round; reports of a good round are deleted. */
  reports: string;
}

/** @throws Error if a run ends without writing run.json */
export async function runRound(round: Round, reports: string, platforms: Platforms): Promise<RoundResult> {
  const { name, words, variables, busy = false } = round;
  const folder = path.join(reports, name.replace(/[^\w-]+/g, '-'));
  const platform = await platforms.of(round);
  const target: Record<string, string> = platform.url === undefined ? {} : { BASE_URL: platform.url };
  const endWork = busy ? keepCoresBusy() : () => undefined;
  const meter = new MemoryMeter();
  try {
    // A second attempt shows how the case differs when it passes: the traces of both are kept.
    const run = await runSilent(['--shuffle', '--retries', '1', ...words], folder, { ...variables, ...target });
    const memory = meter.stop();
    const bad = badCases(run, path.join(folder, 'runs', run.runId), round);
    const caseRuns = run.cases.filter(({ outcome }) => outcome !== 'SKIPPED').length;
    if (bad.length === 0) rmSync(folder, { recursive: true, force: true });
    return { name, run, bad, caseRuns, memory, reports: folder };
  } finally {
    meter.stop();
    endWork();
    await platform.close();
  }
}

function badCases(run: Run, runFolder: string, { slow, variables }: Round): BadCase[] {
  const attempts = readIndex(runFolder)?.attempts ?? [];
  const tracesOf = (test: string) =>
    attempts
      .filter((attempt) => attempt.test === test)
      .flatMap(({ trace }) => (trace === null ? [] : path.join(runFolder, trace)));
  const failed = run.cases.filter(({ outcome }) => outcome === 'FAIL' || outcome === 'BLOCKED');
  const bad = failed.map(({ id, error = '', test }) => ({ id, seen: firstLine(error), traces: tracesOf(test) }));
  for (const attempt of attempts.filter((one) => isFlake(one, attempts))) {
    const ids = attempt.failedCases.length > 0 ? attempt.failedCases : attempt.cases.slice(0, 1);
    for (const id of ids.length > 0 ? ids : [attempt.test])
      bad.push({
        id,
        seen: `passed only in its second attempt: ${firstLine(attempt.message ?? '')}`,
        traces: tracesOf(attempt.test),
      });
  }
  // A phone shows only a part of the suite, perhaps none of these specs.
  if (variables.VIEW === 'phone' && run.verdict.reasons.some((reason) => reason.startsWith('No tests found')))
    return [];
  if (run.totals.passed + run.totals.flaky === 0)
    bad.push({ id: 'nothing', seen: run.verdict.reasons.join('; ') || 'no case was run', traces: [] });
  // Too few cases, an exceeded limit or an error outside every test also prevents a release, and is a false alarm too.
  if (bad.length === 0 && !slow && run.verdict.decision !== 'GO')
    bad.push({ id: 'verdict', seen: run.verdict.reasons.join('; '), traces: [] });
  return bad;
}

/** Whether the attempt failed, and the last one of the same test passed. */
function isFlake({ test, passed, retry }: AttemptEntry, all: readonly AttemptEntry[]): boolean {
  return !passed && all.some((other) => other.test === test && other.retry > retry && other.passed);
}

function firstLine(text: string): string {
  return text.split('\n', 1)[0] ?? '';
}
