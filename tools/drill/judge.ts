/** What a run against a broken sandbox says about the suite. */
import type { DrilledFault } from '../../reporting/drill/shape';
import type { CaseResult, Run } from '../../reporting/run-report/shape';
import type { Fault } from './faults';

type Noticed = DrilledFault['killedBy'][number];

/** How the tools say that time ran out, where no sentence of ours says what is wrong. */
const TIME_RAN_OUT = /Timeout \d+ms exceeded|Test timeout of \d+ms|did not come to an end/;
/** How an expectation that saw something else is told. */
const SEEN = /Seen instead|not on the page/;
const OVER_LIMIT = /over the limit|the limit is|of the requests/;

/**
 * Judges one run. Only a failure of who was expected to notice counts; a blocked case has noticed nothing. Where no case
 * failed, what the run told once beside its cases counts: it is NO-GO for that.
 * @param mishap what the fault's own code failed with; undefined where it did what it says
 */
export function judged(fault: Fault, run: Run, durationMs: number, mishap?: string): DrilledFault {
  const failed = run.cases.filter((entry) => entry.outcome === 'FAIL');
  const expected = (entry: CaseResult) => fault.noticedBy.some((name) => entry.id === name || entry.id.endsWith(` › ${name}`));
  const noticed = { cases: () => byCases(failed.filter(expected), run), limits: () => overLimits(run), diagnosis: () => diagnosis(run) }[fault.by]();
  const properly = noticed.some(({ seen }) => !TIME_RAN_OUT.test(seen) || SEEN.test(seen));
  return {
    id: fault.id,
    area: fault.area,
    breaks: fault.breaks,
    noticedBy: fault.noticedBy,
    verdict: mishap !== undefined ? 'idle' : noticed.length === 0 ? 'survived' : properly ? 'killed' : 'half',
    mishap: mishap ?? null,
    killedBy: noticed,
    beside: failed.filter((entry) => fault.by !== 'cases' || !expected(entry)).map(told),
    blocked: run.cases.filter((entry) => entry.outcome === 'BLOCKED').map((entry) => entry.id),
    durationMs,
  };
}

function byCases(failed: readonly CaseResult[], { network, leftBehind }: Run): Noticed[] {
  if (failed.length > 0) return failed.map(told);
  return [
    ...network.unstable.map(({ request, status }) => ({ by: 'unstable', seen: `${request} was answered ${status}, and was right when repeated` })),
    ...leftBehind.map(({ kind, name, request, status, reason }) => ({ by: 'left behind', seen: `${kind} «${name}» could not be removed: ${request === null ? reason : `${request} was answered ${status ?? 'nothing'}`}` })),
  ].slice(0, 3);
}

function overLimits({ verdict }: Run): Noticed[] {
  return verdict.reasons.filter((reason) => OVER_LIMIT.test(reason)).map((reason) => ({ by: 'limits', seen: reason }));
}

function diagnosis({ unwell }: Run): Noticed[] {
  return unwell === null ? [] : [{ by: 'diagnosis', seen: unwell }];
}

/** A case that failed, and what was seen. */
export function told({ id, error }: CaseResult): Noticed {
  return { by: id.split(' › ').at(-1) ?? id, seen: (error ?? '').split('\n').slice(0, 3).join(' ').slice(0, 400) };
}
