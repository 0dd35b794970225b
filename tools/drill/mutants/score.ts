/** Score of a drill of mutants: the share of killed mutants, with its uncertainty. */
import type { MutantVerdict, Score, TriedMutant } from '../../../reporting/drill/mutants/schema';

/** Quantile of the normal distribution for 95 %. */
const Z = 1.959964;

/** 95 % Wilson interval of a share. With nothing tried, every share is possible. */
export function wilson(killed: number, of: number): { low: number; high: number } {
  if (of === 0) return { low: 0, high: 1 };
  const share = killed / of;
  const middle = share + Z ** 2 / (2 * of);
  const half = Z * Math.sqrt((share * (1 - share)) / of + Z ** 2 / (4 * of ** 2));
  const whole = 1 + Z ** 2 / of;
  return { low: Math.max(0, (middle - half) / whole), high: Math.min(1, (middle + half) / whole) };
}

/** A mutant that a case detected by an assertion counts as killed, also when the message misses the place. */
export function isKilled(verdict: MutantVerdict): boolean {
  return verdict === 'killed' || verdict === 'misnamed';
}

/** Equivalent mutants do not count. */
export function scoreOf(mutants: readonly Pick<TriedMutant, 'verdict'>[]): Score {
  const counted = mutants.filter(({ verdict }) => verdict !== 'equivalent');
  const killed = counted.filter(({ verdict }) => isKilled(verdict)).length;
  return { killed, of: counted.length, ...wilson(killed, counted.length) };
}
