/** The repository's issues, through GitHub's command line tool, which knows the repository and the credentials. */
import { spawnSync } from 'node:child_process';
import { z } from 'zod';
import { PROJECT_ROOT } from '../../suite/config/environment';
import type { IssueAction, OpenIssue } from './plan';

/** The issues cannot be read or written. The message is one sentence for the terminal, with what to do. */
export class TrackerProblem extends Error {
  override readonly name = 'TrackerProblem';
}

const LABEL = 'nightly';
/** What `gh` says without a sign-in, or with one that has ended. */
const NOT_SIGNED_IN = /gh auth login|GH_TOKEN|GITHUB_TOKEN|HTTP 401|Bad credentials/i;
const listSchema = z.array(z.object({ number: z.number(), title: z.string(), body: z.string() }));

/** @throws TrackerProblem if gh is missing or not signed in, or if GitHub refuses */
export function openIssues(): OpenIssue[] {
  return listSchema.parse(
    JSON.parse(
      gh(['issue', 'list', '--label', LABEL, '--state', 'open', '--limit', '200', '--json', 'number,title,body']),
    ),
  );
}

/** @throws TrackerProblem as above */
export function applyActions(actions: readonly IssueAction[]): void {
  if (actions.some((action) => action.do === 'open'))
    gh(['label', 'create', LABEL, '--force', '--description', 'Found by the nightly run']);
  for (const action of actions) {
    switch (action.do) {
      case 'open':
        gh(['issue', 'create', '--title', action.title, '--label', LABEL, '--body-file', '-'], action.body);
        break;
      case 'update':
        gh(['issue', 'edit', String(action.number), '--title', action.title, '--body-file', '-'], action.body);
        break;
      case 'close':
        gh(['issue', 'close', String(action.number), '--comment', action.comment]);
        break;
    }
  }
}

/** Sends bodies through stdin: they are longer than a command line may be. */
function gh(words: readonly string[], input = ''): string {
  const run = spawnSync('gh', words, { cwd: PROJECT_ROOT, encoding: 'utf8', input, maxBuffer: 32 * 1024 * 1024 });
  if (run.error !== undefined)
    throw new TrackerProblem(
      "Issues are kept with GitHub's command line tool: install `gh` and sign in with `gh auth login`, or set GH_TOKEN.",
    );
  if (run.status !== 0 && NOT_SIGNED_IN.test(run.stderr))
    throw new TrackerProblem('`gh` is not signed in at GitHub: run `gh auth login`, or set GH_TOKEN.');
  if (run.status !== 0)
    throw new TrackerProblem(
      `GitHub refused \`gh ${words.slice(0, 2).join(' ')}\`: ${run.stderr.trim() || `status ${run.status ?? 'none'}`}`,
    );
  return run.stdout;
}
