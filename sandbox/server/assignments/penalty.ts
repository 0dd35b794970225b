import type { PenaltyFrequency, PenaltyType } from '../../contract/assignments';
import type { Instant } from '../database/schema';
import { periodsLate } from './lateness';

/** An assignment's late penalty. The cap is in percent or points, depending on the type; null means no separate cap. */
export interface PenaltyPolicy {
  due_date: Instant;
  late_penalty_type: PenaltyType | null;
  late_penalty_value: number;
  penalty_frequency: PenaltyFrequency;
  max_penalty: number | null;
}

/** Result of a penalty: `penalty` and `score` in points, to two decimals. */
export interface PenalizedScore {
  penalty: number;
  score: number;
}

/**
 * Rounds to two decimals, halves up. The epsilon makes 1.005 round up too, which floating point stores as slightly
 * less.
 */
export function roundToHundredths(value: number): number {
  return Math.round((value + Number.EPSILON * Math.max(1, Math.abs(value))) * 100) / 100;
}

/**
 * Subtracts the late penalty from a score. The penalty grows by the set value with every started period. A percentage
 * refers to the given score and is at most 100 %. The result is never negative.
 */
export function penalize(rawScore: number, submittedAt: Instant, policy: PenaltyPolicy): PenalizedScore {
  const penalty = Math.min(rawScore, roundToHundredths(fullPenalty(rawScore, submittedAt, policy)));
  return { penalty, score: roundToHundredths(rawScore - penalty) };
}

function fullPenalty(rawScore: number, submittedAt: Instant, policy: PenaltyPolicy): number {
  const grown = policy.late_penalty_value * periodsLate(submittedAt, policy.due_date, policy.penalty_frequency);
  switch (policy.late_penalty_type) {
    case null:
      return 0;
    case 'percentage':
      return (rawScore * Math.min(grown, policy.max_penalty ?? 100)) / 100;
    case 'fixed_points':
      return Math.min(grown, policy.max_penalty ?? rawScore);
  }
}

/** Returns a score as a percentage of the maximum score, to two decimals. */
export function percentageOf(score: number, maxScore: number): number {
  return roundToHundredths((score / maxScore) * 100);
}
