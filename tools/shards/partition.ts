/** Partitions tests into shards that end at about the same time. */

/** Tests of one shard. */
export interface ShardPlan {
  readonly tests: readonly string[];
  /** Sum of the last measured durations, in milliseconds. */
  readonly expectedMs: number;
}

/**
 * Assigns the longest test first, always to the shard with the least load: at most a third longer than the optimal
 * partition. A test without a measured duration counts as the median of the others. The result is deterministic for the
 * same tests and durations. The tests of the project `performance` stay together: they run alone.
 * @throws Error if a shard would be empty: it could not be distinguished from one that crashed
 */
export function partition(tests: readonly string[], measured: ReadonlyMap<string, number>, count: number): ShardPlan[] {
  const units = unitsOf(tests);
  if (count > units.length)
    throw new Error(
      `There are ${units.length} tests for ${count} shards, so at least one shard would run nothing. Ask for at most ${units.length}.`,
    );
  const usual = median(tests.flatMap((test) => measured.get(test) ?? []));
  const weighed = units.map((unit) => ({
    unit,
    ms: unit.reduce((sum, test) => sum + (measured.get(test) ?? usual), 0),
  }));
  const longestFirst = weighed.sort((a, b) => b.ms - a.ms || ((a.unit[0] ?? '') < (b.unit[0] ?? '') ? -1 : 1));
  const shardPlans = Array.from({ length: count }, () => ({ tests: [] as string[], expectedMs: 0 }));
  for (const { unit, ms } of longestFirst) {
    // Of shards with the same load, the one with the fewest tests, so that no shard stays empty.
    const smallest = shardPlans.reduce((best, shardPlan) =>
      shardPlan.expectedMs < best.expectedMs ||
      (shardPlan.expectedMs === best.expectedMs && shardPlan.tests.length < best.tests.length)
        ? shardPlan
        : best,
    );
    smallest.tests.push(...unit);
    smallest.expectedMs += ms;
  }
  return shardPlans;
}

/** Returns what one shard runs: each test on its own, and all tests of the project `performance` together. */
function unitsOf(tests: readonly string[]): string[][] {
  const together = tests.filter((test) => test.startsWith('[performance] '));
  const others = tests.filter((test) => !together.includes(test)).map((test) => [test]);
  return together.length === 0 ? others : [...others, together];
}

/**
 * Problems of a partition, one sentence each: every test must be in exactly one shard, and no shard may contain
 * anything else.
 */
export function validatePartition(all: readonly string[], shardPlans: readonly (readonly string[])[]): string[] {
  const assigned = shardPlans.flat();
  const twice = assigned.filter((test, index) => assigned.indexOf(test) !== index);
  return [
    ...all.filter((test) => !assigned.includes(test)).map((test) => `${test} is in no shard`),
    ...assigned.filter((test) => !all.includes(test)).map((test) => `${test} is no test of the suite`),
    ...[...new Set(twice)].map((test) => `${test} is in more than one shard`),
    ...shardPlans.flatMap((shardPlan, index) => (shardPlan.length === 0 ? [`shard ${index + 1} has no test`] : [])),
  ];
}

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? 1_000;
}
