/**
 * `npm run drill`: checks that the suite detects a broken platform. Exit code 0: every fault was killed and the control
 * run passed; 2: usage error. With `--mutants` it tries systematic changes instead of the hand-written faults.
 */
import { z } from 'zod';
import { environment, reportsFolder } from '../suite/config/environment';
import { drillLine } from '../reporting/render/drill/line';
import { countOf, isPassed } from '../reporting/drill/schema';
import { writeDrillReport } from '../reporting/render/drill/write';
import { commandLine, parseOptions, runCommand } from './cli/options';
import { count, flag } from './cli/values';
import { runMutantCommand } from './drill/mutants/command';
import { runDrill } from './drill/run-drill';

const optionsSchema = z.object({
  only: z.string().transform((text) => text.split(',').filter(Boolean)),
  area: z.string().optional(),
  except: z.string().optional(),
  workers: count('--workers', 99).optional(),
  onePerArea: flag,
  control: z.boolean(),
});

process.exitCode = await runCommand(process.argv.includes('--mutants') ? runMutantCommand : runDrillCommand);

/** @returns the exit code */
async function runDrillCommand(): Promise<number> {
  const command = commandLine('drill', 'Injects faults into the sandbox and shows which case detects each.')
    .option('--only <faults>', 'only these faults, separated by commas', '')
    .option('--area <area>', 'only the faults of one area')
    .option('--except <area>', 'without the faults of one area')
    .option('--workers <count>', 'sandboxes at the same time')
    .option('--one-per-area', 'one fault of each area')
    .option('--no-control', 'leaves out the run without a fault')
    .option('--mutants', 'tries systematic changes instead; --mutants --help lists the options of that');
  const options = parseOptions(optionsSchema, command);
  const drill = await runDrill({
    only: options.only,
    area: options.area,
    except: options.except,
    onePerArea: options.onePerArea,
    workers: options.workers ?? environment().workers ?? 2,
    control: options.control,
    onStart: (faults) =>
      process.stdout.write(
        `${faults} faults${!options.control ? '' : ', after their cases without any'}. A run of the suite tries many of them and reports at its end.\n\n`,
      ),
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
