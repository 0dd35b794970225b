/** Judges the result of one trial: what a test's cases saw of a mutant. */
import type { Run } from '../../../reporting/run-report/schema';
import type { TriedMutant } from '../../../reporting/drill/mutants/schema';
import { toDetection } from '../evaluate';
import type { Mutant } from './listed-mutants';

/** Result of one trial. */
export interface Trial {
  verdict: 'killed' | 'misnamed' | 'timed out' | 'blocked' | 'survived';
  killedBy: TriedMutant['killedBy'];
}

/** Time-out messages of the tools. */
const TIME_RAN_OUT = /Timeout \d+ms exceeded|Test timeout of \d+ms|did not come to an end/;
/** Wording of an expectation that saw a different value. */
const SEEN = /Seen instead|not on the page|Expected|Received/;
/** Verdicts from the best to the worst. */
const ORDER = ['killed', 'misnamed', 'timed out', 'blocked', 'survived'] as const;

/** @param cases cases of one test that was run against the mutant */
export function judge(mutant: Mutant, cases: Run['cases']): Trial {
  const trials = cases.map((entry): Trial => {
    if (entry.outcome === 'BLOCKED') return { verdict: 'blocked', killedBy: toDetection(entry) };
    if (entry.outcome !== 'FAIL') return { verdict: 'survived', killedBy: null };
    const message = entry.error ?? '';
    const byTime = TIME_RAN_OUT.test(message) && !SEEN.test(message);
    return { verdict: byTime ? 'timed out' : isNamed(mutant, message) ? 'killed' : 'misnamed', killedBy: toDetection(entry) };
  });
  return best(trials);
}

/** The best of several trials of the same mutant; survived if there is none. */
export function best(trials: readonly Trial[]): Trial {
  const [first] = [...trials].sort((one, other) => ORDER.indexOf(one.verdict) - ORDER.indexOf(other.verdict));
  return first ?? { verdict: 'survived', killedBy: null };
}

/** Whether the message names the endpoint, the field or a control. */
export function isNamed(mutant: Mutant, message: string): boolean {
  if (/«[^»]+»|getBy(Role|Label|Text)\(/.test(message)) return true;
  if (mutant.family !== 'answers') return /\/(api|media)\/\S+/.test(message);
  const [, route = ''] = mutant.place.split(' ');
  const address = new RegExp(route.split('/').map((part) => (part.startsWith(':') ? '[^/\\s]+' : part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'))).join('/'));
  const field = /([A-Za-z_]+)(\[\])?:[^:]+$/.exec(mutant.name)?.[1];
  return address.test(message) || (field !== undefined && new RegExp(`\\b${field}\\b`).test(message));
}
