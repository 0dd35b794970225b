/** The rounds of the monitor, one after another, until the time that was asked for. */
import { setTimeout as pause } from 'node:timers/promises';
import type { Round } from '../../reporting/watch/schema';

export interface RoundPlan {
  /** From the start of a round to the start of the next, milliseconds. */
  readonly everyMs: number;
  /** When the monitor ends, milliseconds since 1970. */
  readonly endsAt: number;
  /** Ends the monitor at once. */
  readonly stopped: AbortSignal;
  /** Runs one round; when the signal is aborted, its result is not used. */
  readonly run: (stopped: AbortSignal) => Promise<Round>;
  readonly onRound: (round: Round) => void;
}

/**
 * Runs rounds until the end. A round that would take longer than the time left, judging by the last one, is not begun, and one
 * that does is ended. Only the first round may end later: without one, nothing would be known.
 */
export async function runRounds({ everyMs, endsAt, stopped, run, onRound }: RoundPlan): Promise<void> {
  let last: Round | undefined;
  while (!stopped.aborted && Date.now() < endsAt && Date.now() + (last?.durationMs ?? 0) <= endsAt) {
    const next = Date.now() + everyMs;
    const { end, cancel } = last === undefined ? { end: stopped, cancel: () => undefined } : endingAt(endsAt, stopped);
    const round = await run(end).finally(cancel);
    if (end.aborted) break;
    onRound(round);
    last = round;
    await untilTime(Math.min(next, endsAt), stopped);
  }
  // The health is watched until the end.
  await untilTime(endsAt, stopped);
}

/**
 * Returns a signal for a time, or for the signal before it. Not `AbortSignal.any` with a time-out: Node 20 may collect the
 * time-out as garbage, and then it never comes.
 */
function endingAt(at: number, stopped: AbortSignal): { end: AbortSignal; cancel: () => void } {
  const ending = new AbortController();
  const abort = () => ending.abort();
  const timer = setTimeout(abort, Math.max(0, at - Date.now()));
  stopped.addEventListener('abort', abort, { once: true });
  return {
    end: ending.signal,
    cancel: () => {
      clearTimeout(timer);
      stopped.removeEventListener('abort', abort);
    },
  };
}

async function untilTime(at: number, stopped: AbortSignal): Promise<void> {
  await pause(Math.max(0, at - Date.now()), undefined, { signal: stopped }).catch(() => undefined);
}
