/** What a burn-in has found so far: for the terminal, and for tools in `burn-in.json`. */
import path from 'node:path';
import { MEASURED, type MeasuredProcess } from './memory';
import type { RoundResult } from './rounds';
import { flakeRateBound, trendOf, type Trend } from './statistics';

/** Memory of a kind of process over the rounds. */
interface MemoryTrend extends Trend {
  process: MeasuredProcess;
  /** Largest value of any round, megabytes. */
  most: number;
}

export interface BurnInSummary {
  rounds: number;
  badRounds: number;
  caseRuns: number;
  /** Cases of a round that did not pass at their first attempt. */
  flakes: number;
  /** At most this share of case runs flakes, with 95 % confidence. */
  flakeRateBound: number;
  memory: MemoryTrend[];
}

export function summaryOf(results: readonly RoundResult[]): BurnInSummary {
  const caseRuns = results.reduce((sum, result) => sum + result.caseRuns, 0);
  const flakes = results.reduce((sum, { bad }) => sum + bad.length, 0);
  return {
    rounds: results.length,
    badRounds: results.filter(({ bad }) => bad.length > 0).length,
    caseRuns,
    flakes,
    flakeRateBound: flakeRateBound(flakes, caseRuns),
    memory: MEASURED.flatMap((process) => {
      const values = results.flatMap(({ memory }) => memory[process] ?? []);
      const trend = trendOf(values) ?? { slope: 0, grows: false };
      return values.length === 0 ? [] : [{ process, most: Math.max(...values), ...trend }];
    }),
  };
}

/** The end of a burn-in on the terminal. */
export function summaryText(results: readonly RoundResult[]): string {
  const { rounds, badRounds, caseRuns, flakes, flakeRateBound: bound, memory } = summaryOf(results);
  const counts = new Map<string, number>();
  for (const { id } of results.flatMap(({ bad }) => bad)) counts.set(id, (counts.get(id) ?? 0) + 1);
  const folders = results
    .filter(({ bad }) => bad.length > 0)
    .map((result) => path.relative(process.cwd(), result.reports));
  return [
    `\nRounds    ${rounds - badRounds} of ${rounds} without a failure`,
    ...[...counts].map(([id, times]) => `          ${id} failed in ${times} of ${rounds}`),
    `Cases     ${caseRuns} case runs, ${flakes} ${flakes === 1 ? 'flake' : 'flakes'}: at most ${Number((bound * 100).toPrecision(2))} % of case runs flake (95 %)`,
    memory.length === 0
      ? 'Memory    not measured: only Linux tells it'
      : `Memory    ${memory.map(({ process: name, most, slope }) => `${name} ${most} MB (${signed(slope)} MB a round)`).join(', ')}`,
    ...memory
      .filter(({ grows }) => grows)
      .map(({ process: name }) => `          the memory of the ${name} grows from round to round`),
    ...(folders.length === 0 ? [] : [`Reports   ${folders.join(', ')}`]),
    '',
  ].join('\n');
}

function signed(value: number): string {
  return `${value < 0 ? '' : '+'}${value.toFixed(1)}`;
}
