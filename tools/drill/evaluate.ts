/** Evaluates a run against a broken sandbox. */
import type { DrilledFault } from '../../reporting/drill/schema';
import type { CaseEntry, Run } from '../../reporting/collect/run-schema';
import type { Fault } from '../suite/sandbox-faults';

type Detection = DrilledFault['killedBy'][number];

/** Kinds of reasons against a release that a fault of the figures gives. */
const OVER_LIMIT = ['over', 'errors', 'unanswered'];

/**
 * Evaluates one run. Only a failure of a case that was expected to detect the fault counts; a blocked case has detected
 * nothing. If no case failed, the run's observations outside its cases count: they make the verdict NO-GO.
 * @param faultError error of the fault's own code; undefined if the fault worked as described
 */
export function evaluate(fault: Fault, run: Run, durationMs: number, faultError?: string): DrilledFault {
  const failed = run.cases.filter((entry) => entry.outcome === 'FAIL');
  const expected = (entry: CaseEntry) =>
    fault.detectedBy.some((name) => entry.id === name || entry.id.endsWith(` › ${name}`));
  const own = failed.filter(expected);
  const detections = { cases: () => byCases(own, run), limits: () => overLimits(run), diagnosis: () => diagnosis(run) }[
    fault.by
  ]();
  // A step that only ran out of time has seen nothing of the fault.
  const properly =
    fault.by !== 'cases' ||
    own.length === 0 ||
    own.some(({ failure }) => failure !== undefined && failure.code !== 'timeout');
  return {
    id: fault.id,
    area: fault.area,
    breaks: fault.breaks,
    detectedBy: fault.detectedBy,
    verdict:
      faultError !== undefined ? 'invalid' : detections.length === 0 ? 'survived' : properly ? 'killed' : 'timed out',
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
    ...network.unstable.map(({ request, status }) => ({
      by: 'unstable',
      seen: `${request} was answered ${status}, and was right when repeated`,
    })),
    ...leftBehind.map(({ kind, name, request, status, reason }) => ({
      by: 'left behind',
      seen: `${kind} «${name}» could not be removed: ${request === null ? reason : `${request} was answered ${status ?? 'nothing'}`}`,
    })),
  ].slice(0, 3);
}

function overLimits(run: Run): Detection[] {
  return againstRelease(run, (kind) => OVER_LIMIT.includes(kind));
}

/** Returns the reasons against a release of these kinds. */
export function againstRelease(
  { verdict: { reasons, kinds = [] } }: Run,
  isMeant: (kind: string) => boolean,
): Detection[] {
  return reasons.filter((_reason, index) => isMeant(kinds[index] ?? '')).map((seen) => ({ by: 'limits', seen }));
}

function diagnosis({ unhealthyReason }: Run): Detection[] {
  return unhealthyReason === null ? [] : [{ by: 'diagnosis', seen: unhealthyReason }];
}

/** A failed case and its observed error. */
export function toDetection({ id, error }: CaseEntry): Detection {
  return { by: id.split(' › ').at(-1) ?? id, seen: (error ?? '').split('\n').slice(0, 3).join(' ').slice(0, 400) };
}
