/**
 * Starts the sandbox for an editor or UI mode, whose tests start without a command of `npm run`: builds it first when its sources have
 * changed since. With `--fault NAME`, the sandbox with that fault.
 */
import { SetUpError, say } from './output.mjs';
import { ensureSandbox } from './sandbox.mjs';

try {
  await ensureSandbox(['--sandbox']);
} catch (error) {
  if (!(error instanceof SetUpError)) throw error;
  say(error.message);
  process.exit(2);
}
await import(`../../sandbox/dist/${process.argv.length > 2 ? 'faults' : 'server'}/main.js`);
