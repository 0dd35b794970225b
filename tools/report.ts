/** `npm run report`: builds the Allure report of the last run (once: each build adds a line to the history) and opens it. */
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { PROJECT_ROOT, environment, reportsFolder, runFolder, withVariables } from '../suite/config/environment';
import { isolateUnscrubbed } from '../suite/run/isolate';
import { CATALOGUE_PAGE, cataloguePage } from '../reporting/allure/catalogue-page';
import { readLastRun } from './suite/last-run';

const ALLURE = path.join(PROJECT_ROOT, 'node_modules', 'allure', 'cli.js');
const report = path.join(reportsFolder(), 'allure');
const builtFor = path.join(report, '.run');

isolateUnscrubbed();
const run = readLastRun();
if (run === undefined) {
  process.stderr.write('There is no run to report on yet. Run `npm start` first.\n');
  process.exit(1);
}
const results = path.join(runFolder(run.runId), 'allure-results');
if (!existsSync(results)) {
  process.stderr.write(`The run ${run.runId} left no Allure results: no test was executed in it.\n`);
  process.exit(1);
}
if (!existsSync(builtFor) || readFileSync(builtFor, 'utf8') !== run.runId) build(results, run.runId);
process.stdout.write(`Allure report: ${path.relative(process.cwd(), path.join(report, 'index.html'))}\n`);
if (!process.argv.includes('--no-open')) {
  spawn(process.execPath, [ALLURE, 'open', report], { cwd: PROJECT_ROOT, stdio: 'inherit' });
}

function build(from: string, runId: string): void {
  rmSync(report, { recursive: true, force: true });
  const words = ['generate', from, '--config', path.join(PROJECT_ROOT, 'allurerc.mjs'), '--output', report];
  const allure = spawnSync(process.execPath, [ALLURE, ...words], { cwd: reportsFolder(), stdio: ['ignore', 'ignore', 'inherit'], env: withVariables({ THE_BOT_REPORT_LANGUAGE: environment().reportLanguage }) });
  if (allure.status !== 0) {
    process.stderr.write('Allure could not build the report; its message is above.\n');
    process.exit(1);
  }
  // Case ids in the report link to this page.
  writeFileSync(path.join(report, CATALOGUE_PAGE), cataloguePage(environment().reportLanguage));
  writeFileSync(builtFor, runId);
}
