/** Runs the suite without terminal output, for commands that start many runs and report on them themselves. */
import { spawn, type ChildProcess } from 'node:child_process';
import { readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { PROJECT_ROOT, VARIABLES, newRunId, withVariables } from '../../suite/config/environment';
import { runSchema, type Run } from '../../reporting/run-report/schema';

/** Accounts of a real platform and other settings of the user's own runs do not apply to a sandbox. */
const OWN_SETTINGS = Object.fromEntries(Object.keys(VARIABLES.shape).filter((name) => /_(EMAIL|PASSWORD)$|^(READ_ONLY|BASE_URL)$/.test(name)).map((name) => [name, '']));

/** Variables of the starting process's own run that must not be inherited. */
const OF_OTHER_RUNS = { THE_BOT_WITHOUT_PHASES: undefined, SANDBOX_URL: undefined, THE_BOT_TARGET_KIND: undefined, THE_BOT_SEED: undefined, GITHUB_STEP_SUMMARY: undefined };

/** Time for an interrupted run to write its report. */
const GRACE_MS = 20_000;

/**
 * @param words arguments after `playwright test`
 * @param reports the run's report folder
 * @param variables further variables
 * @param stop ends the run when aborted: it may still report the tests that ended, and its processes are gone afterwards
 * @throws Error with the run's last output if it ends without writing run.json
 */
export async function runSilent(words: readonly string[], reports: string, variables: Readonly<Record<string, string | undefined>> = {}, stop?: AbortSignal): Promise<Run> {
  const cli = path.join(PROJECT_ROOT, 'node_modules', '@playwright', 'test', 'cli.js');
  const env = withVariables({ ...OWN_SETTINGS, ...OF_OTHER_RUNS, THE_BOT_RUN_ID: newRunId(), ...variables, REPORTS_DIR: reports });
  // What an earlier run of this folder left is not the result of this one.
  rmSync(path.join(reports, 'run.json'), { force: true });
  // A run that may be stopped has a process group of its own, so that all of its processes can be ended.
  const child = spawn(process.execPath, [cli, 'test', ...words], { cwd: PROJECT_ROOT, env, detached: stop !== undefined });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => (output = `${output}${chunk.toString()}`.slice(-3_000)));
  await (stop === undefined ? new Promise((resolve) => child.on('close', resolve)) : endOrStop(child, stop));
  try {
    return runSchema.parse(JSON.parse(readFileSync(path.join(reports, 'run.json'), 'utf8')));
  } catch (error) {
    throw new Error(`A run of the suite left no account of itself. It said:\n${output}`, { cause: error });
  }
}

/** Waits for the end of a run, and interrupts it when it has to stop. A run that does not end then is killed. */
async function endOrStop(child: ChildProcess, stop: AbortSignal): Promise<void> {
  const kill = () => killGroup(child);
  let grace: NodeJS.Timeout | undefined;
  const interrupt = () => {
    child.kill('SIGINT');
    grace = setTimeout(kill, GRACE_MS);
  };
  process.once('exit', kill);
  stop.addEventListener('abort', interrupt, { once: true });
  // Not `close`: a browser that was left behind keeps the output open.
  await new Promise((resolve) => child.on('exit', resolve));
  kill();
  clearTimeout(grace);
  process.off('exit', kill);
  stop.removeEventListener('abort', interrupt);
}

function killGroup({ pid }: ChildProcess): void {
  if (pid === undefined) return;
  try {
    process.kill(-pid, 'SIGKILL');
  } catch (error) {
    // All processes of the group have ended.
    if (!(error instanceof Error && 'code' in error && error.code === 'ESRCH')) throw error;
  }
}
