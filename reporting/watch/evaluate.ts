/** Compares the results of the monitor with the limits of release-policy.json. */
import { localeOf, text, type Language } from '../../suite/texts/texts';
import { EVALUATED_KINDS } from '../release/response-kinds';
import { isCaseId } from '../../suite/catalogue';
import type { Policy } from '../release/policy';
import type { Round, Watch } from './schema';

/** Results of the monitor before they are judged. */
export type Seen = Pick<Watch, 'probes' | 'outages' | 'rounds' | 'state'>;

export function evaluate(seen: Seen, limits: Policy['limits']): Pick<Watch, 'figures' | 'verdict'> {
  const figures = figuresOf(seen, limits);
  const reasons = watchReasons({ ...seen, figures }, 'en');
  return { figures, verdict: { decision: reasons.length === 0 ? 'GO' : 'NO-GO', reasons } };
}

function figuresOf({ probes, rounds }: Seen, limits: Policy['limits']): Watch['figures'] {
  const answers = sum(rounds, (round) => round.answers);
  return {
    availability: { value: probes.all === 0 ? null : probes.healthy / probes.all, limit: limits.answeredShare },
    errorShare: {
      value: answers === 0 ? null : sum(rounds, (round) => round.errors) / answers,
      limit: limits.errorShare,
    },
    times: EVALUATED_KINDS.map((kind) => {
      const parts = rounds.flatMap((round) => round.times.filter((time) => time.kind === kind));
      const count = sum(parts, (part) => part.count);
      const averageMs = count === 0 ? 0 : sum(parts, (part) => part.count * part.averageMs) / count;
      const limitMs = limits.averageMs[kind] ?? null;
      const verdict =
        count < limits.judgedFrom
          ? ('too few' as const)
          : limitMs === null || averageMs < limitMs
            ? ('within' as const)
            : ('over' as const);
      return { kind, count, averageMs, limitMs, blocks: limits.blocking.includes(kind), verdict };
    }),
  };
}

/**
 * Returns the reasons against the deployment, one sentence each.
 * @param moment formats a time; the data keep ISO 8601
 */
export function watchReasons(
  watch: Seen & Pick<Watch, 'figures'>,
  language: Language,
  moment: (at: string) => string = (at) => at,
): string[] {
  return [...reasonsIn(watch, language, moment), ...overLimits(watch.figures, language)];
}

/** Returns the reasons that do not depend on the limits. */
function reasonsIn({ rounds, outages, state }: Seen, language: Language, moment: (at: string) => string): string[] {
  const reasons: string[] = [];
  if (state === 'stopped early') reasons.push(text(language, 'watch.reason.early'));
  if (rounds.length === 0 && state !== 'watching') reasons.push(text(language, 'watch.reason.noRound'));
  const failing = new Map(rounds.flatMap(({ failures }) => failures.map((failure) => [failure.id, failure] as const)));
  for (const [id, { title, seen }] of failing) {
    const times = rounds.filter(({ failures }) => failures.some((failure) => failure.id === id)).length;
    reasons.push(
      text(language, 'watch.reason.case', {
        id: isCaseId(id) ? id : `«${title}»`,
        title,
        times,
        rounds: rounds.length,
        seen,
      }),
    );
  }
  for (const bad of ['unhealthy', 'broken'] as const) {
    const such = rounds.filter((round) => round.state === bad);
    if (such.length > 0)
      reasons.push(
        text(language, `watch.reason.${bad}`, {
          times: such.length,
          rounds: rounds.length,
          reason: such.at(-1)?.reason ?? '',
        }),
      );
  }
  const [longest] = outages.toSorted((a, b) => b.probes - a.probes);
  if (longest !== undefined) {
    const until = longest.until === null ? text(language, 'watch.reason.end') : moment(longest.until);
    reasons.push(
      text(language, 'watch.reason.outage', {
        times: outages.length,
        from: moment(longest.from),
        until,
        seen: longest.seen,
      }),
    );
  }
  return reasons;
}

function overLimits({ availability, errorShare, times }: Watch['figures'], language: Language): string[] {
  const number = (value: number, digits: number) =>
    value.toLocaleString(localeOf(language), { minimumFractionDigits: digits, maximumFractionDigits: digits });
  const percent = (value: number) => text(language, 'unit.percent', { value: number(value * 100, 2) });
  const ms = (value: number) => text(language, 'unit.ms', { value: String(Math.round(value)) });
  const reasons: string[] = [];
  if (availability.value !== null && availability.value < availability.limit)
    reasons.push(
      text(language, 'watch.reason.availability', {
        value: percent(availability.value),
        limit: percent(availability.limit),
      }),
    );
  if (errorShare.value !== null && errorShare.value >= errorShare.limit)
    reasons.push(
      text(language, 'watch.reason.errors', { value: percent(errorShare.value), limit: percent(errorShare.limit) }),
    );
  for (const { kind, averageMs, limitMs, blocks, verdict } of times) {
    // The English reason has the name of the kind in watch.json.
    if (verdict === 'over' && blocks)
      reasons.push(
        text(language, 'watch.reason.slow', {
          kind: language === 'en' ? kind : text(language, `kind.${kind}`),
          value: ms(averageMs),
          limit: ms(limitMs ?? 0),
        }),
      );
  }
  return reasons;
}

function sum<T>(list: readonly T[], of: (one: T) => number): number {
  return list.reduce((total, one) => total + of(one), 0);
}

/** Formats one round as a line of the terminal. */
export function lineOf(round: Round, number: number): string {
  const what =
    round.state === 'healthy'
      ? `${round.passed} passed`
      : round.failures.length > 0
        ? `${round.failures.length} FAILED: ${round.failures.map(({ id }) => id).join(', ')}`
        : `${round.state}: ${round.reason ?? ''}`;
  return `Round ${number}  ${round.at.slice(11, 19)} UTC  ${(round.durationMs / 1000).toFixed(1)} s  ${what}; ${round.signIns} sign-ins, ${round.answers} answers, ${round.errors} errors`;
}
