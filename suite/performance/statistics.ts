/** Figures of measured times, in milliseconds. */

/** Bars of a distribution. */
export const BARS = 12;

export interface Distribution {
  /** Width of a bar, milliseconds. */
  readonly stepMs: number;
  /** Number of times in each bar; the last one holds all longer times. */
  readonly counts: readonly number[];
}

/** Returns the mean; 0 without a value. */
export function average(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length);
}

/** Returns the smallest value that at least this share of the values does not exceed; 0 without a value. */
export function quantile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? 0;
}

export function median(values: readonly number[]): number {
  return quantile(values, 0.5);
}

/**
 * Counts the times in bars of the same width, from 0 to twice the limit, or to the longest time without a limit. The
 * limit is thus always in the middle.
 */
export function distribution(times: readonly number[], limitMs: number | null): Distribution {
  const reach = limitMs === null ? Math.max(1, ...times) : 2 * limitMs;
  const stepMs = reach / BARS;
  const counts = Array.from({ length: BARS }, () => 0);
  for (const ms of times) {
    const bar = Math.min(BARS - 1, Math.floor(ms / stepMs));
    counts[bar] = (counts[bar] ?? 0) + 1;
  }
  return { stepMs, counts };
}
