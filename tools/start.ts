/** `npm start`: the main job. Checks the configuration, runs the suite, and ends with the documented exit code. */
import { exitCode, runSuite } from './suite/run-suite';

process.exitCode = exitCode(await runSuite(process.argv.slice(2)));
