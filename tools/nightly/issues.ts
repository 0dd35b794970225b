/**
 * `npm run issues -- <reports> …`: keeps one GitHub issue per cause, from the reports in these folders. `--dry-run`
 * only prints what it would do. The first folder is that of the whole suite. If it has no results, that is the issue,
 * and `--target` names the platform.
 */
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import { ciRun } from '../../suite/config/ci-service';
import { protocolReportSchema } from '../../reporting/render/protocol/report';
import { releaseReportSchema } from '../../reporting/render/release/report';
import { runSchema } from '../../reporting/collect/run-schema';
import { commandLine, parseOptions, runCommand } from '../cli/options';
import { flag } from '../cli/values';
import { missingResults, nightlyResult } from './nightly-result';
import { planIssues, type IssueAction } from './plan';
import type { NightPart } from './issue-text';
import { applyActions, openIssues, TrackerProblem } from './tracker';

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
  const options = parseOptions(optionsSchema, command);
  try {
    return updateIssues(options);
  } catch (error) {
    if (!(error instanceof TrackerProblem)) throw error;
    process.stderr.write(`${error.message}\n`);
    return 1;
  }
}, 'as it is');

/** @returns the exit code */
function updateIssues({ target, dryRun, words: folders }: z.infer<typeof optionsSchema>): number {
  const whole = folders[0] ?? '';
  const parts = folders
    .filter((folder) => existsSync(path.join(folder, 'run.json')))
    .map((folder): NightPart => ({
      run: runSchema.parse(read(folder, 'run.json')),
      report: releaseReportSchema.parse(read(folder, 'release.json')),
      pictures: picturesIn(folder),
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

/** Paths of the pictures of failed steps, by step; empty where the night left no protocol. */
function picturesIn(folder: string): Map<string, string> {
  if (!existsSync(path.join(folder, 'protocol.json'))) return new Map();
  const { scenarios } = protocolReportSchema.parse(read(folder, 'protocol.json'));
  const lines = scenarios.flatMap(({ steps, also }) => [...steps, ...also]);
  return new Map(lines.flatMap(({ id, screenshot }) => (screenshot === null ? [] : [[id, screenshot]])));
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
