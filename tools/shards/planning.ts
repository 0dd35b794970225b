/** Lists the tests of a run and partitions them into shards. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { reportsFolder } from '../../suite/config/environment';
import { scopeOf } from '../../reporting/collect/selection';
import { readDurations } from '../../reporting/shards/durations';
import { listLine, type Plan } from '../../reporting/shards/plan';
import { listedTests } from '../suite/listed-tests';
import { partition, validatePartition, type ShardPlan } from './partition';

export interface PartitionResult {
  readonly plan: Plan;
  readonly shardPlans: readonly ShardPlan[];
  /** Number of tests with a measured duration. */
  readonly measured: number;
}

/**
 * Partitions the tests that these Playwright arguments select (all tests without any) by the times in
 * `reports/durations.json`.
 * @throws Error if nothing is selected, or too few tests for so many shards
 */
export async function planOf(count: number, words: readonly string[]): Promise<PartitionResult> {
  const tests = await linesOf(words);
  const durations = readDurations(reportsFolder());
  const shardPlans = partition(tests, durations, count);
  refuse(
    validatePartition(
      tests,
      shardPlans.map((shardPlan) => shardPlan.tests),
    ),
  );
  return {
    plan: { schemaVersion: 1, scope: scopeOf(words), shards: shardPlans.map((shardPlan) => [...shardPlan.tests]) },
    shardPlans,
    measured: tests.filter((test) => durations.has(test)).length,
  };
}

/** Lists with Playwright what it would run in each shard. @throws Error if that differs from the plan */
export async function checkWithPlaywright({ shards }: Plan, words: readonly string[]): Promise<void> {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'the-bot-deal-'));
  try {
    const taken: string[][] = [];
    for (const [index, tests] of shards.entries())
      taken.push(await linesOf([...words, '--test-list', writeTestList(path.join(folder, `${index}.txt`), tests)]));
    refuse(validatePartition(shards.flat(), taken));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** @returns the file, as `--test-list` accepts it */
export function writeTestList(file: string, tests: readonly string[]): string {
  writeFileSync(file, `${tests.join('\n')}\n`);
  return file;
}

async function linesOf(words: readonly string[]): Promise<string[]> {
  return (await listedTests(words, {})).flatMap(({ file, titles, projects }) =>
    projects.map((project) => listLine(project, file, titles)),
  );
}

function refuse(mistakes: readonly string[]): void {
  if (mistakes.length > 0)
    throw new Error(
      `The tests cannot be partitioned into shards:\n${mistakes
        .slice(0, 10)
        .map((mistake) => `  - ${mistake}`)
        .join('\n')}`,
    );
}
