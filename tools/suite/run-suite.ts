/** Runs the suite with Playwright in a separate process, and reads its results. */
import { spawn } from 'node:child_process';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { EnvironmentError, PROJECT_ROOT, beginRun, environment, overriddenSettings, withVariables } from '../../fixtures/environment';
import { refusal } from '../../fixtures/run/command-line';
import { isolateUnscrubbed } from '../../fixtures/run/isolate';
import type { Run } from '../../reporting/run-report/schema';
import { passOutputOn } from '../../reporting/scrub/output';
import { readLastRun } from './last-run';

/** Longest wait for the last output of a run that has ended. */
const OUTPUT_MS = 2_000;

/** How a run of the suite ended. */
export interface SuiteExit {
  /** The run's run.json; undefined if it ended before writing it. */
  run: Run | undefined;
  /** Whether the configuration or an argument was rejected before anything ran. */
  misconfigured: boolean;
  /** Exit status of Playwright's process; null if a signal ended it. */
  status: number | null;
}

/**
 * Runs the suite and waits for its end; its output goes to the terminal as it arrives.
 * @param words passed to Playwright unchanged
 * @param variables added to the tester's own variables
 */
export async function runSuite(words: readonly string[], variables: Readonly<Record<string, string>> = {}): Promise<SuiteExit> {
  try {
    environment();
  } catch (error) {
    if (!(error instanceof EnvironmentError)) throw error;
    process.stderr.write(`${error.message}\n`);
    return { run: undefined, misconfigured: true, status: null };
  }
  for (const name of overriddenSettings()) process.stderr.write(`${name} of .env has no effect: the shell sets another value.\n`);
  const refused = refusal(words);
  if (refused !== undefined) {
    process.stderr.write(`${refused}\n`);
    return { run: undefined, misconfigured: true, status: null };
  }
  const id = beginRun();
  const cli = path.join(PROJECT_ROOT, 'node_modules', '@playwright', 'test', 'cli.js');
  const child = spawn(process.execPath, [cli, 'test', ...words], { cwd: PROJECT_ROOT, stdio: ['inherit', 'pipe', 'pipe'], env: withVariables({ THE_BOT_RUN_ID: id, ...variables }) });
  const printed = passOutputOn(child);
  // Ctrl-C goes to the whole process group: Playwright ends its workers and the sandbox itself, and this process waits
  // for it.
  process.on('SIGINT', () => undefined);
  process.on('SIGTERM', () => child.kill('SIGTERM'));
  const status = await new Promise<number | null>((resolve) => child.on('exit', (code) => resolve(code)));
  // A program that outlives the run may keep the pipe open.
  await Promise.race([printed, pause(OUTPUT_MS)]);
  // A killed run could not clean up; CI would upload what it left.
  isolateUnscrubbed();
  const run = readLastRun();
  return { run: run?.runId === id ? run : undefined, misconfigured: false, status };
}

/** Arguments that make Playwright print something and run nothing. */
const INFORMATION = ['--list', '--help', '-h', '--version', '-V'];

/** Returns whether these arguments run no test. */
export function isInformation(words: readonly string[]): boolean {
  return words.some((word) => INFORMATION.includes(word));
}

/**
 * Prints what Playwright says, for instance the list of tests. Starts no sandbox and leaves the reports alone.
 * @returns Playwright's exit code
 */
export async function runInformation(words: readonly string[]): Promise<number> {
  const cli = path.join(PROJECT_ROOT, 'node_modules', '@playwright', 'test', 'cli.js');
  const child = spawn(process.execPath, [cli, 'test', ...words], { cwd: PROJECT_ROOT, stdio: 'inherit', env: withVariables({ THE_BOT_LISTING: '1' }) });
  return new Promise((resolve) => child.on('close', (code) => resolve(code ?? 1)));
}

/**
 * The documented exit codes: 0 all passed, 1 a case failed, 2 the configuration is wrong, 3 the platform is unreachable
 * or unhealthy.
 */
export function exitCode(exit: SuiteExit): number {
  if (exit.misconfigured) return 2;
  if (exit.run !== undefined && exit.run.unhealthyReason !== null) return 3;
  return exit.status === 0 && exit.run?.verdict.decision === 'GO' ? 0 : 1;
}
