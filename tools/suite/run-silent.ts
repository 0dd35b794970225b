/** Runs the suite without a word on the terminal, for commands that start many runs and tell about them themselves. */
import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { PROJECT_ROOT, VARIABLES, newRunId, withVariables } from '../../fixtures/environment';
import { runSchema, type Run } from '../../reporting/run-report/schema';

/** Accounts of a real platform, and other settings of a person's own runs, have no meaning on a sandbox. */
const OWN_SETTINGS = Object.fromEntries(Object.keys(VARIABLES.shape).filter((name) => /_(EMAIL|PASSWORD)$|^(READ_ONLY|BASE_URL)$/.test(name)).map((name) => [name, '']));

/** What the run of whoever starts this must not hand on. */
const OF_OTHER_RUNS = { SANDBOX_URL: undefined, THE_BOT_TARGET_KIND: undefined, THE_BOT_SEED: undefined, GITHUB_STEP_SUMMARY: undefined };

/**
 * @param words what follows `playwright test`
 * @param reports where the run leaves what it leaves
 * @param variables what else is set for it
 * @throws Error with the run's last words when it left no account of itself
 */
export async function runSilent(words: readonly string[], reports: string, variables: Readonly<Record<string, string | undefined>> = {}): Promise<Run> {
  const cli = path.join(PROJECT_ROOT, 'node_modules', '@playwright', 'test', 'cli.js');
  const env = withVariables({ ...OWN_SETTINGS, ...OF_OTHER_RUNS, THE_BOT_RUN_ID: newRunId(), ...variables, REPORTS_DIR: reports });
  const child = spawn(process.execPath, [cli, 'test', ...words], { cwd: PROJECT_ROOT, env });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => (output = `${output}${chunk.toString()}`.slice(-3_000)));
  await new Promise((resolve) => child.on('close', resolve));
  try {
    return runSchema.parse(JSON.parse(readFileSync(path.join(reports, 'run.json'), 'utf8')));
  } catch (error) {
    throw new Error(`A run of the suite left no account of itself. It said:\n${output}`, { cause: error });
  }
}
