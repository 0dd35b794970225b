/**
 * How far a measured time can be trusted. A slow machine makes a platform look slow: it delays each request, which the
 * same request for a static file shows in the same moments, and it makes work take longer, which a fixed computation
 * shows.
 */
import { average } from './statistics';
import type { Limit, PerformancePolicy } from './limits';

/** Noise while something was measured. */
export interface Noise {
  /** By how much the static file took longer than at its quickest, milliseconds on average. */
  readonly delayMs: number;
  /** How many times as long the machine took for a fixed computation as when nothing else runs: 1 or more. */
  readonly contention: number;
}

/** @param quickestMs the shortest time of the static file in this run */
export function noiseOf(staticMs: readonly number[], quickestMs: number, contentions: readonly number[]): Noise {
  return { delayMs: Math.max(0, average(staticMs) - quickestMs), contention: Math.max(1, ...contentions) };
}

/** What a measurement says: `noisy` says nothing about the platform. */
export type Judgement = 'within' | 'over' | 'noisy';

/**
 * Judges an average and a p95. A static file that is delayed by more than the allowed share of the limit leaves them
 * without a result. So does an excess that the machine alone may explain: all that it may have added is deducted before a
 * time counts as over its limit.
 */
export function judge(
  times: { averageMs: number; p95Ms: number },
  noise: Noise,
  limit: Pick<Limit, 'averageMs'>,
  policy: Pick<PerformancePolicy, 'noiseShare' | 'p95Factor'>,
): Judgement {
  if (noise.delayMs > policy.noiseShare * limit.averageMs) return 'noisy';
  const verdicts = [
    verdictOn(times.averageMs, limit.averageMs, noise),
    verdictOn(times.p95Ms, policy.p95Factor * limit.averageMs, noise),
  ];
  return verdicts.includes('over') ? 'over' : verdicts.includes('noisy') ? 'noisy' : 'within';
}

/** Returns how much of a measured duration the machine may have added, milliseconds. */
export function addedMs({ delayMs, contention }: Noise, ms: number): number {
  return Math.min(ms, delayMs + ms * (1 - 1 / contention));
}

function verdictOn(ms: number, limitMs: number, noise: Noise): Judgement {
  if (ms <= limitMs) return 'within';
  return ms - addedMs(noise, ms) > limitMs ? 'over' : 'noisy';
}

/**
 * Measures until the verdicts agree. A time within its limit passes at once, one over its limit must be so twice: the
 * machine may have been busy only while it was measured. Verdicts that contradict each other are no result.
 * @param measure called three times at most
 */
export async function confirmed<T extends { readonly verdict: Judgement }>(
  measure: () => Promise<T>,
): Promise<T & { readonly verdict: Judgement }> {
  let isOver = false;
  for (let attempt = 1; ; attempt += 1) {
    const measured = await measure();
    if (measured.verdict === 'within') return isOver ? { ...measured, verdict: 'noisy' } : measured;
    if (measured.verdict === 'over' && isOver) return measured;
    isOver ||= measured.verdict === 'over';
    if (attempt === MAX_MEASUREMENTS) return { ...measured, verdict: 'noisy' };
  }
}

const MAX_MEASUREMENTS = 3;
