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
    const end =
      last === undefined ? stopped : AbortSignal.any([stopped, AbortSignal.timeout(Math.max(0, endsAt - Date.now()))]);
    const round = await run(end);
    if (end.aborted) break;
    onRound(round);
    last = round;
    await untilTime(Math.min(next, endsAt), stopped);
  }
  // The health is watched until the end.
  await untilTime(endsAt, stopped);
}

async function untilTime(at: number, stopped: AbortSignal): Promise<void> {
  await pause(Math.max(0, at - Date.now()), undefined, { signal: stopped }).catch(() => undefined);
}
