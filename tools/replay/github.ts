import { spawnSync } from 'node:child_process';
import { PROJECT_ROOT } from '../../suite/config/environment';
import { freshFolder } from './artefact';
import { ReplayProblem } from './problem';

/** Downloads the artefacts of a run on GitHub. @returns the folder @throws ReplayProblem stating what to do */
export function downloadRun(id: string): string {
  const folder = freshFolder();
  process.stdout.write(`Fetching the artefacts of the GitHub run ${id} …\n`);
  const gh = spawnSync('gh', ['run', 'download', id, '--dir', folder], { cwd: PROJECT_ROOT, encoding: 'utf8' });
  if (gh.error !== undefined) {
    throw new ReplayProblem('Fetching from GitHub needs its command line tool: install `gh`, sign in with `gh auth login`, and try again. Or download the artefact by hand and name its zip.');
  }
  if (gh.status !== 0) throw new ReplayProblem(`GitHub did not hand out the artefacts of run ${id}: ${gh.stderr.trim() || `gh ended with status ${gh.status ?? 'none'}`}`);
  return folder;
}
