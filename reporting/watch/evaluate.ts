/** Compares the results of the monitor with the limits of release-policy.json. */
import { localeOf, text, type Language } from '../../suite/texts/texts';
import { EVALUATED_KINDS } from '../collect/response-kinds';
import { isCaseId } from '../../suite/catalogue';
import type { Policy } from '../status/policy';
import type { Round, Watch } from './schema';
import { errorsSince, firstRound, overLimitSince } from './since';

/** Results of the monitor before they are judged. */
export type Seen = Pick<Watch, 'probes' | 'outages' | 'rounds' | 'state'>;

export function evaluate(seen: Seen, limits: Policy['limits']): Pick<Watch, 'figures' | 'verdict'> {
  const figures = figuresOf(seen, limits);
  const reasons = watchReasons({ ...seen, figures }, limits, 'en');
  return {
    figures,
    verdict: {
      decision: reasons.length === 0 ? 'GO' : 'NO-GO',
      reasons: reasons.map(({ sentence }) => sentence),
      since: reasons.map(({ since }) => since),
    },
  };
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
      const parts = [
        ...rounds.flatMap((round) => round.times.filter((time) => time.kind === kind)),
        ...(kind === 'health' ? [{ count: probes.answered, averageMs: probes.averageMs }] : []),
      ];
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

/** A reason against the deployment. */
export interface WatchReason {
  readonly sentence: string;
  /** Since when it holds, ISO 8601; null where that is not known. */
  readonly since: string | null;
}

/**
 * Returns the reasons against the deployment.
 * @param moment formats a time; the data keep ISO 8601
 */
export function watchReasons(
  watch: Seen & Pick<Watch, 'figures'>,
  limits: Policy['limits'],
  language: Language,
  moment: (at: string) => string = (at) => at,
): WatchReason[] {
  return [...reasonsIn(watch, language, moment), ...overLimits(watch, limits, language)];
}

/** Returns the reasons that do not depend on the limits. */
function reasonsIn(seen: Seen, language: Language, moment: (at: string) => string): WatchReason[] {
  const { rounds, outages, state } = seen;
  const reasons: WatchReason[] = [];
  if (state === 'stopped early') reasons.push({ sentence: text(language, 'watch.reason.early'), since: null });
  if (rounds.length === 0 && state !== 'watching')
    reasons.push({ sentence: text(language, 'watch.reason.noRound'), since: null });
  reasons.push(...failedCases(rounds, language));
  for (const bad of ['unhealthy', 'broken'] as const) {
    const such = rounds.filter((round) => round.state === bad);
    const values = { times: such.length, rounds: rounds.length, reason: such.at(-1)?.reason ?? '' };
    if (such.length > 0)
      reasons.push({
        sentence: text(language, `watch.reason.${bad}`, values),
        since: firstRound(rounds, (round) => round.state === bad),
      });
  }
  const [longest] = outages.toSorted((a, b) => b.probes - a.probes);
  if (longest !== undefined) {
    const until = longest.until === null ? text(language, 'watch.reason.end') : moment(longest.until);
    const values = { times: outages.length, from: moment(longest.from), until, seen: longest.seen };
    reasons.push({ sentence: text(language, 'watch.reason.outage', values), since: outages[0]?.from ?? null });
  }
  return reasons;
}

function failedCases(rounds: readonly Round[], language: Language): WatchReason[] {
  const failing = new Map(rounds.flatMap(({ failures }) => failures.map((failure) => [failure.id, failure] as const)));
  return [...failing].map(([id, { title, seen }]) => {
    const isSuch = ({ failures }: Round) => failures.some((failure) => failure.id === id);
    const values = {
      id: isCaseId(id) ? id : `«${title}»`,
      title,
      times: rounds.filter(isSuch).length,
      rounds: rounds.length,
      seen,
    };
    return { sentence: text(language, 'watch.reason.case', values), since: firstRound(rounds, isSuch) };
  });
}

function overLimits(
  { figures, rounds, outages }: Seen & Pick<Watch, 'figures'>,
  limits: Policy['limits'],
  language: Language,
): WatchReason[] {
  const { availability, errorShare, times } = figures;
  const number = (value: number, digits: number) =>
    value.toLocaleString(localeOf(language), { minimumFractionDigits: digits, maximumFractionDigits: digits });
  const percent = (value: number) => text(language, 'unit.percent', { value: number(value * 100, 2) });
  const ms = (value: number) => text(language, 'unit.ms', { value: String(Math.round(value)) });
  const reasons: WatchReason[] = [];
  if (availability.value !== null && availability.value < availability.limit) {
    const values = { value: percent(availability.value), limit: percent(availability.limit) };
    reasons.push({
      sentence: text(language, 'watch.reason.availability', values),
      since: outages[0]?.from ?? null,
    });
  }
  if (errorShare.value !== null && errorShare.value >= errorShare.limit) {
    const values = { value: percent(errorShare.value), limit: percent(errorShare.limit) };
    reasons.push({ sentence: text(language, 'watch.reason.errors', values), since: errorsSince(rounds, limits) });
  }
  // Every limit counts here: a deployment is compared with what the sheet of operations promises.
  for (const { kind, averageMs, limitMs } of times.filter(({ verdict }) => verdict === 'over')) {
    // The English reason has the name of the kind in watch.json.
    const name = language === 'en' ? kind : text(language, `kind.${kind}`);
    const values = { kind: name, value: ms(averageMs), limit: ms(limitMs ?? 0) };
    reasons.push({
      sentence: text(language, 'watch.reason.slow', values),
      since: overLimitSince(rounds, kind, limits),
    });
  }
  return reasons;
}

function sum<T>(list: readonly T[], of: (one: T) => number): number {
  return list.reduce((total, one) => total + of(one), 0);
}

/**
 * Formats one round as a line of the terminal.
 * @param everyMs from the start of a round to the start of the next
 */
export function lineOf(round: Round, number: number, everyMs: number): string {
  const what =
    round.state === 'healthy'
      ? `${round.passed} passed`
      : round.failures.length > 0
        ? `${round.failures.length} FAILED: ${round.failures.map(({ id }) => id).join(', ')}`
        : `${round.state}: ${round.reason ?? ''}`;
  const late = isOverrun(round, everyMs) ? ` ! longer than the interval of ${everyMs / 1000} s` : '';
  return `Round ${number}  ${round.at.slice(11, 19)} UTC  ${(round.durationMs / 1000).toFixed(1)} s${late}  ${what}; ${round.signIns} sign-ins, ${round.answers} answers, ${round.errors} errors`;
}

/** Returns whether a round took longer than the interval: the next one began at once. */
export function isOverrun({ durationMs }: Round, everyMs: number): boolean {
  return durationMs > everyMs;
}
