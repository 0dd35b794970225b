/** Runs the suite repeatedly, shuffled anew each time, on a healthy platform: every failure there is a false alarm. */
import { rmSync } from 'node:fs';
import path from 'node:path';
import type { Run } from '../../reporting/run-report/schema';
import { startSandbox } from '../suite/embedded';
import { runSilent } from '../suite/run-silent';
import type { Conditions } from './conditions';

/** One round: its name on the terminal and its options. */
export interface Round extends Conditions {
  name: string;
}

export interface RoundResult {
  name: string;
  run: Run;
  /** Failed and blocked cases: id and observed error. */
  bad: { id: string; seen: string }[];
  /** Folder with the reports of a bad round; reports of a good round are deleted. */
  reports: string;
}

/** @throws Error if a run ends without writing run.json */
export async function runRound(
  { name, sandbox, words, variables, slow }: Round,
  reports: string,
): Promise<RoundResult> {
  const folder = path.join(reports, name.replace(/[^\w-]+/g, '-'));
  const platform = sandbox === undefined ? undefined : await startSandbox('drill', sandbox);
  const target: Record<string, string> = platform === undefined ? {} : { BASE_URL: platform.url };
  try {
    const run = await runSilent(['--shuffle', '--retries', '0', ...words], folder, { ...variables, ...target });
    const cases = run.cases.filter((entry) => entry.outcome === 'FAIL' || entry.outcome === 'BLOCKED');
    const bad = cases.map(({ id, error = '' }) => ({ id, seen: error.split('\n', 1)[0] ?? '' }));
    if (run.totals.passed === 0) bad.push({ id: 'nothing', seen: run.verdict.reasons.join('; ') || 'no case was run' });
    // Too few cases, an exceeded limit or an error outside every test also prevents a release, and is a false alarm
    // too.
    if (bad.length === 0 && !slow && run.verdict.decision !== 'GO')
      bad.push({ id: 'verdict', seen: run.verdict.reasons.join('; ') });
    if (bad.length === 0) rmSync(folder, { recursive: true, force: true });
    return { name, run, bad, reports: folder };
  } finally {
    await platform?.stop();
  }
}
