/** `npm start`: the main job. Checks the configuration, runs the suite, and ends with the documented exit code. */
import { playwrightCommandLine, runCommand } from './cli/options';
import { withNamedCases } from './cases/named-cases';
import { isInformation, runInformation } from './suite/information';
import { splitFaults } from './suite/sandbox-faults';

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
    .option('--fault <name>', 'breaks the sandbox in this way, to see a red run; repeatable')
    .option('--wait', 'waits for another run that writes into the same report folder');
  process.stdout.write(`${command.helpInformation()}\nPlaywright's own:\n\n`);
}
process.exitCode = await runCommand(async () => {
  if (isInformation(words)) return withNamedCases(splitFaults(words).others, runInformation);
  // Loading what a run needs takes a second, which a list of tests would wait for.
  const { runWords } = await import('./second-run/run-words');
  return runWords(words);
}, 'as it is');
