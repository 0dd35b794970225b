/**
 * `npm run issues -- <reports> …`: keeps one GitHub issue a cause, by what the reports in these folders say. `--dry-run`
 * only tells what it would do. The first folder is that of the whole suite; where it holds nothing, that is the issue,
 * and `--target` names the platform.
 */
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { ciRun } from '../../fixtures/environment';
import { releaseSheetShape } from '../../reporting/release/sheet';
import { runShape } from '../../reporting/run-report/shape';
import { lostNight, nightOf } from './night';
import { planIssues, type Deed } from './plan';
import { carryOut, openIssues } from './tracker';

const { values, positionals } = parseArgs({ allowPositionals: true, options: { target: { type: 'string', default: 'sandbox' }, 'dry-run': { type: 'boolean', default: false } } });
if (positionals.length === 0) {
  process.stderr.write('Say where the reports are: npm run issues -- reports [--dry-run]\n');
  process.exit(2);
}
const [whole, ...views] = positionals;
const parts = [whole ?? '', ...views].filter((folder) => existsSync(path.join(folder, 'run.json'))).map((folder) => ({
  run: runShape.parse(read(folder, 'run.json')),
  sheet: releaseSheetShape.parse(read(folder, 'release.json')),
}));
const night = existsSync(path.join(whole ?? '', 'run.json')) ? nightOf(parts, parts.length === positionals.length) : lostNight(values.target);
const deeds = planIssues(night, openIssues(), { day: new Date().toISOString().slice(0, 10), url: ciRun()?.url });
for (const deed of deeds) process.stdout.write(`${told(deed)}\n`);
process.stdout.write(`${deeds.length} issues to touch for ${night.target}${values['dry-run'] ? '; nothing was done' : ''}\n`);
if (!values['dry-run']) carryOut(deeds);

function read(folder: string, name: string): unknown {
  return JSON.parse(readFileSync(path.join(folder, name), 'utf8'));
}

function told(deed: Deed): string {
  switch (deed.do) {
    case 'open':
      return `open    ${deed.title}`;
    case 'update':
      return `update  #${deed.number} ${deed.title}`;
    case 'close':
      return `close   #${deed.number} ${deed.comment}`;
  }
}
