/**
 * `npm run replay [-- place] [case | title]`: explains failed tests and opens the trace of one in the viewer. A place is an
 * archive, a folder, a trace, a run of this machine or a GitHub run; without one, the runs of this machine are searched.
 * `--print` opens nothing, `--json` prints data, `--diff [trace.zip]` compares with a passed attempt.
 */
import { existsSync } from 'node:fs';
import path from 'node:path';
import { createInterface } from 'node:readline/promises';
import { z } from 'zod';
import { environment, setHeadedMode } from '../suite/config/environment';
import { isolateUnscrubbed } from '../suite/run/isolate';
import { divergences, type Divergence } from '../reporting/trace/compare';
import { ZipProblem } from '../lib/zip/zip';
import { commandLine, parseOptions, runCommand } from './cli/options';
import { flag } from './cli/values';
import { commandFor } from './replay/again';
import { fromTrace, isTrace, type Candidate } from './replay/candidate';
import { findFailures, passingAttempts, type Selection } from './replay/find';
import { asJsonText } from './replay/json';
import { knownOf, wholeTrace, type Known } from './replay/known';
import { ReplayProblem } from './replay/problem';
import { comparison, formatFailure, listOf } from './replay/tell';
import { say } from './replay/say';
import { view } from './replay/viewer';

/** Failures that are explained in full where nobody can choose one. */
const MAX_EXPLAINED = 10;

const optionsSchema = z.object({ print: flag, json: flag, diff: flag, words: z.array(z.string()) });
type Options = z.infer<typeof optionsSchema>;

setHeadedMode();
process.exitCode = await runCommand(async () => {
  const command = commandLine('replay', 'Explains failed tests, and opens the trace of one.')
    .argument(
      '[place]',
      'archive or folder of an artefact, shard or Allure results, trace.zip, run id, GitHub run id; without it, the runs of this machine',
    )
    .argument('[failure...]', 'case, id of a test or part of its title; without it, everything that failed')
    .option('--print', 'opens nothing and asks nothing')
    .option('--json', 'prints data for editors and assistants, and opens nothing')
    .option('--diff', 'compares with a passed attempt, or with the trace.zip that is named last');
  return replay(parseOptions(optionsSchema, command)).then(() => 0, notReplayed);
}, 'as it is');

function notReplayed(error: unknown): number {
  if (!(error instanceof ReplayProblem || error instanceof ZipProblem)) throw error;
  process.stderr.write(
    error instanceof ZipProblem ? `${say('replay.archive', { problem: error.message })}\n` : `${error.message}\n`,
  );
  return 1;
}

async function replay(options: Options): Promise<void> {
  isolateUnscrubbed();
  const { words, passed } = splitPassed(options);
  const selection = findFailures(words);
  if (options.json) return printJson(selection, options, passed);
  if (selection.failures.length === 0) {
    process.stdout.write(`${say('replay.none')}\n`);
    return;
  }
  const chosen = await choose(selection.failures, options.print);
  if (chosen === undefined) return explainAll(selection, options, words);
  const known = await knownOf(chosen);
  process.stdout.write(formatFailure(chosen, known));
  if (options.diff) compare(chosen, known, selection, passed);
  if (!options.print && chosen.trace !== undefined) await show(chosen.trace);
}

/** With `--diff`, the last word may be the trace of a passed attempt. */
function splitPassed({ words, diff }: Options): { words: string[]; passed: string | undefined } {
  const last = words.at(-1);
  const isPassed = diff && words.length > 1 && last !== undefined && existsSync(last) && isTrace(last);
  return isPassed ? { words: words.slice(0, -1), passed: last } : { words, passed: undefined };
}

async function printJson(selection: Selection, { diff }: Options, passed: string | undefined): Promise<void> {
  const explained = [];
  for (const candidate of selection.failures) {
    const known = await knownOf(candidate);
    explained.push({
      candidate,
      known,
      differences: diff ? differencesOf(candidate, known, selection, passed)?.found : undefined,
    });
  }
  process.stdout.write(asJsonText(explained));
}

/** Where nobody can choose: the list, and the explanation of each failure. */
async function explainAll({ failures, all }: Selection, { diff }: Options, words: readonly string[]): Promise<void> {
  for (const candidate of failures.slice(0, MAX_EXPLAINED)) {
    const known = await knownOf(candidate);
    process.stdout.write(formatFailure(candidate, known));
    if (diff) compare(candidate, known, { failures, all }, undefined);
  }
  const more = failures.length > MAX_EXPLAINED;
  const [place] = words;
  process.stdout.write(
    `${say('replay.several', { count: failures.length, shown: MAX_EXPLAINED, more: more ? 'yes' : '0', place: place === undefined ? '' : `${place} ` })}\n`,
  );
}

/** Asks the user to choose, if the terminal is interactive. */
async function choose(candidates: readonly Candidate[], printOnly: boolean): Promise<Candidate | undefined> {
  if (candidates.length === 1) return candidates[0];
  process.stdout.write(`${listOf(candidates)}\n`);
  if (!process.stdin.isTTY || printOnly) return undefined;
  const terminal = createInterface({ input: process.stdin, output: process.stdout });
  const answer = await terminal.question(`${say('replay.which', { count: candidates.length })} `);
  terminal.close();
  const chosen = candidates[Number(answer.trim() || '1') - 1];
  if (chosen === undefined) throw new ReplayProblem(say('replay.noNumber', { answer: answer.trim() }));
  return chosen;
}

/** Where a failure and a passed attempt differ; undefined where there is nothing to compare. */
function differencesOf(
  failing: Candidate,
  { trace }: Known,
  { all }: Selection,
  other: string | undefined,
): { found: Divergence[]; passing: Candidate } | undefined {
  const passing = other === undefined ? passingAttempts(failing, all)[0] : fromTrace(path.resolve(other));
  if (trace === undefined || passing?.trace === undefined) return undefined;
  return { found: divergences(trace, wholeTrace(passing.trace), environment().reportLanguage), passing };
}

function compare(failing: Candidate, known: Known, selection: Selection, other: string | undefined): void {
  const differences = differencesOf(failing, known, selection, other);
  process.stdout.write(
    differences === undefined
      ? `${say('replay.noPassing', { command: commandFor(failing, known.trace) })}\n\n`
      : comparison(differences.found, differences.passing),
  );
}

async function show(file: string): Promise<void> {
  const viewer = await view(file);
  process.stdout.write(`${say('replay.shown', { url: viewer.url })}\n`);
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, viewer.process.kill);
  await viewer.process.exit;
}
