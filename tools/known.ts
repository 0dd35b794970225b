/**
 * `npm run known -- add <cause or case> --owner … --until … --reason …`: accepts failures of the last run for a time, as
 * entries of known-issues.json. `list` prints the entries, `remove <cause or case>` removes them. Exit code 2 for a mistake
 * on the command line, 1 when there is nothing to add or to remove.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { KNOWN_ISSUES_FILE, isExpired, readKnownIssues, type KnownIssuesFile } from '../reporting/status/known-issues';
import { runCommand } from './cli/options';
import { added, entriesFor, readLastReport, removed } from './known/entries';
import { parseKnownOptions } from './known/options';

const say = (line: string) => void process.stdout.write(`${line}\n`);
process.exitCode = await runCommand(async () => run(process.argv.slice(2)));

function run(words: string[]): number {
  const options = parseKnownOptions(words);
  const now = new Date();
  if (options.command === 'list') return list(readKnownIssues(), now);
  const before = readKnownIssues();
  const last = readLastReport();
  const change =
    options.command === 'add' ? added(before, entriesFor(options, last), now) : removed(before, options.which, last);
  if (change.cases.length === 0) {
    say(`known-issues.json has no entry for ${options.which}.`);
    return 1;
  }
  // The indentation of the file, so that a review shows only the entries.
  const indent = /\n( +)/.exec(readFileSync(KNOWN_ISSUES_FILE, 'utf8'))?.[1] ?? '  ';
  writeFileSync(KNOWN_ISSUES_FILE, `${JSON.stringify(change.file, null, indent)}\n`);
  say(
    `${options.command === 'add' ? 'Added to' : 'Removed from'} known-issues.json: ${change.cases.join(', ')}. Commit the file: the change is a decision of the team.`,
  );
  return 0;
}

function list({ issues, quarantine }: KnownIssuesFile, now: Date): number {
  for (const issue of issues)
    say(
      [
        issue.case,
        issue.target,
        `until ${issue.expires}${isExpired(issue, now) ? ' (EXPIRED)' : ''}`,
        issue.owner,
        issue.reason,
        issue.link ?? '',
      ]
        .join('  ')
        .trimEnd(),
    );
  for (const entry of quarantine)
    say(
      [
        'quarantine:',
        entry.test,
        `until ${entry.expires}${isExpired(entry, now) ? ' (EXPIRED)' : ''}`,
        entry.owner,
        entry.reason,
      ].join('  '),
    );
  say(`${issues.length} known issues, ${quarantine.length} tests in quarantine`);
  return 0;
}
