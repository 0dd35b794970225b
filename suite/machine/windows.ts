/**
 * Whether this machine was too slow for its run, in windows of a few seconds. A time-out in such a window says nothing
 * about the platform.
 */
import { z } from 'zod';
import type { Counters, ProcessorTimes } from './counters';

export const SLOW_REASONS = ['processor', 'stolen', 'event loop', 'halted', 'memory'] as const;
export type SlowReason = (typeof SLOW_REASONS)[number];

export const slowPeriodSchema = z.object({
  /** Milliseconds since the epoch. */
  from: z.number(),
  to: z.number(),
  reasons: z.array(z.enum(SLOW_REASONS)),
});
export type SlowPeriod = z.infer<typeof slowPeriodSchema>;

/** What was measured between two readings of the counters. */
export interface MachineWindow {
  /** Milliseconds since the epoch. */
  readonly from: number;
  readonly to: number;
  /** By the monotonic clock, milliseconds. */
  readonly lengthMs: number;
  /** Times of the run's own processes, milliseconds, all together; undefined outside Linux. */
  readonly ranMs: number | undefined;
  readonly waitedMs: number | undefined;
  /** Share of the processors' time that other virtual machines got, 0 … 1; undefined outside Linux. */
  readonly stolenShare: number | undefined;
  /** Share of the processors' time that programs outside the run got, 0 … 1; undefined outside Linux. */
  readonly othersShare: number | undefined;
  /** How long the runner could not answer an event, milliseconds at most. */
  readonly loopDelayMs: number;
  /** How long the machine slept or its clocks stood still, milliseconds. */
  readonly haltedMs: number;
  readonly freeBytes: number;
}

/**
 * Above these limits a window is slow. Fixed: none depends on the load. The processes of a run always wait for each other
 * for a part of their time, so that waiting explains a time-out only where other programs keep the processors.
 */
const LIMITS = {
  /** Of the time in which the run's processes could have run. */
  waitShare: 0.7,
  othersShare: 0.5,
  /** Of the length of the window; processes with nothing to do say nothing. */
  waitedOfWindow: 0.25,
  stolenShare: 0.2,
  loopDelayMs: 1_000,
  haltedMs: 1_000,
  freeBytes: 150 * 1024 * 1024,
} as const;

/** A process that had to wait between two readings lets both clocks differ by less than this. */
const INEXACT_MS = 250;

/** @param loopDelayMs longest delay of the event loop in the window */
export function windowBetween(before: Counters, after: Counters, loopDelayMs: number): MachineWindow {
  const passed = after.monotonicMs - before.monotonicMs;
  const untouched =
    after.uptimeMs === undefined || before.uptimeMs === undefined
      ? // Elsewhere only the wall clock goes on while a machine sleeps. If somebody changes it, a time-out is repeated
        // once for nothing.
        after.at - before.at
      : after.uptimeMs - before.uptimeMs;
  const halted = untouched - passed;
  return {
    from: before.at,
    to: after.at,
    lengthMs: passed,
    ...timesBetween(before.own, after.own),
    ...sharesBetween(before.processors, after.processors),
    loopDelayMs,
    haltedMs: halted > INEXACT_MS ? halted : 0,
    freeBytes: after.freeBytes,
  };
}

/** Returns why a window is slow; empty for a calm one. */
export function slowReasons(window: MachineWindow): SlowReason[] {
  const {
    lengthMs,
    ranMs = 0,
    waitedMs = 0,
    stolenShare = 0,
    othersShare = 0,
    loopDelayMs,
    haltedMs,
    freeBytes,
  } = window;
  const isLacking =
    othersShare >= LIMITS.othersShare &&
    waitedMs >= LIMITS.waitedOfWindow * lengthMs &&
    waitedMs >= LIMITS.waitShare * (waitedMs + ranMs);
  return [
    ...(isLacking ? (['processor'] as const) : []),
    ...(stolenShare >= LIMITS.stolenShare ? (['stolen'] as const) : []),
    ...(loopDelayMs >= LIMITS.loopDelayMs ? (['event loop'] as const) : []),
    ...(haltedMs >= LIMITS.haltedMs ? (['halted'] as const) : []),
    ...(freeBytes < LIMITS.freeBytes ? (['memory'] as const) : []),
  ];
}

/** Adds a slow window to the periods before it; one that follows without a gap continues the last. */
export function addSlow(periods: readonly SlowPeriod[], added: SlowPeriod): SlowPeriod[] {
  const last = periods.at(-1);
  if (last === undefined || last.to < added.from) return [...periods, added];
  return [
    ...periods.slice(0, -1),
    { from: last.from, to: added.to, reasons: [...new Set([...last.reasons, ...added.reasons])] },
  ];
}

/** Returns the periods that touch a time. @param from and to in milliseconds since the epoch */
export function slowBetween(periods: readonly SlowPeriod[], from: number, to: number): SlowPeriod[] {
  return periods.filter((period) => period.from <= to && period.to >= from);
}

function timesBetween(before: Counters['own'], after: Counters['own']): Pick<MachineWindow, 'ranMs' | 'waitedMs'> {
  if (before === undefined || after === undefined) return { ranMs: undefined, waitedMs: undefined };
  let [ranMs, waitedMs] = [0, 0];
  for (const [pid, times] of after) {
    const known = before.get(pid);
    // The number of a process that has ended is given again.
    const earlier = known !== undefined && known.ranMs <= times.ranMs ? known : { ranMs: 0, waitedMs: 0 };
    ranMs += times.ranMs - earlier.ranMs;
    waitedMs += Math.max(0, times.waitedMs - earlier.waitedMs);
  }
  return { ranMs, waitedMs };
}

function sharesBetween(
  before: Counters['processors'],
  after: Counters['processors'],
): Pick<MachineWindow, 'stolenShare' | 'othersShare'> {
  if (before === undefined || after === undefined) return { stolenShare: undefined, othersShare: undefined };
  const passed = (of: (times: ProcessorTimes) => number) => Math.max(0, of(after) - of(before));
  const all = passed((times) => times.all);
  const share = (time: number) => (all > 0 ? Math.max(0, time) / all : 0);
  return {
    stolenShare: share(passed((times) => times.stolen)),
    othersShare: share(passed((times) => times.busy) - passed((times) => times.own)),
  };
}
