/** How fast this machine is, measured once when a run begins, for the few time-outs that depend on it. */
import { runId } from '../config/environment';
import { readRunState } from '../run/run-state';
import { timedComputation } from './yardstick';

/**
 * Time on a processor of the fixed computation on the machine of reference, milliseconds: a virtual machine with two cores of
 * 2025, on which the time-outs of the suite are long enough.
 */
const REFERENCE_MS = 70;
/** No time-out gets longer than this many times. */
const MOST = 4;
const COMPUTATIONS = 2;

/**
 * Returns how many times as long as on the machine of reference the fixed computation takes, 1 … 4. Counts only time on a
 * processor, so that load does not change it.
 * @param compute takes one time, milliseconds: for self-tests
 */
export function measureSlowness(compute: () => number = () => timedComputation().processorMs): number {
  const quickest = Math.min(...Array.from({ length: COMPUTATIONS }, compute));
  return Math.min(MOST, Math.max(1, quickest / REFERENCE_MS));
}

let known: number | undefined;

/** Returns the slowness of this machine, measured once in each process. */
export function slownessHere(): number {
  known ??= measureSlowness();
  return known;
}

/** Returns the slowness that was measured at the beginning of this run; 1 without a run. */
export function slownessOfMachine(): number {
  return readRunState(runId())?.slowness ?? 1;
}
