/** Runs what a command line selects, or what failed in the last run, and keeps the results for a second run. */
import { EnvironmentError, KEEPS_RESULTS, environment } from '../../suite/config/environment';
import type { Run } from '../../reporting/run-report/schema';
import { keepResults } from '../../reporting/second-run/kept-results';
import { withNamedCases } from '../cases/named-cases';
import { UsageError } from '../cli/options';
import { notify } from '../notices/notify';
import { exitCode, refuseRun, runSuite } from '../suite/run-suite';
import { runFailed, secondRunWords } from './run-failed';

/** @param words of the command line @returns the exit code */
export async function runWords(words: readonly string[]): Promise<number> {
  const second = secondRunWords(words);
  return second === undefined ? runChosen(words) : runFailed(second);
}

/** A run that is refused before it begins must not leave the verdict of the run before. @returns the exit code */
async function runChosen(words: readonly string[]): Promise<number> {
  try {
    environment();
    return await withNamedCases(words, runAndKeep);
  } catch (error) {
    if (error instanceof UsageError || error instanceof EnvironmentError) refuseRun(error.message);
    throw error;
  }
}

/** @returns the exit code */
async function runAndKeep(chosen: readonly string[]): Promise<number> {
  const ending = await runSuite(chosen, KEEPS_RESULTS);
  if (ending.run !== undefined) {
    keepResults(ending.run);
    await notify(ending.run.runId);
  }
  return isEmptyChoice(ending.run) ? 2 : exitCode(ending);
}

/** Whether the words selected no test at all: then they are wrong, and nothing is known of the platform. */
function isEmptyChoice(run: Run | undefined): boolean {
  return run?.cases.length === 0 && run.verdict.reasons.some((reason) => reason.startsWith('No tests found'));
}
