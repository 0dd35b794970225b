/**
 * `npm run burn-in`: does the suite cry wolf? Twenty shuffled full runs on the sound sandbox, or as many of chosen specs.
 * `--handicap` makes one run under each of the circumstances instead. Exit 0: nothing failed, ever.
 */
import path from 'node:path';
import { parseArgs } from 'node:util';
import { reportsFolder } from '../fixtures/environment';
import { CIRCUMSTANCES, handicapsOf } from './burn-in/handicaps';
import { playRound, type Round, type RoundResult } from './burn-in/rounds';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { times: { type: 'string', default: '20' }, workers: { type: 'string' }, handicap: { type: 'string' } },
});
const times = Number(values.times);
if (!Number.isInteger(times) || times < 1) throw new Error('--times must be a whole number of rounds.');

const results: RoundResult[] = [];
for (const round of rounds()) {
  const result = await playRound(round, path.join(reportsFolder(), 'burn-in'));
  results.push(result);
  const { totals, durationMs, seed } = result.run;
  process.stdout.write(`${result.bad.length === 0 ? '✓' : '✗'} ${result.name}: ${totals.passed} passed, ${result.bad.length} not, in ${Math.round(durationMs / 1000)} s (seed ${seed ?? '–'})\n`);
  for (const { id, seen } of result.bad) process.stdout.write(`    ${id}: ${seen}\n`);
}
const bad = results.filter((result) => result.bad.length > 0);
const counts = new Map<string, number>();
for (const { id } of bad.flatMap((result) => result.bad)) counts.set(id, (counts.get(id) ?? 0) + 1);
process.stdout.write(`\nRounds    ${results.length - bad.length} of ${results.length} without a failure\n`);
for (const [id, count] of counts) process.stdout.write(`          ${id} failed in ${count} of ${results.length}\n`);
if (bad.length > 0) process.stdout.write(`Reports   ${bad.map((result) => path.relative(process.cwd(), result.reports)).join(', ')}\n`);
process.exitCode = bad.length === 0 ? 0 : 1;

function rounds(): Round[] {
  const handicaps = handicapsOf(values.handicap);
  const workers = (round: number) => values.workers ?? (positionals.length === 0 ? undefined : ['1', '2', '4'][round % 3]);
  const words = (round: number) => {
    const count = workers(round);
    return [...positionals, ...(count === undefined ? [] : ['--workers', count])];
  };
  if (handicaps.length > 0) {
    return handicaps.map((name) => ({ ...CIRCUMSTANCES[name], name: `${name} (${CIRCUMSTANCES[name].what})`, words: [...positionals, ...CIRCUMSTANCES[name].words] }));
  }
  return Array.from({ length: times }, (_nothing, index) => ({ name: `round ${index + 1}`, what: 'as usual', words: words(index), variables: {} }));
}
