/**
 * `npm run burn-in`: finds false alarms and flaky tests. Makes twenty shuffled full runs on the healthy sandbox, or as
 * many runs of selected specs. `--handicap` makes one run under each condition instead, `--hours` runs under changing
 * conditions until the time is over. Exit code 0: no failure in any run, and no memory that grows; 2: usage error.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import { reportsFolder } from '../suite/config/environment';
import { AS_USUAL, CONDITIONS, HANDICAPS, handicapsOf, rotating } from './burn-in/conditions';
import { Platforms } from './burn-in/platform';
import { runRound, type Round, type RoundResult } from './burn-in/rounds';
import { summaryOf, summaryText } from './burn-in/summary';
import { UsageError, commandLine, parseOptions, runCommand } from './cli/options';
import { count, duration } from './cli/values';

const optionsSchema = z.object({
  times: count('--times', 9_999).optional(),
  hours: duration('--hours', 'h').optional(),
  workers: count('--workers', 99).transform(String).optional(),
  handicap: z.string().optional(),
  words: z.array(z.string()),
});
type BurnInOptions = z.infer<typeof optionsSchema>;

const TIMES = 20;

process.exitCode = await runCommand(async () => {
  const options = parseBurnInOptions();
  const platforms = new Platforms(options.hours !== undefined);
  try {
    return await burnIn(options.hours === undefined ? rounds(options) : roundsFor(options.hours, options), platforms);
  } finally {
    await platforms.stop();
  }
});

function parseBurnInOptions(): BurnInOptions {
  const command = commandLine(
    'burn-in',
    'Runs the suite, or these specs, again and again on the healthy sandbox: no run may fail.',
  )
    .argument('[specs...]', 'spec files; the whole suite if there is none')
    .option('--times <count>', `number of runs (${TIMES})`)
    .option('--hours <time>', `runs under changing conditions, with 1 to 6 workers, until the time is over`)
    .option('--workers <count>', 'workers of every run; otherwise it changes from run to run')
    .option('--handicap <names>', `one run under each of these conditions instead: ${HANDICAPS.join(', ')}, or all`);
  const options = parseOptions(optionsSchema, command);
  const given = (['times', 'hours', 'handicap'] as const).filter((name) => options[name] !== undefined);
  if (given.length > 1)
    throw new UsageError(`Only one of ${given.map((name) => `--${name}`).join(' and ')} can be given.`);
  return options;
}

/** @returns the exit code */
async function burnIn(planned: Iterable<Round>, platforms: Platforms): Promise<number> {
  const folder = path.join(reportsFolder(), 'burn-in');
  const results: RoundResult[] = [];
  for (const round of planned) {
    const result = await runRound(round, folder, platforms);
    results.push(result);
    process.stdout.write(lineOf(result));
    // A burn-in that is ended early leaves what it has found.
    mkdirSync(folder, { recursive: true });
    writeFileSync(path.join(folder, 'burn-in.json'), `${JSON.stringify(recordOf(results), null, 2)}\n`);
  }
  process.stdout.write(summaryText(results));
  const { badRounds, memory } = summaryOf(results);
  return badRounds === 0 && memory.every(({ grows }) => !grows) ? 0 : 1;
}

function lineOf({ name, bad, run: { totals, durationMs, seed } }: RoundResult): string {
  const shown = (trace: string) => `      npx playwright show-trace ${path.relative(process.cwd(), trace)}\n`;
  return [
    `${bad.length === 0 ? '✓' : '✗'} ${name}: ${totals.passed} passed, ${bad.length} not, in ${Math.round(durationMs / 1000)} s (seed ${seed ?? '–'})\n`,
    ...bad.flatMap(({ id, seen, traces }) => [`    ${id}: ${seen}\n`, ...traces.map(shown)]),
  ].join('');
}

function recordOf(results: readonly RoundResult[]) {
  return {
    schemaVersion: 1,
    ...summaryOf(results),
    results: results.map(({ name, bad, caseRuns, memory, run: { startedAt, durationMs, seed } }) => ({
      name,
      startedAt,
      durationMs,
      seed,
      caseRuns,
      memory,
      bad,
    })),
  };
}

/** @throws UsageError for an unknown handicap */
function rounds({ words: specs, ...values }: BurnInOptions): Round[] {
  const handicaps = handicapsOf(values.handicap);
  const workers = (round: number) => values.workers ?? (specs.length === 0 ? undefined : ['1', '2', '4'][round % 3]);
  const words = (round: number) => {
    const options = workers(round);
    return [...specs, ...(options === undefined ? [] : ['--workers', options])];
  };
  if (handicaps.length > 0) {
    return handicaps.map((name) => ({
      ...CONDITIONS[name],
      name: `${name} (${CONDITIONS[name].what})`,
      words: [...specs, ...CONDITIONS[name].words],
    }));
  }
  return Array.from({ length: values.times ?? TIMES }, (_nothing, index) => ({
    ...AS_USUAL,
    name: `round ${index + 1}`,
    words: words(index),
  }));
}

/** Rounds under changing conditions; the last one begins before the time is over. */
function* roundsFor(lastingMs: number, { words: specs, workers }: BurnInOptions): Generator<Round> {
  const end = Date.now() + lastingMs;
  for (let index = 0; index === 0 || Date.now() < end; index += 1) {
    const conditions = rotating(index);
    yield {
      ...conditions,
      name: `round ${index + 1} (${conditions.name})`,
      words: [...specs, ...conditions.words, ...(workers === undefined ? [] : ['--workers', workers])],
    };
  }
}
