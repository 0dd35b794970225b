/** Runs a few tests against a sandbox of their own, quietly, and reads what the run found out. */
import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { PROJECT_ROOT, VARIABLES, newRunId, withVariables } from '../../fixtures/environment';
import { runShape, type Run } from '../../reporting/run-report/shape';
import { startSandbox } from '../suite/embedded';

/** Accounts of a real platform, and other settings of a person's own runs, have no meaning on a sandbox. */
const OWN_SETTINGS = Object.fromEntries(Object.keys(VARIABLES.shape).filter((name) => /_(EMAIL|PASSWORD)$|^READ_ONLY$/.test(name)).map((name) => [name, '']));

/** What a run is given. */
export interface Errand {
  /** The drill's sandbox with these words: a fault, or none. */
  sandbox: readonly string[];
  /** Which tests, as Playwright takes it. */
  words: readonly string[];
  workers: number;
}

/** @throws Error with the run's last words when it left no account of itself */
export async function runTests({ sandbox, words, workers }: Errand): Promise<Run> {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'the-bot-drill-'));
  const platform = await startSandbox('drill', sandbox);
  try {
    const cli = path.join(PROJECT_ROOT, 'node_modules', '@playwright', 'test', 'cli.js');
    // Scrubbed like any run; pictures of pages, traces and further reports would only cost time.
    const reporters = ['./reporting/scrub-reporter.ts', './reporting/run-reporter.ts'].join(',');
    const child = spawn(process.execPath, [cli, 'test', ...words, '--workers', String(workers), '--trace', 'off', '--reporter', reporters], {
      cwd: PROJECT_ROOT,
      env: withVariables({
        ...OWN_SETTINGS,
        BASE_URL: platform.url,
        REPORTS_DIR: folder,
        THE_BOT_RUN_ID: newRunId(),
        SANDBOX_URL: undefined,
        THE_BOT_TARGET_KIND: undefined,
        THE_BOT_SEED: undefined,
        GITHUB_STEP_SUMMARY: undefined,
      }),
    });
    let output = '';
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => (output = `${output}${chunk.toString()}`.slice(-3_000)));
    await new Promise((resolve) => child.on('close', resolve));
    return readRun(path.join(folder, 'run.json'), output);
  } finally {
    await platform.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

function readRun(file: string, output: string): Run {
  try {
    return runShape.parse(JSON.parse(readFileSync(file, 'utf8')));
  } catch (error) {
    throw new Error(`A run of the drill left no account of itself. It said:\n${output}`, { cause: error });
  }
}
