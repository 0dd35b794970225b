/** What the CI service says about the run that it started, and where it reads results. */
import { internalVariables, isShard } from './environment';

/** File that GitHub shows as the summary of a job; undefined elsewhere. */
export function jobSummaryFile(): string | undefined {
  // A shard decides nothing. Its summary would appear next to the summary of the whole run.
  if (isShard()) return undefined;
  const { GITHUB_STEP_SUMMARY: file } = internalVariables();
  return file === '' ? undefined : file;
}

/** The CI service that reads lines of this run's output; undefined elsewhere. */
export function ciService(): 'github' | 'teamcity' | undefined {
  // A shard decides nothing: the merge does.
  if (isShard()) return undefined;
  const { GITHUB_ACTIONS: github, TEAMCITY_VERSION: teamCity } = internalVariables();
  return github === 'true' ? 'github' : teamCity === undefined || teamCity === '' ? undefined : 'teamcity';
}

/** Inputs of a nightly started by hand, and the file for a step's outputs in the CI service. */
export function nightlyInputs(): { seed: string | undefined; shards: number; outputFile: string | undefined } {
  const { NIGHTLY_SEED: seed, NIGHTLY_SHARDS: shards, GITHUB_OUTPUT: outputFile } = internalVariables();
  return {
    seed: seed === '' ? undefined : seed,
    shards: Number(shards ?? 4),
    outputFile: outputFile === '' ? undefined : outputFile,
  };
}

/** Address of the CI service's page of this run: GitHub, GitLab, Jenkins; undefined elsewhere. */
export function ciPage(): string | undefined {
  const { CI_JOB_URL: gitLab, BUILD_URL: jenkins } = internalVariables();
  return [ciRun()?.url, gitLab, jenkins].find((url) => url !== undefined && URL.canParse(url));
}

/** The CI service's run that started this one; undefined outside CI. */
export function ciRun(): { name: string; number: string; url: string } | undefined {
  const {
    GITHUB_SERVER_URL: server,
    GITHUB_REPOSITORY: repository,
    GITHUB_RUN_ID: id,
    GITHUB_RUN_NUMBER: number,
    GITHUB_WORKFLOW: name,
  } = internalVariables();
  if (server === undefined || repository === undefined || id === undefined) return undefined;
  return { name: name ?? repository, number: number ?? id, url: `${server}/${repository}/actions/runs/${id}` };
}
