/** Statistics of a burn-in: how often a case may flake at most, and whether memory grows from run to run. */

/** Confidence of the upper bound. */
const CONFIDENCE = 0.95;
/** Fewer runs show no trend. */
const LEAST_RUNS = 8;
/** A trend is one only if chance gives it less than once in 200 (two-sided). */
const SIGNIFICANT_Z = 2.81;
/** Growth that no run of any length would notice, megabytes a run. */
const NOTICEABLE_MB = 1;

/**
 * Upper bound of the rate of flakes at 95 % confidence, 0 … 1. Without a flake it is the rule of three: 3 divided by the
 * case runs. With flakes it is the largest rate under which so few of them still occur in 5 % of all such burn-ins
 * (Poisson). 1 without a case run.
 */
export function flakeRateBound(flakes: number, caseRuns: number): number {
  if (caseRuns === 0) return 1;
  let [low, high] = [0, flakes + 10 * Math.sqrt(flakes + 1) + 10];
  for (let step = 0; step < 60; step += 1) {
    const middle = (low + high) / 2;
    if (chanceOfAtMost(flakes, middle) > 1 - CONFIDENCE) low = middle;
    else high = middle;
  }
  return Math.min(1, high / caseRuns);
}

/** Chance of so many events or fewer where this many are expected. */
function chanceOfAtMost(events: number, expected: number): number {
  let [term, sum] = [Math.exp(-expected), 0];
  for (let count = 0; count <= events; count += 1) {
    sum += term;
    term *= expected / (count + 1);
  }
  return sum;
}

/** How a figure changes from run to run. */
export interface Trend {
  /** Median of the slopes between all pairs of runs (Theil and Sen), per run: single runs do not move it. */
  readonly slope: number;
  /** Whether it grows noticeably, and not by chance (Mann and Kendall). Never with fewer than eight runs. */
  readonly grows: boolean;
}

/** @param values in the order of the runs @returns undefined for fewer than two */
export function trendOf(values: readonly number[]): Trend | undefined {
  const slopes: number[] = [];
  let rises = 0;
  for (const [later, value] of values.entries()) {
    for (const [earlier, before] of values.slice(0, later).entries()) {
      slopes.push((value - before) / (later - earlier));
      rises += Math.sign(value - before);
    }
  }
  if (slopes.length === 0) return undefined;
  const sorted = slopes.toSorted((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  const slope =
    sorted.length % 2 === 1 ? (sorted[middle] ?? 0) : ((sorted[middle - 1] ?? 0) + (sorted[middle] ?? 0)) / 2;
  const n = values.length;
  const z = (rises - Math.sign(rises)) / Math.sqrt((n * (n - 1) * (2 * n + 5)) / 18);
  return { slope, grows: n >= LEAST_RUNS && slope > NOTICEABLE_MB && z > SIGNIFICANT_Z };
}
