/** `npm start`: the main job. Checks the configuration, runs the suite, and answers with the documented exit code. */
import { exitCode, runSuite } from './suite/run-suite';

process.exitCode = exitCode(await runSuite(process.argv.slice(2)));
