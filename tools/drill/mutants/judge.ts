/** Judges the result of one trial: what a test's cases saw of a mutant. */
import { generalPath, type Failure } from '../../../suite/failure/failure';
import type { TriedMutant } from '../../../reporting/drill/mutants/schema';
import { oneForm } from '../../../reporting/causes/cause-key';
import type { Run } from '../../../reporting/collect/run-schema';
import { toDetection } from '../evaluate';
import type { Mutant } from './listed-mutants';

/** Result of one trial. */
export interface Trial {
  verdict: 'killed' | 'misnamed' | 'timed out' | 'blocked' | 'survived';
  killedBy: TriedMutant['killedBy'];
}

/** Verdicts from the best to the worst. */
const ORDER = ['killed', 'misnamed', 'timed out', 'blocked', 'survived'] as const;

/** @param cases cases of one test that was run against the mutant */
export function judge(mutant: Mutant, cases: Run['cases']): Trial {
  const trials = cases.map((entry): Trial => {
    if (entry.outcome === 'BLOCKED') return { verdict: 'blocked', killedBy: toDetection(entry) };
    if (entry.outcome !== 'FAIL') return { verdict: 'survived', killedBy: null };
    const { failure } = entry;
    const verdict =
      failure?.code === 'timeout'
        ? 'timed out'
        : failure !== undefined && isNamed(mutant, failure)
          ? 'killed'
          : 'misnamed';
    return { verdict, killedBy: toDetection(entry) };
  });
  return best(trials);
}

/** The best of several trials of the same mutant; survived if there is none. */
export function best(trials: readonly Trial[]): Trial {
  const [first] = [...trials].sort((one, other) => ORDER.indexOf(one.verdict) - ORDER.indexOf(other.verdict));
  return first ?? { verdict: 'survived', killedBy: null };
}

/** Whether the failure names the endpoint, the control or the value that is wrong. */
export function isNamed(mutant: Mutant, { request, control, failedRequests = [] }: Failure): boolean {
  if (control !== undefined && control.kind !== 'place') return true;
  const requests = [...(request === undefined ? [] : [request]), ...failedRequests];
  if (mutant.family !== 'answers') return requests.length > 0;
  const [, route = ''] = mutant.place.split(' ');
  const place = oneForm(route.replace(/:\w+/g, ':id'));
  return requests.some(({ path }) => oneForm(generalPath(path)) === place);
}
