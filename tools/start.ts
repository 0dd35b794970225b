/** `npm start`: the main job. Checks the configuration, runs the suite, and ends with the documented exit code. */
import { exitCode, isInformation, runInformation, runSuite } from './suite/run-suite';

const words = process.argv.slice(2);
process.exitCode = isInformation(words) ? await runInformation(words) : exitCode(await runSuite(words));
