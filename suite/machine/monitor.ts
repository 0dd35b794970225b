/** Watches this machine while a run goes on, from the process that starts the workers. */
import { monitorEventLoopDelay, type IntervalHistogram } from 'node:perf_hooks';
import { readCounters, type Counters } from './counters';
import type { Machine, MachineNote, MachineRecord } from './record';
import { waitShare } from './record';
import { addSlow, slowBetween, slowReasons, windowBetween, type MachineWindow, type SlowPeriod } from './windows';

/** Length of a window. */
const WINDOW_MS = 2_000;
/** Shorter windows say nothing. */
const SHORTEST_WINDOW_MS = 500;
/** Windows that are kept one by one, for the failures of tests that still run: those of the last 30 minutes. */
const KEPT = 900;

export class MachineMonitor {
  private before: Counters;
  private readonly loop: IntervalHistogram = monitorEventLoopDelay({ resolution: 20 });
  private timer: NodeJS.Timeout | undefined;
  private windows: MachineWindow[] = [];
  private slow: SlowPeriod[] = [];
  private last: MachineRecord['last'] = null;
  private machine: Machine;

  /**
   * @param onWindow called after each window, so that other processes of the run can be informed
   * @param read reads the counters: for self-tests, which play a machine
   */
  constructor(
    slowness: number,
    private readonly onWindow: (record: MachineRecord) => void = () => undefined,
    private readonly read: () => Counters = readCounters,
  ) {
    this.before = read();
    const known = this.before.own === undefined ? null : 0;
    this.machine = { watchedMs: 0, slowMs: 0, ranMs: known, waitedMs: known, reasons: [], slowness };
  }

  start(): void {
    this.loop.enable();
    this.timer = setInterval(() => this.look(), WINDOW_MS).unref();
  }

  stop(): void {
    clearInterval(this.timer);
    this.look();
    this.loop.disable();
  }

  /** Ends the window that is going on. */
  look(): void {
    const after = this.read();
    if (after.monotonicMs - this.before.monotonicMs < SHORTEST_WINDOW_MS) return;
    const window = windowBetween(this.before, after, this.loop.max / 1e6);
    this.loop.reset();
    this.before = after;
    this.add(window);
    this.onWindow(this.record());
  }

  record(): MachineRecord {
    return { machine: this.machine, last: this.last };
  }

  /** Returns what an attempt has met. @param from and to in milliseconds since the epoch */
  during(from: number, to: number): MachineNote {
    const windows = this.windows.filter((window) => window.from <= to && window.to >= from);
    const sum = (of: (window: MachineWindow) => number | undefined) =>
      windows.reduce<number | null>((total, window) => {
        const one = of(window);
        return total === null || one === undefined ? null : total + one;
      }, 0);
    return {
      slow: slowBetween(this.slow, from, to),
      waitShare: waitShare({ ranMs: sum(({ ranMs }) => ranMs), waitedMs: sum(({ waitedMs }) => waitedMs) }),
    };
  }

  private add(window: MachineWindow): void {
    const { from, to, lengthMs, ranMs, waitedMs } = window;
    const reasons = slowReasons(window);
    const more = (known: number | null, one: number | undefined) =>
      known === null || one === undefined ? known : known + one;
    this.windows = [...this.windows.slice(-KEPT), window];
    if (reasons.length > 0) this.slow = addSlow(this.slow, { from, to, reasons });
    this.last = { at: to, reasons };
    this.machine = {
      ...this.machine,
      watchedMs: this.machine.watchedMs + lengthMs,
      slowMs: this.machine.slowMs + (reasons.length > 0 ? lengthMs : 0),
      ranMs: more(this.machine.ranMs, ranMs),
      waitedMs: more(this.machine.waitedMs, waitedMs),
      reasons: [...new Set([...this.machine.reasons, ...reasons])],
    };
  }
}
