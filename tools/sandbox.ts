/**
 * `npm run sandbox [-- --fault NAME …]`: starts only the sandbox, sound or with faults, until a signal ends it. Exit
 * code 2 for an unknown fault or an invalid setting.
 */
import { spawn } from 'node:child_process';
import { z } from 'zod';
import { internalVariables, withVariables } from '../suite/config/environment';
import { handledSignals } from '../reporting/run-end/stop-signals';
import { commandLine, parseOptions, runCommand } from './cli/options';
import { collect, flag, names } from './cli/values';
import { sandboxProgram } from './suite/embedded';
import { listedFaults, refuseUnknownFaults } from './suite/sandbox-faults';

const optionsSchema = z.object({ fault: names, listFaults: flag });

process.exitCode = await runCommand(async () => {
  const { fault, listFaults } = parseOptions(
    optionsSchema,
    commandLine('sandbox', 'Starts only the sandbox, and prints its address and accounts.')
      .option('--fault <name>', 'breaks the sandbox in this way; repeatable', collect, [])
      .option('--list-faults', 'prints all faults, and starts nothing'),
  );
  if (listFaults) return listAll();
  if (fault.length > 0) refuseUnknownFaults(fault, listedFaults());
  return serve(fault);
}, 'as it is');

function listAll(): number {
  const lines = listedFaults().map(({ id, area, breaks }) => `${id.padEnd(34)} ${area.padEnd(15)} ${breaks}\n`);
  process.stdout.write(lines.join(''));
  return 0;
}

/** Runs the sandbox to its end. @returns its exit code */
async function serve(faults: readonly string[]): Promise<number> {
  const words = faults.flatMap((name) => ['--fault', name]);
  const child = spawn(process.execPath, [sandboxProgram(faults.length === 0 ? 'sound' : 'drill'), ...words], {
    stdio: 'inherit',
    env: withVariables({ SANDBOX_ENDS_WITH: internalVariables().SANDBOX_ENDS_WITH ?? String(process.pid) }),
  });
  // The terminal tells Ctrl-C to both; other signals come only to this process.
  for (const signal of handledSignals()) process.on(signal, () => void child.kill('SIGTERM'));
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (status) => resolve(status ?? 1));
  });
}
