/**
 * `npm run performance -- --export k6|json`: prints the scenarios of the performance phase with their limits, for a load
 * generator of the team's own. Sends nothing.
 */
import { z } from 'zod';
import { readPerformancePolicy } from '../suite/performance/limits';
import { commandLine, parseOptions, runCommand } from './cli/options';
import { exportOf } from './performance/export';
import { k6Script } from './performance/k6';

const optionsSchema = z.object({ export: z.enum(['k6', 'json'], { error: '--export takes k6 or json.' }) });

process.exitCode = await runCommand(() => {
  const command = commandLine(
    'performance',
    'Prints the scenarios of the performance phase for a load generator of your own.',
  ).option('--export <format>', 'k6 (a script) or json (the table)');
  const { export: format } = parseOptions(optionsSchema, command);
  const exported = exportOf(readPerformancePolicy());
  process.stdout.write(format === 'k6' ? k6Script(exported) : `${JSON.stringify(exported, null, 2)}\n`);
  return 0;
});
