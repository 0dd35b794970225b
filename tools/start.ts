/** `npm start`: the main job. Checks the configuration, runs the suite, and ends with the documented exit code. */
import { EnvironmentError, KEEPS_RESULTS, environment } from '../suite/config/environment';
import type { Run } from '../reporting/run-report/schema';
import { keepResults } from '../reporting/second-run/kept-results';
import { UsageError, playwrightCommandLine, runCommand } from './cli/options';
import { notify } from './notices/notify';
import { runFailed, secondRunWords } from './second-run/run-failed';
import { withNamedCases } from './cases/named-cases';
import { exitCode, isInformation, refuseRun, runInformation, runSuite } from './suite/run-suite';

const words = process.argv.slice(2);
if (words.some((word) => word === '--help' || word === '-h')) {
  const command = playwrightCommandLine(
    'start',
    'Runs the whole suite, or what the words select, against the sandbox or BASE_URL.',
  )
    .option(
      '--failed',
      'repeats what failed, was blocked or interrupted in the last run, and lays the outcome over its report',
    )
    .option('--failed-from <folder or zip>', 'the same over the reports of a CI artefact')
    .option('--wait', 'waits for another run that writes into the same report folder');
  process.stdout.write(`${command.helpInformation()}\nPlaywright's own:\n\n`);
}
process.exitCode = await runCommand(async () => {
  if (isInformation(words)) return withNamedCases(words, runInformation);
  const second = secondRunWords(words);
  return second === undefined ? runChosen() : runFailed(second);
}, 'as it is');

/** A run that is refused before it begins must not leave the verdict of the run before. @returns the exit code */
async function runChosen(): Promise<number> {
  try {
    environment();
    return await withNamedCases(words, runAndKeep);
  } catch (error) {
    if (error instanceof UsageError) refuseRun({ code: 'words', words: error.words, sentence: error.message });
    if (error instanceof EnvironmentError)
      refuseRun({ code: 'settings', mistakes: error.mistakes, sentence: error.message });
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
