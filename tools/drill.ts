/**
 * `npm run drill`: checks that the suite detects a broken platform. Exit code 0: every fault was killed and the control
 * run passed; 2: usage error. With `--mutants` it tries systematic changes instead of the hand-written faults.
 */
import { parseArgs } from 'node:util';
import { z } from 'zod';
import { environment, reportsFolder } from '../suite/config/environment';
import { drillLine } from '../reporting/drill/line';
import { countOf, isPassed } from '../reporting/drill/schema';
import { writeDrillReport } from '../reporting/drill/write';
import { runCommand, parseOptions } from './cli/options';
import { runMutantCommand } from './drill/mutants/command';
import { runDrill } from './drill/run-drill';

const optionsSchema = z.object({
  only: z.string().transform((text) => text.split(',').filter(Boolean)),
  area: z.string().optional(),
  workers: z.string().regex(/^[1-9]\d?$/, '--workers takes a number from 1 to 99.').transform(Number).optional(),
  'one-per-area': z.boolean(),
  'no-control': z.boolean(),
});

process.exitCode = await runCommand(process.argv.includes('--mutants') ? runMutantCommand : runDrillCommand);

/** @returns the exit code */
async function runDrillCommand(): Promise<number> {
  const options = parseOptions(optionsSchema, () =>
    parseArgs({
      options: {
        only: { type: 'string', default: '' },
        area: { type: 'string' },
        workers: { type: 'string' },
        'one-per-area': { type: 'boolean', default: false },
        'no-control': { type: 'boolean', default: false },
      },
    }).values,
  );
  const drill = await runDrill({
    only: options.only,
    area: options.area,
    onePerArea: options['one-per-area'],
    workers: options.workers ?? environment().workers ?? 2,
    control: !options['no-control'],
    onStart: (faults) => process.stdout.write(`${faults} faults${options['no-control'] ? '' : ', after their cases without any'}. A run of the suite tries many of them, and tells at its end.\n\n`),
    onFault: (fault) => process.stdout.write(`${drillLine(fault)}\n`),
  });
  const report = writeDrillReport(drill, reportsFolder());
  for (const { by, seen } of drill.control?.failed ?? []) process.stdout.write(`✗ without any fault, ${by}: ${seen}\n`);
  process.stdout.write(
    [
      '',
      `Faults    ${countOf(drill, 'killed')} of ${drill.faults.length} noticed, ${countOf(drill, 'timed out')} only by time running out, ${countOf(drill, 'survived')} not noticed, ${countOf(drill, 'invalid')} not tried, in ${Math.round(drill.durationMs / 1000)} s`,
      `Control   ${drill.control === null ? 'not run' : `${drill.control.cases} cases without a fault, ${drill.control.failed.length} failed`}`,
      `Report    ${report}`,
      '',
    ].join('\n'),
  );
  return isPassed(drill) ? 0 : 1;
}
