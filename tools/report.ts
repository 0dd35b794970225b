/** `npm run report`: builds the Allure report of the last run (once: each build adds a line to the history) and opens it. */
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import { PROJECT_ROOT, environment, reportsFolder, runFolder, withVariables } from '../suite/config/environment';
import { isolateUnscrubbed } from '../suite/run/isolate';
import { CATALOGUE_PAGE, cataloguePage } from '../reporting/render/allure/catalogue-page';
import { commandLine, parseOptions, runCommand } from './cli/options';
import { readLastRun, useLastReports } from './suite/last-run';

const ALLURE = path.join(PROJECT_ROOT, 'node_modules', 'allure', 'cli.js');

const reportFolder = () => path.join(reportsFolder(), 'allure');
const builtFor = () => path.join(reportFolder(), '.run');

process.exitCode = await runCommand(() => {
  const command = commandLine('report', 'Builds the Allure report of the last run, and opens it.').option(
    '--no-open',
    'only builds it',
  );
  return reportLastRun(parseOptions(z.object({ open: z.boolean() }), command).open);
}, 'as it is');

/** @returns the exit code */
function reportLastRun(open: boolean): number {
  useLastReports();
  isolateUnscrubbed();
  const run = readLastRun();
  if (run === undefined) return failWith('There is no run to report on yet. Run `npm start` first.');
  const results = path.join(runFolder(run.runId), 'allure-results');
  if (!existsSync(results)) return failWith(`The run ${run.runId} left no Allure results: no test was executed in it.`);
  const isBuilt = existsSync(builtFor()) && readFileSync(builtFor(), 'utf8') === run.runId;
  if (!isBuilt && !build(results, run.runId))
    return failWith('Allure could not build the report; its message is above.');
  process.stdout.write(`Allure report: ${path.relative(process.cwd(), path.join(reportFolder(), 'index.html'))}\n`);
  if (open) spawn(process.execPath, [ALLURE, 'open', reportFolder()], { cwd: PROJECT_ROOT, stdio: 'inherit' });
  return 0;
}

function failWith(sentence: string): number {
  process.stderr.write(`${sentence}\n`);
  return 1;
}

/** @returns whether Allure has built the report */
function build(from: string, runId: string): boolean {
  const report = reportFolder();
  rmSync(report, { recursive: true, force: true });
  const words = ['generate', from, '--config', path.join(PROJECT_ROOT, 'allurerc.mjs'), '--output', report];
  const allure = spawnSync(process.execPath, [ALLURE, ...words], {
    cwd: reportsFolder(),
    stdio: ['ignore', 'ignore', 'inherit'],
    env: withVariables({ THE_BOT_REPORT_LANGUAGE: environment().reportLanguage }),
  });
  if (allure.status !== 0) return false;
  // Case ids in the report link to this page.
  writeFileSync(path.join(report, CATALOGUE_PAGE), cataloguePage(environment().reportLanguage));
  writeFileSync(builtFor(), runId);
  return true;
}
