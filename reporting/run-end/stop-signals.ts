/**
 * Notices that a run must end: a signal, or the end of the command that has started it. npm passes no signal on to
 * what a script has started, so the run watches the processes above it.
 */
import { readFileSync } from 'node:fs';
import { isProcessRunning } from '../../lib/lease';
import { processEntry } from '../../lib/process-table';

export const STOP_SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;
export type StopSignal = (typeof STOP_SIGNALS)[number];

/** What has ended a run. */
export interface Stop {
  signal: StopSignal;
  /** The command above the run is gone, and nobody waits for its result. */
  abandoned: boolean;
}

const NUMBERS: Record<StopSignal, number> = { SIGHUP: 1, SIGINT: 2, SIGTERM: 15 };
const POLL_INTERVAL_MS = 250;
/** The same signal may arrive twice: from the group of processes, and from the command above. */
const SAME_SIGNAL_MS = 1_000;

/** Exit code of a run that was ended by this signal: 130, 143 or 129. */
export function exitCodeOf(signal: StopSignal): number {
  return 128 + NUMBERS[signal];
}

/**
 * Calls `onStop` for the first signal or for the end of the command above, and `onAgain` when it comes once more.
 * A hang-up that the user has switched off (`nohup`) is left off.
 */
export function watchForStop(onStop: (stop: Stop) => void, onAgain: (stop: Stop) => void): void {
  let stoppedAt: number | undefined;
  const stop = (why: Stop) => {
    if (stoppedAt === undefined) {
      // A signal that `onStop` itself sends does not count as another, however long it takes.
      stoppedAt = Infinity;
      onStop(why);
      stoppedAt = Date.now();
    } else if (Date.now() - stoppedAt > SAME_SIGNAL_MS && !why.abandoned) onAgain(why);
  };
  for (const signal of handledSignals()) process.on(signal, () => stop({ signal, abandoned: false }));
  const above = commandsAbove();
  const timer = setInterval(() => {
    if (above.every(isProcessRunning)) return;
    clearInterval(timer);
    stop({ signal: 'SIGTERM', abandoned: true });
  }, POLL_INTERVAL_MS);
  timer.unref();
}

/** Returns the signals that end a run. */
export function handledSignals(): readonly StopSignal[] {
  return STOP_SIGNALS.filter((signal) => signal !== 'SIGHUP' || !isHangUpIgnored());
}

const wasHangUpIgnored = readHangUp();

function isHangUpIgnored(): boolean {
  return wasHangUpIgnored;
}

/** Returns whether this process was started with `nohup`. Read before it handles the signal itself. */
function readHangUp(): boolean {
  const mask = /^SigIgn:\s*([0-9a-f]+)$/m.exec(read('/proc/self/status'))?.[1];
  return mask !== undefined && (Number.parseInt(mask.slice(-8), 16) & 1) === 1;
}

/**
 * Returns the processes of the command above: up to npm where npm is among them, else all of Node. A shell or a
 * terminal is not watched, because a run may outlive it on purpose. None on Windows, which does not show them.
 */
function commandsAbove(): number[] {
  const chain: { pid: number; name: string }[] = [];
  for (let pid = process.ppid; pid > 1 && chain.length < 12;) {
    const entry = processEntry(pid);
    if (entry === undefined) break;
    chain.push({ pid, name: entry.name });
    pid = entry.parent;
  }
  const npm = chain.findIndex(({ name }) => /^np[mx]\b/.test(name));
  const strangers = chain.findIndex(({ name }) => !/^(?:node|MainThread|tsx)/.test(name));
  return chain.slice(0, npm === -1 ? (strangers === -1 ? chain.length : strangers) : npm + 1).map(({ pid }) => pid);
}

function read(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return '';
  }
}
