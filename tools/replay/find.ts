/** Finds the attempts that a command line argument selects. */
import { existsSync, readdirSync, statSync } from 'node:fs';
import path from 'node:path';
import { deskReportsFolder, releaseReportsFolder } from '../../suite/config/environment';
import { fromTrace, inFolder, inRunFolder, isTrace, type Candidate } from './candidate';
import { downloadRun } from './github';
import { ReplayProblem } from './problem';
import { say } from './say';
import { unpackArtefact } from './artefact';

/** All attempts of the runs on this machine, newest run first. */
export function localAttempts(): Candidate[] {
  const folders = [releaseReportsFolder(), deskReportsFolder()].flatMap((reports) => {
    const runs = path.join(reports, 'runs');
    return existsSync(runs) ? readdirSync(runs).map((name) => path.join(runs, name)) : [];
  });
  // The ids of runs sort by time.
  return folders.sort((a, b) => path.basename(b).localeCompare(path.basename(a))).flatMap(inRunFolder);
}

/** The failed attempts of the newest run that has any record. */
export function failuresOfLastRun(): Candidate[] {
  const attempts = localAttempts();
  const last = attempts[0]?.run?.runId;
  return lastOfEachTest(attempts.filter(({ attempt, run }) => run?.runId === last && !attempt.passed));
}

/**
 * The failed attempts that an argument selects: a trace, a folder, the id of a GitHub run, a case or part of a title.
 * @throws ReplayProblem if it selects nothing
 * @throws ZipProblem if it names an archive that cannot be read
 */
export function findAttempts(word: string): Candidate[] {
  if (existsSync(word) && statSync(word).isFile())
    return isTrace(word) ? [fromTrace(path.resolve(word))] : failuresIn(unpackArtefact(word), word);
  if (existsSync(word)) return failuresIn(path.resolve(word), word);
  if (/\.zip$|[\\/]/.test(word)) throw new ReplayProblem(say('replay.noFile', { file: word }));
  if (/^\d{7,}$/.test(word)) return failuresIn(downloadRun(word), say('replay.githubRun', { id: word }));
  const matching = localAttempts().filter(({ attempt }) => !attempt.passed && matches(attempt, word));
  const newest = matching[0]?.run?.runId;
  if (matching.length > 0) return lastOfEachTest(matching.filter(({ run }) => run?.runId === newest));
  throw new ReplayProblem(say('replay.notKept', { word, known: known() }));
}

/** Passed attempts of the same test that have a trace, the nearest first: of the same run, then of other runs. */
export function passingAttempts(failing: Candidate): Candidate[] {
  const passed = localAttempts().filter(
    ({ attempt, trace }) => attempt.passed && trace !== undefined && attempt.title === failing.attempt.title,
  );
  const isNear = ({ run }: Candidate) => run?.runId === failing.run?.runId;
  return [...passed.filter(isNear), ...passed.filter((one) => !isNear(one))];
}

function failuresIn(folder: string, named: string): Candidate[] {
  const problems: string[] = [];
  const found = inFolder(folder, (problem) => problems.push(problem));
  for (const problem of problems) process.stderr.write(`${say('replay.unreadable', { problem })}\n`);
  const failures = lastOfEachTest(found.filter(({ attempt }) => !attempt.passed));
  if (failures.length > 0) return failures;
  const what = found.length > 0 ? 'passed' : problems.length > 0 ? 'unreadable' : 'none';
  throw new ReplayProblem(say('replay.foundOther', { place: named, what, count: found.length }));
}

function matches({ cases, failedCases, title, test }: Candidate['attempt'], word: string): boolean {
  if (failedCases.includes(word) || cases.includes(word)) return true;
  return title.startsWith(`${word} `) || test.toLowerCase().includes(word.toLowerCase());
}

function lastOfEachTest(attempts: readonly Candidate[]): Candidate[] {
  const last = new Map<string, Candidate>();
  for (const candidate of attempts) {
    const known = last.get(candidate.attempt.test);
    if (known === undefined || candidate.attempt.retry >= known.attempt.retry)
      last.set(candidate.attempt.test, candidate);
  }
  return [...last.values()];
}

function known(): string {
  const titles = failuresOfLastRun().map(({ attempt }) => attempt.title);
  return titles.length === 0 ? say('replay.lastNone') : say('replay.lastFailures', { titles: titles.join('; ') });
}
