/** One run after the other, each shuffled anew, on a platform that is sound: whatever fails there cries wolf. */
import { rmSync } from 'node:fs';
import path from 'node:path';
import type { Run } from '../../reporting/run-report/schema';
import { startSandbox } from '../suite/embedded';
import { runSilent } from '../suite/run-silent';
import type { Conditions } from './conditions';

/** One round: what it is called on the terminal, and how it runs. */
export interface Round extends Conditions {
  name: string;
}

export interface RoundResult {
  name: string;
  run: Run;
  /** What failed or could not be tried: id and what was seen. */
  bad: { id: string; seen: string }[];
  /** Where the reports of a bad round lie; those of a good one are not kept. */
  reports: string;
}

/** @throws Error when a run leaves no account of itself */
export async function runRound({ name, sandbox, words, variables, slow }: Round, reports: string): Promise<RoundResult> {
  const folder = path.join(reports, name.replace(/[^\w-]+/g, '-'));
  const platform = sandbox === undefined ? undefined : await startSandbox('drill', sandbox);
  const target: Record<string, string> = platform === undefined ? {} : { BASE_URL: platform.url };
  try {
    const run = await runSilent(['--shuffle', '--retries', '0', ...words], folder, { ...variables, ...target });
    const cases = run.cases.filter((entry) => entry.outcome === 'FAIL' || entry.outcome === 'BLOCKED');
    const bad = cases.map(({ id, error = '' }) => ({ id, seen: error.split('\n', 1)[0] ?? '' }));
    if (run.totals.passed === 0) bad.push({ id: 'nothing', seen: run.verdict.reasons.join('; ') || 'no case was run' });
    // Too few cases, a limit, an error outside every test: each stands against a release and cries wolf too.
    if (bad.length === 0 && !slow && run.verdict.decision !== 'GO') bad.push({ id: 'verdict', seen: run.verdict.reasons.join('; ') });
    if (bad.length === 0) rmSync(folder, { recursive: true, force: true });
    return { name, run, bad, reports: folder };
  } finally {
    await platform?.stop();
  }
}
