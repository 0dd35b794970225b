/** `npm start`: the main job. Checks the configuration, runs the suite, and ends with the documented exit code. */
import { playwrightCommandLine } from './cli/options';
import { withNamedCases } from './suite/named-cases';
import { exitCode, isInformation, runInformation, runSuite } from './suite/run-suite';

const words = process.argv.slice(2);
if (words.some((word) => word === '--help' || word === '-h')) {
  const command = playwrightCommandLine('start', 'Runs the whole suite, or what the words select, against the sandbox or BASE_URL.');
  process.stdout.write(`${command.option('--wait', 'waits for another run that writes into the same report folder').helpInformation()}\nPlaywright's own:\n\n`);
}
process.exitCode = await withNamedCases(words, async (chosen) => (isInformation(chosen) ? runInformation(chosen) : exitCode(await runSuite(chosen))));
