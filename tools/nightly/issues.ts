/**
 * `npm run issues -- <reports> …`: keeps one GitHub issue per cause, from the reports in these folders. `--dry-run`
 * only prints what it would do. The first folder is that of the whole suite. If it has no results, that is the issue,
 * and `--target` names the platform.
 */
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import { ciRun } from '../../suite/config/ci-service';
import { releaseReportSchema } from '../../reporting/release/report';
import { runSchema } from '../../reporting/run-report/schema';
import { commandLine, parseOptions, runCommand } from '../cli/options';
import { flag } from '../cli/values';
import { missingResults, nightlyResult } from './nightly-result';
import { planIssues, type IssueAction } from './plan';
import { applyActions, openIssues } from './tracker';

const optionsSchema = z.object({
  target: z.string(),
  dryRun: flag,
  words: z.array(z.string()).min(1, 'Say where the reports are: npm run issues -- reports [--dry-run]'),
});

process.exitCode = await runCommand(() => {
  const command = commandLine('issues', 'Keeps one GitHub issue per cause, from the reports of a nightly run.')
    .argument('[folders...]', 'folders of reports, that of the whole suite first')
    .option('--target <name>', 'name of the platform, where the first folder has no results', 'sandbox')
    .option('--dry-run', 'only prints what it would do');
  return updateIssues(parseOptions(optionsSchema, command));
}, 'as it is');

/** @returns the exit code */
function updateIssues({ target, dryRun, words: folders }: z.infer<typeof optionsSchema>): number {
  const whole = folders[0] ?? '';
  const parts = folders
    .filter((folder) => existsSync(path.join(folder, 'run.json')))
    .map((folder) => ({
      run: runSchema.parse(read(folder, 'run.json')),
      report: releaseReportSchema.parse(read(folder, 'release.json')),
    }));
  const result = existsSync(path.join(whole, 'run.json'))
    ? nightlyResult(parts, parts.length === folders.length)
    : missingResults(target);
  const actions = planIssues(result, openIssues(), { day: new Date().toISOString().slice(0, 10), url: ciRun()?.url });
  for (const action of actions) process.stdout.write(`${describeAction(action)}\n`);
  process.stdout.write(`${actions.length} issues to touch for ${result.target}${dryRun ? '; nothing was done' : ''}\n`);
  if (!dryRun) applyActions(actions);
  return 0;
}

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
