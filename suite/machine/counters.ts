/**
 * Counters of this machine that tell whether the processes of a run get a processor. Linux has all of them; what another
 * system does not tell is undefined.
 */
import { readFileSync, readdirSync } from 'node:fs';
import os from 'node:os';
import { performance } from 'node:perf_hooks';

/** Times since a process began, milliseconds: on a processor, and ready to run but waiting for one. */
export interface ProcessTimes {
  readonly ranMs: number;
  readonly waitedMs: number;
}

export interface Counters {
  /** Milliseconds since the epoch. */
  readonly at: number;
  /** Milliseconds of a clock that nobody changes and that stands still while the machine sleeps. */
  readonly monotonicMs: number;
  /** Milliseconds since the machine was started, with the time that it slept; undefined outside Linux. */
  readonly uptimeMs: number | undefined;
  /** This process and all below it, by process id; undefined outside Linux. */
  readonly own: ReadonlyMap<number, ProcessTimes> | undefined;
  /** Time of all processors, in units of the system: all of it, and what another virtual machine was given. */
  readonly processors: { readonly all: number; readonly stolen: number } | undefined;
  readonly freeBytes: number;
}

/** Position of the stolen time in the first line of /proc/stat; the two after it are contained in others. */
const STOLEN = 7;

/** @param proc where the system tells of its processes: for self-tests, which play another machine */
export function readCounters(proc = '/proc', root = process.pid): Counters {
  return {
    at: Date.now(),
    monotonicMs: performance.now(),
    uptimeMs: uptimeIn(proc),
    own: timesBelow(proc, root),
    processors: processorsIn(proc),
    freeBytes: availableBytes(),
  };
}

/** Returns the processor times of a process and of all below it. */
function timesBelow(proc: string, root: number): ReadonlyMap<number, ProcessTimes> | undefined {
  // Only the main thread of each process counts: that of a page, of a test and of the sandbox does the work.
  const timesOf = (pid: number): ProcessTimes | undefined => {
    const [ran, waited] = (read(`${proc}/${pid}/schedstat`) ?? '').split(' ').map(Number);
    return ran === undefined || waited === undefined || !Number.isFinite(ran + waited)
      ? undefined
      : { ranMs: ran / 1e6, waitedMs: waited / 1e6 };
  };
  if (timesOf(root) === undefined) return undefined;
  const below = childrenIn(proc);
  const found = new Map<number, ProcessTimes>();
  const next = [root];
  for (let pid = next.pop(); pid !== undefined; pid = next.pop()) {
    const times = timesOf(pid);
    // A process that has ended meanwhile has no times.
    if (times !== undefined) found.set(pid, times);
    next.push(...(below.get(pid) ?? []));
  }
  return found;
}

function childrenIn(proc: string): ReadonlyMap<number, number[]> {
  const below = new Map<number, number[]>();
  for (const name of readdirSync(proc).filter((entry) => /^\d+$/.test(entry))) {
    const stat = read(`${proc}/${name}/stat`) ?? '';
    // The name of the program stands in parentheses, and may contain some.
    const parent = Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1]);
    if (Number.isFinite(parent)) below.set(parent, [...(below.get(parent) ?? []), Number(name)]);
  }
  return below;
}

function processorsIn(proc: string): Counters['processors'] {
  const [first = ''] = (read(`${proc}/stat`) ?? '').split('\n');
  const times = first
    .split(/\s+/)
    .slice(1, STOLEN + 2)
    .map(Number);
  const stolen = times[STOLEN];
  return stolen === undefined ? undefined : { all: times.reduce((sum, one) => sum + one, 0), stolen };
}

function uptimeIn(proc: string): number | undefined {
  const seconds = Number((read(`${proc}/uptime`) ?? '').split(' ')[0]);
  return Number.isFinite(seconds) && seconds > 0 ? seconds * 1_000 : undefined;
}

/** Inside a container its own limit counts, not the memory of the machine around it. */
function availableBytes(): number {
  return Math.min(process.availableMemory(), os.freemem());
}

function read(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return undefined;
  }
}
