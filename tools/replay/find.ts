/** Finds the attempts that the words of a command line select. */
import { existsSync, readdirSync, statSync } from 'node:fs';
import path from 'node:path';
import { deskReportsFolder, releaseReportsFolder } from '../../suite/config/environment';
import { fromTrace, inFolder, inRunFolder, isTrace, type Candidate } from './candidate';
import { downloadRun } from './github';
import { ReplayProblem } from './problem';
import { say } from './say';
import { unpackArtefact } from './artefact';

/** What a command line selects. */
export interface Selection {
  readonly failures: readonly Candidate[];
  /** All attempts of the same place, to find a passed one to compare with. */
  readonly all: readonly Candidate[];
}

/** A run of this machine, as in `reports/runs`. */
const RUN_ID = /^\d{8}T\d{6}-[0-9a-f]{6}$/;
const GITHUB_ID = /^\d{7,}$/;

/**
 * The failed attempts that the words select. The first word may name a place: an archive, a folder, a run of this machine or
 * a GitHub run. What follows is a case, the id of a test or a part of its title; without it, everything that failed there.
 * @throws ReplayProblem if they select nothing, with what is there
 * @throws ZipProblem if they name an archive that cannot be read
 */
export function findFailures(words: readonly string[]): Selection {
  const [first, ...rest] = words;
  const place = first === undefined ? undefined : attemptsAt(first);
  if (first === undefined || place === undefined) return inLocalRuns(words.join(' '));
  const named = GITHUB_ID.test(first) ? say('replay.githubRun', { id: first }) : first;
  const failures = failuresAmong(place, named);
  const word = rest.join(' ');
  if (word === '') return { failures, all: place };
  const chosen = failures.filter(({ attempt }) => matches(attempt, word));
  if (chosen.length > 0) return { failures: exact(chosen, word), all: place };
  const passed = place.some(({ attempt }) => attempt.passed && matches(attempt, word));
  throw new ReplayProblem(
    say('replay.notThere', { word, place: named, passed: passed ? 'yes' : 'no', titles: titlesOf(failures) }),
  );
}

/** Passed attempts of the same test that have a trace, the nearest first: of the same place and run, then of other runs. */
export function passingAttempts(failing: Candidate, place: readonly Candidate[]): Candidate[] {
  const passed = [...place, ...localAttempts()].filter(
    ({ attempt, trace }) => attempt.passed && trace !== undefined && attempt.title === failing.attempt.title,
  );
  const isNear = ({ run }: Candidate) => run?.runId === failing.run?.runId;
  return [...passed.filter(isNear), ...passed.filter((one) => !isNear(one))];
}

/** All attempts of the runs on this machine, newest run first. */
function localAttempts(): Candidate[] {
  return localRuns().flatMap(inRunFolder);
}

/** Folders of the runs on this machine, the newest first: the ids of runs sort by time. */
function localRuns(): string[] {
  const folders = [releaseReportsFolder(), deskReportsFolder()].flatMap((reports) => {
    const runs = path.join(reports, 'runs');
    return existsSync(runs) ? readdirSync(runs).map((name) => path.join(runs, name)) : [];
  });
  return folders.sort((a, b) => path.basename(b).localeCompare(path.basename(a)));
}

/** @param word empty for all failures of the last run */
function inLocalRuns(word: string): Selection {
  const all = localAttempts();
  if (word === '') return { failures: failuresOfNewest(all, all[0]?.run?.runId), all };
  const matching = all.filter(({ attempt }) => !attempt.passed && matches(attempt, word));
  if (matching.length > 0) return { failures: exact(failuresOfNewest(matching, matching[0]?.run?.runId), word), all };
  throw new ReplayProblem(say('replay.notKept', { word, known: knownText(failuresOfNewest(all, all[0]?.run?.runId)) }));
}

/** All attempts of a place; undefined when the word names none. @throws ReplayProblem @throws ZipProblem */
function attemptsAt(word: string): Candidate[] | undefined {
  if (existsSync(word)) {
    if (statSync(word).isFile())
      return isTrace(word) ? [fromTrace(path.resolve(word))] : attemptsIn(unpackArtefact(word), word);
    return attemptsIn(path.resolve(word), word);
  }
  if (RUN_ID.test(word)) return ofLocalRun(word);
  if (GITHUB_ID.test(word)) return attemptsIn(downloadRun(word), word);
  // A title may contain a slash; only what ends like a file or begins like a path must be one.
  if (/\.zip$|^\.{0,2}[\\/]|^[\w-]+[\\/][\w-]+$/.test(word))
    throw new ReplayProblem(say('replay.noFile', { file: word }));
  return undefined;
}

function ofLocalRun(id: string): Candidate[] {
  const runs = localRuns();
  const folder = runs.find((one) => path.basename(one) === id);
  if (folder !== undefined) return attemptsIn(folder, id);
  const names = runs.map((one) => path.basename(one)).join(', ');
  throw new ReplayProblem(say('replay.noRun', { id, runs: names || say('replay.nothing') }));
}

function attemptsIn(folder: string, named: string): Candidate[] {
  const problems: string[] = [];
  const found = inFolder(folder, (problem) => problems.push(problem));
  for (const problem of problems) process.stderr.write(`${say('replay.unreadable', { problem })}\n`);
  if (found.length === 0 && problems.length > 0)
    throw new ReplayProblem(say('replay.foundOther', { place: named, what: 'unreadable', count: 0 }));
  return found;
}

/** @throws ReplayProblem where nothing failed */
function failuresAmong(found: readonly Candidate[], named: string): Candidate[] {
  const failures = lastOfEachTest(found.filter(({ attempt }) => !attempt.passed));
  // A trace that was named alone is shown even if it passed.
  if (
    failures.length > 0 ||
    (found.length === 1 && found[0]?.run === undefined && found[0]?.trace === path.resolve(named))
  )
    return failures.length > 0 ? failures : [...found];
  throw new ReplayProblem(
    say('replay.foundOther', { place: named, what: found.length > 0 ? 'passed' : 'none', count: found.length }),
  );
}

function failuresOfNewest(attempts: readonly Candidate[], runId: string | undefined): Candidate[] {
  return lastOfEachTest(attempts.filter(({ attempt, run }) => run?.runId === runId && !attempt.passed));
}

function matches({ cases, failedCases, title, test }: Candidate['attempt'], word: string): boolean {
  if (failedCases.includes(word) || cases.includes(word)) return true;
  return title.startsWith(`${word} `) || test.toLowerCase().includes(word.toLowerCase());
}

/** A case or the id of a test names one failure, even where other titles contain the same letters. */
function exact(found: readonly Candidate[], word: string): Candidate[] {
  const failed = found.filter(({ attempt }) => attempt.failedCases.includes(word));
  const named = found.filter(({ attempt }) => attempt.cases.includes(word) || attempt.title.startsWith(`${word} `));
  return [failed, named].find((group) => group.length > 0) ?? [...found];
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

function knownText(failures: readonly Candidate[]): string {
  return failures.length === 0 ? say('replay.lastNone') : say('replay.lastFailures', { titles: titlesOf(failures) });
}

function titlesOf(failures: readonly Candidate[]): string {
  return failures.map(({ attempt }) => attempt.title).join('; ');
}
