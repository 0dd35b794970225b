/** `npm run drill`: does the suite notice when the platform is broken? Exit 0: every fault, properly, and nothing else. */
import { parseArgs } from 'node:util';
import { environment, reportsFolder } from '../fixtures/environment';
import { drillLine } from '../reporting/drill/line';
import { countOf, isPassed } from '../reporting/drill/shape';
import { writeDrillSheet } from '../reporting/drill/write';
import { runDrill } from './drill/run-drill';

const { values } = parseArgs({
  options: {
    only: { type: 'string', default: '' },
    area: { type: 'string' },
    workers: { type: 'string' },
    'one-per-area': { type: 'boolean', default: false },
    'no-control': { type: 'boolean', default: false },
  },
});

const drill = await runDrill({
  only: values.only.split(',').filter(Boolean),
  area: values.area,
  onePerArea: values['one-per-area'],
  workers: values.workers === undefined ? (environment().workers ?? 2) : Number(values.workers),
  control: !values['no-control'],
  tell: (fault) => process.stdout.write(`${drillLine(fault)}\n`),
});
const sheet = writeDrillSheet(drill, reportsFolder());
for (const { by, seen } of drill.control?.failed ?? []) process.stdout.write(`✗ without any fault, ${by}: ${seen}\n`);
process.stdout.write(
  [
    '',
    `Faults    ${countOf(drill, 'killed')} of ${drill.faults.length} noticed, ${countOf(drill, 'half')} only by time running out, ${countOf(drill, 'survived')} not noticed, in ${Math.round(drill.durationMs / 1000)} s`,
    `Control   ${drill.control === null ? 'not run' : `${drill.control.cases} cases without a fault, ${drill.control.failed.length} failed`}`,
    `Report    ${sheet}`,
    '',
  ].join('\n'),
);
process.exitCode = isPassed(drill) ? 0 : 1;
