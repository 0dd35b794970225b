/**
 * `npm run replay [-- case | title | trace.zip | folder | GitHub run]`: prints what happened in a failed test and opens
 * its trace in the viewer. Without an argument: offers the failures of the last run. `--print` opens nothing; `--diff
 * [trace.zip]` compares with a passed attempt.
 */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { createInterface } from 'node:readline/promises';
import { z } from 'zod';
import { environment, setHeadedMode } from '../suite/config/environment';
import { isolateUnscrubbed } from '../suite/run/isolate';
import { divergences } from '../reporting/trace/compare';
import { readTrace, type Trace } from '../reporting/trace/trace';
import { ZipProblem } from '../lib/zip/zip';
import { commandLine, parseOptions, runCommand } from './cli/options';
import { flag } from './cli/values';
import { fromTrace, type Candidate } from './replay/candidate';
import { findAttempts, failuresOfLastRun, passingAttempts } from './replay/find';
import { ReplayProblem } from './replay/problem';
import { commandFor, comparison, listOf, formatFailure } from './replay/tell';
import { say } from './replay/say';
import { view } from './replay/viewer';

const optionsSchema = z.object({ print: flag, diff: flag, words: z.array(z.string()) });

setHeadedMode();
process.exitCode = await runCommand(async () => {
  const command = commandLine('replay', 'Prints what happened in a failed test, and opens its trace.')
    .argument(
      '[failure]',
      'case, part of a title, trace.zip, Allure folder or GitHub run id; without it, lists the failures of the last run',
    )
    .argument('[trace]', 'with --diff: the trace.zip of a passed attempt')
    .option('--print', 'opens nothing')
    .option('--diff', 'compares with a passed attempt');
  return replay(parseOptions(optionsSchema, command)).then(() => 0, notReplayed);
}, 'as it is');

function notReplayed(error: unknown): number {
  if (!(error instanceof ReplayProblem || error instanceof ZipProblem)) throw error;
  process.stderr.write(
    error instanceof ZipProblem ? `${say('replay.archive', { problem: error.message })}\n` : `${error.message}\n`,
  );
  return 1;
}

async function replay({ words, ...options }: z.infer<typeof optionsSchema>): Promise<void> {
  isolateUnscrubbed();
  const [word, other] = words;
  const candidates = word === undefined ? failuresOfLastRun() : findAttempts(word);
  if (candidates.length === 0) {
    process.stdout.write(`${say('replay.none')}\n`);
    return;
  }
  const chosen = await choose(candidates, options.print);
  if (chosen === undefined) return;
  const trace = chosen.trace === undefined ? undefined : wholeTrace(chosen.trace);
  process.stdout.write(formatFailure(chosen, trace));
  if (options.diff) compare(chosen, trace, other);
  if (!options.print && chosen.trace !== undefined) await show(chosen.trace);
}

/** Asks the user to choose, if the terminal is interactive. */
async function choose(candidates: readonly Candidate[], printOnly: boolean): Promise<Candidate | undefined> {
  if (candidates.length === 1) return candidates[0];
  process.stdout.write(`${listOf(candidates)}\n`);
  if (!process.stdin.isTTY || printOnly) {
    process.stdout.write(`${say('replay.nameOne')}\n`);
    return undefined;
  }
  const terminal = createInterface({ input: process.stdin, output: process.stdout });
  const answer = await terminal.question(`${say('replay.which', { count: candidates.length })} `);
  terminal.close();
  const chosen = candidates[Number(answer.trim() || '1') - 1];
  if (chosen === undefined) throw new ReplayProblem(say('replay.noNumber', { answer: answer.trim() }));
  return chosen;
}

/** @throws ReplayProblem stating what is wrong with the trace: the viewer would only show nothing */
function wholeTrace(file: string): Trace {
  try {
    return readTrace(readFileSync(file));
  } catch (error) {
    if (!(error instanceof ZipProblem)) throw error;
    throw new ReplayProblem(
      say('replay.badTrace', { file: path.relative(process.cwd(), file), problem: error.message }),
    );
  }
}

function compare(failing: Candidate, trace: Trace | undefined, other: string | undefined): void {
  const passing = other === undefined ? passingAttempts(failing)[0] : fromTrace(path.resolve(other));
  if (trace === undefined || passing?.trace === undefined) {
    process.stdout.write(`${say('replay.noPassing', { command: commandFor(failing.attempt, failing.run) })}\n\n`);
    return;
  }
  process.stdout.write(
    comparison(divergences(trace, wholeTrace(passing.trace), environment().reportLanguage), passing),
  );
}

async function show(file: string): Promise<void> {
  const viewer = await view(file);
  process.stdout.write(`${say('replay.shown', { url: viewer.url })}\n`);
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, viewer.process.kill);
  await viewer.process.exit;
}
