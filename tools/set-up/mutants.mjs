/** Builds the sandbox of mutants, for the commands and tests that need it. */
import { SetUpError, say } from './output.mjs';
import { ensureMutants } from './sandbox.mjs';

try {
  ensureMutants();
} catch (error) {
  if (!(error instanceof SetUpError)) throw error;
  say(error.message);
  process.exit(2);
}
