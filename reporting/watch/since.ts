/** Since when what the monitor complains about holds. */
import type { Policy } from '../status/policy';
import type { Round, Watch } from './schema';

type Kind = Watch['figures']['times'][number]['kind'];

/** Start of the first such round; null when there is none. */
export function firstRound(rounds: readonly Round[], isSuch: (round: Round) => boolean): string | null {
  return rounds.find(isSuch)?.at ?? null;
}

/**
 * Start of the round since which the average of all rounds so far has exceeded the limit without a break; null when it does
 * not at the end.
 */
export function overLimitSince(rounds: readonly Round[], kind: Kind, limits: Policy['limits']): string | null {
  const limitMs = limits.averageMs[kind] ?? null;
  if (limitMs === null) return null;
  let [count, ms] = [0, 0];
  return heldSince(rounds, ({ times }) => {
    for (const time of times.filter((one) => one.kind === kind)) {
      count += time.count;
      ms += time.count * time.averageMs;
    }
    return count >= limits.judgedFrom && ms / count >= limitMs;
  });
}

/** The same for the share of errors among the answers. */
export function errorsSince(rounds: readonly Round[], limits: Policy['limits']): string | null {
  let [answers, errors] = [0, 0];
  return heldSince(rounds, (round) => {
    answers += round.answers;
    errors += round.errors;
    return answers > 0 && errors / answers >= limits.errorShare;
  });
}

/** @param holds called once for each round, in order */
function heldSince(rounds: readonly Round[], holds: (round: Round) => boolean): string | null {
  let since: string | null = null;
  for (const round of rounds) since = holds(round) ? (since ?? round.at) : null;
  return since;
}
