import type { PenaltyFrequency, PenaltyType } from '../../contract/assignments';
import type { Instant } from '../database/schema';
import { periodsLate } from './lateness';

/** How an assignment punishes lateness. The cap is in percent or points, as the type is; null: no cap of its own. */
export interface PenaltyPolicy {
  due_date: Instant;
  late_penalty_type: PenaltyType | null;
  late_penalty_value: number;
  penalty_frequency: PenaltyFrequency;
  max_penalty: number | null;
}

/** What is left of a score: `penalty` and `score` in points, to two decimals. */
export interface PenalizedScore {
  penalty: number;
  score: number;
}

/** Rounds to two decimals, halves up. The nudge makes 1.005, which a computer holds as slightly less, round up too. */
export function roundToHundredths(value: number): number {
  return Math.round((value + Number.EPSILON * Math.max(1, Math.abs(value))) * 100) / 100;
}

/**
 * Takes the penalty for lateness off a score. It grows by the set value with every started period; a percentage
 * is of the given score and takes all of it at most; no score becomes negative.
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

/** A score as a percentage of the most that can be had, to two decimals. */
export function percentageOf(score: number, maxScore: number): number {
  return roundToHundredths((score / maxScore) * 100);
}
