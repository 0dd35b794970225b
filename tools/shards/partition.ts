/** Deals tests to shards so that all of them end at about the same time. */

/** What one shard is given. */
export interface ShardPlan {
  readonly tests: readonly string[];
  /** How long they took together when they were last measured, in milliseconds. */
  readonly expectedMs: number;
}

/**
 * The longest test first, each to the shard that has the least so far: at most a third longer than the best deal there
 * is. A test that was never measured counts as the median of the others. The same tests and times give the same deal.
 * @throws Error when a shard would get nothing: it could not be told from one that died
 */
export function partition(tests: readonly string[], measured: ReadonlyMap<string, number>, count: number): ShardPlan[] {
  if (count > tests.length) throw new Error(`There are ${tests.length} tests for ${count} shards, so at least one shard would run nothing. Ask for at most ${tests.length}.`);
  const usual = median(tests.flatMap((test) => measured.get(test) ?? []));
  const weighed = tests.map((test) => ({ test, ms: measured.get(test) ?? usual }));
  const longestFirst = weighed.sort((a, b) => b.ms - a.ms || (a.test < b.test ? -1 : 1));
  const shardPlans = Array.from({ length: count }, () => ({ tests: [] as string[], expectedMs: 0 }));
  for (const { test, ms } of longestFirst) {
    // Of shards with the same load the one with the fewest tests, so that nobody is left without any.
    const smallest = shardPlans.reduce((best, shardPlan) => (shardPlan.expectedMs < best.expectedMs || (shardPlan.expectedMs === best.expectedMs && shardPlan.tests.length < best.tests.length) ? shardPlan : best));
    smallest.tests.push(test);
    smallest.expectedMs += ms;
  }
  return shardPlans;
}

/** What is wrong with a deal, a sentence each: every test must be in exactly one hand, and nothing else in any. */
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
