/** Runs the suite without terminal output, for commands that start many runs and report on them themselves. */
import { readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { newRunId } from '../../suite/config/environment';
import { VARIABLES } from '../../suite/config/variables';
import { runSchema, type Run } from '../../reporting/collect/run-schema';
import { runPlaywright } from './playwright';

/** Accounts of a real platform and other settings of the user's own runs do not apply to a sandbox. */
const OWN_SETTINGS = Object.fromEntries(
  Object.keys(VARIABLES.shape)
    .filter((name) => /_(EMAIL|PASSWORD)$|^(READ_ONLY|BASE_URL)$/.test(name))
    .map((name) => [name, '']),
);

/** Variables of the starting process's own run that must not be inherited. */
const OF_OTHER_RUNS = {
  THE_BOT_WITHOUT_PHASES: undefined,
  SANDBOX_URL: undefined,
  THE_BOT_TARGET_KIND: undefined,
  THE_BOT_SEED: undefined,
  GITHUB_STEP_SUMMARY: undefined,
};

/**
 * @param words arguments after `playwright test`
 * @param reports the run's report folder
 * @param variables further variables
 * @param stop ends the run when aborted: it may still report the tests that ended, and its processes are gone afterwards
 * @throws Error with the run's last output if it ends without writing run.json
 */
export async function runSilent(
  words: readonly string[],
  reports: string,
  variables: Readonly<Record<string, string | undefined>> = {},
  stop?: AbortSignal,
): Promise<Run> {
  // What an earlier run of this folder left is not the result of this one.
  rmSync(path.join(reports, 'run.json'), { force: true });
  const { output } = await runPlaywright(['test', ...words], {
    output: 'captured',
    variables: { ...OWN_SETTINGS, ...OF_OTHER_RUNS, THE_BOT_RUN_ID: newRunId(), ...variables, REPORTS_DIR: reports },
    ...(stop === undefined ? {} : { stop }),
  });
  try {
    return runSchema.parse(JSON.parse(readFileSync(path.join(reports, 'run.json'), 'utf8')));
  } catch (error) {
    throw new Error(`A run of the suite ended without writing run.json. Its output was:\n${output}`, { cause: error });
  }
}
