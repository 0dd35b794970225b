/** Runs what a command line selects, or what failed in the last run, and keeps the results for a second run. */
import {
  EnvironmentError,
  KEEPS_RESULTS,
  environment,
  isReportsFolderGiven,
  useDeskReports,
} from '../../suite/config/environment';
import { selectingArguments } from '../../reporting/collect/selection';
import type { Run } from '../../reporting/collect/run-schema';
import { keepResults } from '../../reporting/run-end/kept-results';
import { withNamedCases } from '../cases/named-cases';
import { UsageError } from '../cli/options';
import { notify } from '../notices/notify';
import { isWatched } from '../suite/order';
import { exitCode, refuseRun, runSuite } from '../suite/run-suite';
import { splitFaults, variablesForFaults } from '../suite/sandbox-faults';
import { runFailed, secondRunWords } from './run-failed';

/** @param words of the command line @returns the exit code */
export async function runWords(words: readonly string[]): Promise<number> {
  const { faults, others } = splitFaults(words);
  const second = secondRunWords(others);
  if (second === undefined) {
    useDeskReports(isOfDesk(others, faults));
    return runChosen(others, faults);
  }
  if (faults.length > 0) throw new UsageError('--failed tests the platform of the first run: leave out --fault.');
  return runFailed(second);
}

/** Returns whether the run must leave the release report alone: its cases are chosen, it is watched, or its sandbox is broken. */
function isOfDesk(words: readonly string[], faults: readonly string[]): boolean {
  if (isReportsFolderGiven()) return false;
  return faults.length > 0 || selectingArguments(words).length > 0 || isWatched(words);
}

/** A run that is refused before it begins must not leave the verdict of the run before. @returns the exit code */
async function runChosen(chosen: readonly string[], faults: readonly string[]): Promise<number> {
  try {
    environment();
    const broken = variablesForFaults(faults);
    return await withNamedCases(chosen, (list) => runAndKeep(list, broken));
  } catch (error) {
    if (error instanceof UsageError) refuseRun({ code: 'words', words: error.words, sentence: error.message });
    if (error instanceof EnvironmentError)
      refuseRun({ code: 'settings', mistakes: error.mistakes, sentence: error.message });
    throw error;
  }
}

/** @returns the exit code */
async function runAndKeep(chosen: readonly string[], variables: Readonly<Record<string, string>>): Promise<number> {
  const ending = await runSuite(chosen, { ...KEEPS_RESULTS, ...variables });
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
