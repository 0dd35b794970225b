/** A run of the suite's reporters over tests that need no platform, as a process of its own, for tests of how it ends. */
import { expect } from '@playwright/test';
import { spawn, type ChildProcess } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { PROJECT_ROOT } from '../../suite/config/configuration';
import { withVariables } from '../../suite/config/environment';
import { runSchema, type Run } from '../../reporting/collect/run-schema';

/** The tests without a platform; the suite's own tests need no configuration. */
export const IDLE = ['--config', 'tests/idle/playwright.config.ts', 'idle.forced'] as const;

export interface IdleRun {
  readonly child: ChildProcess;
  /** Everything printed so far. */
  output(): string;
  /** Fulfilled with exit code and signal when the command and everything that holds its output have ended. */
  readonly ended: Promise<{ code: number | null; signal: NodeJS.Signals | null }>;
}

/** Starts `npm start` without npm. @param before a command that starts it, for instance `unshare` */
export function startIdleRun(
  reports: string,
  words: readonly string[] = IDLE,
  variables: Readonly<Record<string, string>> = {},
  before: readonly string[] = [],
): IdleRun {
  const [program = process.execPath, ...rest] = [
    ...before,
    process.execPath,
    '--import',
    'tsx',
    'tools/start.ts',
    ...words,
  ];
  const child = spawn(program, rest, {
    cwd: PROJECT_ROOT,
    env: withVariables({
      BASE_URL: '',
      SANDBOX_URL: undefined,
      CI: undefined,
      THE_BOT_RUN_ID: undefined,
      REPORTS_DIR: reports,
      THE_BOT_MACHINE: 'unwatched',
      ...variables,
    }),
    detached: true,
  });
  let said = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => (said += chunk.toString()));
  return {
    child,
    output: () => said,
    ended: new Promise((resolve) => child.on('close', (code, signal) => resolve({ code, signal }))),
  };
}

/** Waits until the run executes its third test, which ends only with the run. */
export async function untilItIdles(run: IdleRun): Promise<void> {
  await expect
    .poll(() => run.output(), { message: 'output of the run', timeout: 300_000 })
    .toContain('▶ idle: the third');
}

/** Returns run.json of the folder; undefined where there is none. */
export function runIn(reports: string): Run | undefined {
  const file = path.join(reports, 'run.json');
  return existsSync(file) ? runSchema.parse(JSON.parse(readFileSync(file, 'utf8'))) : undefined;
}

/** Returns the page with the decision. */
export function decisionPage(reports: string): string {
  return readFileSync(path.join(reports, 'release.html'), 'utf8');
}

/** Ends the whole group of processes, whatever has become of the run. */
export function endIdleRun({ child }: IdleRun): void {
  try {
    process.kill(-(child.pid ?? 0), 'SIGKILL');
  } catch {
    // It has ended by itself.
  }
}

/** Waits until no process of the group is left: a killed one is there until the system has freed its memory. */
export async function untilGroupEnds({ child }: IdleRun): Promise<void> {
  const isThere = () => {
    try {
      return process.kill(-(child.pid ?? 0), 0);
    } catch {
      return false;
    }
  };
  await expect.poll(isThere, { message: 'processes of the run', timeout: 30_000 }).toBe(false);
}

/** Returns the process id of the runner, which the run's command has started. */
export function runnerOf(reports: string): number {
  return (JSON.parse(readFileSync(path.join(reports, 'running.json'), 'utf8')) as { pid: number }).pid;
}
