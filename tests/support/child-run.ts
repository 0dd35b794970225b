/** Runs the suite in a separate process, against its own sandbox with deviations, and reads its reports. */
import { test as base } from '@playwright/test';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { newRunId } from '../../suite/config/environment';
import { runSchema, type Run } from '../../reporting/collect/run-schema';
import { runPlaywright } from '../../tools/suite/playwright';

/** Time limit of a whole run of scenarios with its own browsers, on a busy machine. */
export const MAX_RUN_MS = 180_000;

/** Time limit of all cases, on such a machine. */
export const WHOLE_SUITE_MS = 20 * 60_000;

/** Whole runs are serial: two at once would only measure how slow a small machine can get. */
export const WHOLE_RUN = { lock: 'whole run' } as const;

/** The longest whole runs, which `npm test` leaves to the nightly: together they take as long as all other tests. */
export const BY_NIGHT = { ...WHOLE_RUN, tag: '@by-night' } as const;

/** Settings of the self-tests' runner and of the tester's own target that must not be inherited. */
const OWN_TARGET = {
  BASE_URL: '',
  SANDBOX_URL: undefined,
  THE_BOT_TARGET_KIND: undefined,
  THE_BOT_SEED: undefined,
  THE_BOT_MACHINE: 'unwatched',
};

/**
 * @param shape the sandbox's deviations from the complete platform, in the format of SANDBOX_SHAPE
 * @param words arguments after `playwright test`
 * @param variables settings of this run, for instance its own target
 * @throws Error with the run's output if it ends without writing run.json
 */
type ChildRun = (
  shape: string,
  words: readonly string[],
  variables?: Readonly<Record<string, string>>,
) => Promise<ChildRunResult>;

/** A run's reports and its output. */
export type ChildRunResult = Run & { readonly output: string };

/** Tests of whole runs. A run still in progress at the end of its test is ended with it. */
export const test = base.extend<{ childRun: ChildRun }>({
  childRun: [
    async ({ browserName: _browserName }, use) => {
      const folder = mkdtempSync(path.join(os.tmpdir(), 'the-bot-child-'));
      const stop = new AbortController();
      let ended: Promise<unknown> = Promise.resolve();
      await use(async (shape, words, variables = {}) => {
        const run = runPlaywright(['test', ...words, '--workers', '2'], {
          output: 'captured',
          keep: Infinity,
          stop: stop.signal,
          variables: {
            ...OWN_TARGET,
            SANDBOX_SHAPE: shape,
            REPORTS_DIR: folder,
            THE_BOT_RUN_ID: newRunId(),
            ...variables,
          },
        });
        ended = run;
        const { output } = await run;
        return { ...readRun(path.join(folder, 'run.json'), output), output };
      });
      stop.abort();
      await ended;
      rmSync(folder, { recursive: true, force: true });
    },
    { timeout: MAX_RUN_MS },
  ],
});

/** The ids of a run's cases with this outcome, in the protocol's order. */
export function idsBy(run: Run, outcome: Run['cases'][number]['outcome']): string[] {
  return run.cases.filter((entry) => entry.outcome === outcome).map((entry) => entry.id);
}

function readRun(file: string, output: string): Run {
  try {
    return runSchema.parse(JSON.parse(readFileSync(file, 'utf8')));
  } catch (error) {
    throw new Error(`The run ended without writing run.json. Its output was:\n${output.slice(-3000)}`, {
      cause: error,
    });
  }
}
