import { spawnSync } from 'node:child_process';
import { PROJECT_ROOT } from '../../suite/config/environment';
import { freshFolder } from './artefact';
import { ReplayProblem } from './problem';
import { say } from './say';

/** Downloads the artefacts of a run on GitHub. @returns the folder @throws ReplayProblem stating what to do */
export function downloadRun(id: string): string {
  const folder = freshFolder(id);
  process.stderr.write(`${say('replay.fetching', { id })}\n`);
  const gh = spawnSync('gh', ['run', 'download', id, '--dir', folder], { cwd: PROJECT_ROOT, encoding: 'utf8' });
  if (gh.error !== undefined) {
    throw new ReplayProblem(say('replay.noGh'));
  }
  if (gh.status !== 0)
    throw new ReplayProblem(
      say('replay.noArtefacts', {
        id,
        problem: gh.stderr.trim() || say('replay.ghStatus', { status: String(gh.status ?? '–') }),
      }),
    );
  return folder;
}
