/** What a run against a broken sandbox says about the suite. */
import type { DrilledFault } from '../../reporting/drill/schema';
import type { CaseEntry, Run } from '../../reporting/run-report/schema';
import type { Fault } from './faults';

type Detection = DrilledFault['killedBy'][number];

/** How the tools say that time ran out, where no sentence of ours says what is wrong. */
const TIME_RAN_OUT = /Timeout \d+ms exceeded|Test timeout of \d+ms|did not come to an end/;
/** How an expectation that saw something else is told. */
const SEEN = /Seen instead|not on the page/;
const OVER_LIMIT = /over the limit|the limit is|of the requests/;

/**
 * Judges one run. Only a failure of who was expected to notice counts; a blocked case has noticed nothing. Where no case
 * failed, what the run told once beside its cases counts: it is NO-GO for that.
 * @param faultError what the fault's own code failed with; undefined where it did what it says
 */
export function evaluate(fault: Fault, run: Run, durationMs: number, faultError?: string): DrilledFault {
  const failed = run.cases.filter((entry) => entry.outcome === 'FAIL');
  const expected = (entry: CaseEntry) => fault.detectedBy.some((name) => entry.id === name || entry.id.endsWith(` › ${name}`));
  const detections = { cases: () => byCases(failed.filter(expected), run), limits: () => overLimits(run), diagnosis: () => diagnosis(run) }[fault.by]();
  const properly = detections.some(({ seen }) => !TIME_RAN_OUT.test(seen) || SEEN.test(seen));
  return {
    id: fault.id,
    area: fault.area,
    breaks: fault.breaks,
    detectedBy: fault.detectedBy,
    verdict: faultError !== undefined ? 'invalid' : detections.length === 0 ? 'survived' : properly ? 'killed' : 'timed out',
    faultError: faultError ?? null,
    killedBy: detections,
    unexpectedFailures: failed.filter((entry) => fault.by !== 'cases' || !expected(entry)).map(toDetection),
    blocked: run.cases.filter((entry) => entry.outcome === 'BLOCKED').map((entry) => entry.id),
    durationMs,
  };
}

function byCases(failed: readonly CaseEntry[], { network, leftBehind }: Run): Detection[] {
  if (failed.length > 0) return failed.map(toDetection);
  return [
    ...network.unstable.map(({ request, status }) => ({ by: 'unstable', seen: `${request} was answered ${status}, and was right when repeated` })),
    ...leftBehind.map(({ kind, name, request, status, reason }) => ({ by: 'left behind', seen: `${kind} «${name}» could not be removed: ${request === null ? reason : `${request} was answered ${status ?? 'nothing'}`}` })),
  ].slice(0, 3);
}

function overLimits({ verdict }: Run): Detection[] {
  return verdict.reasons.filter((reason) => OVER_LIMIT.test(reason)).map((reason) => ({ by: 'limits', seen: reason }));
}

function diagnosis({ unhealthyReason }: Run): Detection[] {
  return unhealthyReason === null ? [] : [{ by: 'diagnosis', seen: unhealthyReason }];
}

/** A case that failed, and what was seen. */
export function toDetection({ id, error }: CaseEntry): Detection {
  return { by: id.split(' › ').at(-1) ?? id, seen: (error ?? '').split('\n').slice(0, 3).join(' ').slice(0, 400) };
}
