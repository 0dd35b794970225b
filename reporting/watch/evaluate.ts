/** Compares the results of the monitor with the limits of release-policy.json. */
import { EVALUATED_KINDS } from '../release/response-kinds';
import type { Policy } from '../release/policy';
import type { Round, Watch } from './schema';

/** Results of the monitor before they are judged. */
export type Seen = Pick<Watch, 'probes' | 'outages' | 'rounds' | 'state'>;

export function evaluate(seen: Seen, limits: Policy['limits']): Pick<Watch, 'figures' | 'verdict'> {
  const figures = figuresOf(seen, limits);
  const reasons = [...reasonsIn(seen), ...overLimits(figures)];
  return { figures, verdict: { decision: reasons.length === 0 ? 'GO' : 'NO-GO', reasons } };
}

function figuresOf({ probes, rounds }: Seen, limits: Policy['limits']): Watch['figures'] {
  const answers = sum(rounds, (round) => round.answers);
  return {
    availability: { value: probes.all === 0 ? null : probes.healthy / probes.all, limit: limits.answeredShare },
    errorShare: { value: answers === 0 ? null : sum(rounds, (round) => round.errors) / answers, limit: limits.errorShare },
    times: EVALUATED_KINDS.map((kind) => {
      const parts = rounds.flatMap((round) => round.times.filter((time) => time.kind === kind));
      const count = sum(parts, (part) => part.count);
      const averageMs = count === 0 ? 0 : sum(parts, (part) => part.count * part.averageMs) / count;
      const limitMs = limits.averageMs[kind] ?? null;
      const verdict = count < limits.judgedFrom ? ('too few' as const) : limitMs === null || averageMs < limitMs ? ('within' as const) : ('over' as const);
      return { kind, count, averageMs, limitMs, blocks: limits.blocking.includes(kind), verdict };
    }),
  };
}

/** Returns the reasons against the deployment that do not depend on the limits. */
function reasonsIn({ rounds, outages, state }: Seen): string[] {
  const reasons: string[] = [];
  if (state === 'stopped early') reasons.push('it was stopped before its time was over');
  if (rounds.length === 0 && state !== 'watching') reasons.push('no round came to an end');
  const failing = new Map(rounds.flatMap(({ failures }) => failures.map((failure) => [failure.id, failure] as const)));
  for (const [id, { title, seen }] of failing) {
    const times = rounds.filter(({ failures }) => failures.some((failure) => failure.id === id)).length;
    reasons.push(`${title} failed in ${times} of ${rounds.length} rounds: ${seen}`);
  }
  for (const [state, what] of [['unhealthy', 'the platform could not be tried'], ['broken', 'the round itself broke off']] as const) {
    const such = rounds.filter((round) => round.state === state);
    if (such.length > 0) reasons.push(`${what} in ${such.length} of ${rounds.length} rounds: ${such.at(-1)?.reason ?? ''}`);
  }
  const [longest] = outages.toSorted((a, b) => b.probes - a.probes);
  if (longest !== undefined) {
    reasons.push(`the health check was not well ${outages.length === 1 ? 'once' : `${outages.length} times`}, the longest from ${longest.from} to ${longest.until ?? 'the end'}: ${longest.seen}`);
  }
  return reasons;
}

function overLimits({ availability, errorShare, times }: Watch['figures']): string[] {
  const percent = (value: number) => `${(value * 100).toFixed(2)} %`;
  const reasons: string[] = [];
  if (availability.value !== null && availability.value < availability.limit) reasons.push(`available in ${percent(availability.value)} of the checks, at least ${percent(availability.limit)} are asked for`);
  if (errorShare.value !== null && errorShare.value >= errorShare.limit) reasons.push(`${percent(errorShare.value)} of the answers were errors, less than ${percent(errorShare.limit)} are allowed`);
  for (const { kind, averageMs, limitMs, blocks, verdict } of times) {
    if (verdict === 'over' && blocks) reasons.push(`answers of the kind «${kind}» took ${Math.round(averageMs)} ms on average, less than ${limitMs ?? 0} ms are allowed`);
  }
  return reasons;
}

function sum<T>(list: readonly T[], of: (one: T) => number): number {
  return list.reduce((total, one) => total + of(one), 0);
}

/** Formats one round as a line of the terminal. */
export function lineOf(round: Round, number: number): string {
  const what = round.state === 'healthy' ? `${round.passed} passed` : round.failures.length > 0 ? `${round.failures.length} FAILED: ${round.failures.map(({ id }) => id).join(', ')}` : `${round.state}: ${round.reason ?? ''}`;
  return `Round ${number}  ${round.at.slice(11, 19)} UTC  ${(round.durationMs / 1000).toFixed(1)} s  ${what}; ${round.signIns} sign-ins, ${round.answers} answers, ${round.errors} errors`;
}
