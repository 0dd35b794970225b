/**
 * `npm run issues -- <reports> …`: keeps one GitHub issue per cause, from the reports in these folders. `--dry-run`
 * only prints what it would do. The first folder is that of the whole suite. If it has no results, that is the issue,
 * and `--target` names the platform.
 */
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { ciRun } from '../../suite/config/environment';
import { releaseReportSchema } from '../../reporting/release/report';
import { runSchema } from '../../reporting/run-report/schema';
import { missingResults, nightlyResult } from './nightly-result';
import { planIssues, type IssueAction } from './plan';
import { applyActions, openIssues } from './tracker';

const { values, positionals } = parseArgs({ allowPositionals: true, options: { target: { type: 'string', default: 'sandbox' }, 'dry-run': { type: 'boolean', default: false } } });
if (positionals.length === 0) {
  process.stderr.write('Say where the reports are: npm run issues -- reports [--dry-run]\n');
  process.exit(2);
}
const [whole, ...views] = positionals;
const parts = [whole ?? '', ...views].filter((folder) => existsSync(path.join(folder, 'run.json'))).map((folder) => ({
  run: runSchema.parse(read(folder, 'run.json')),
  report: releaseReportSchema.parse(read(folder, 'release.json')),
}));
const result = existsSync(path.join(whole ?? '', 'run.json')) ? nightlyResult(parts, parts.length === positionals.length) : missingResults(values.target);
const actions = planIssues(result, openIssues(), { day: new Date().toISOString().slice(0, 10), url: ciRun()?.url });
for (const action of actions) process.stdout.write(`${describeAction(action)}\n`);
process.stdout.write(`${actions.length} issues to touch for ${result.target}${values['dry-run'] ? '; nothing was done' : ''}\n`);
if (!values['dry-run']) applyActions(actions);

function read(folder: string, name: string): unknown {
  return JSON.parse(readFileSync(path.join(folder, name), 'utf8'));
}

function describeAction(action: IssueAction): string {
  switch (action.do) {
    case 'open':
      return `open    ${action.title}`;
    case 'update':
      return `update  #${action.number} ${action.title}`;
    case 'close':
      return `close   #${action.number} ${action.comment}`;
  }
}
