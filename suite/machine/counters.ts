/**
 * Counters of this machine that show whether the processes of a run get a processor. Linux has all of them; what another
 * system does not report is undefined.
 */
import { readFileSync, readdirSync } from 'node:fs';
import os from 'node:os';
import { performance } from 'node:perf_hooks';

/** Times since a process began, milliseconds: on a processor, and ready to run but waiting for one. */
export interface ProcessTimes {
  readonly ranMs: number;
  readonly waitedMs: number;
}

/** Time of all processors since the machine was started, in units of the system. */
export interface ProcessorTimes {
  /** All of it: at work, idle and stolen. */
  readonly all: number;
  /** What another virtual machine was given. */
  readonly stolen: number;
  /** At work for any process of this machine. */
  readonly busy: number;
  /** At work for this process and all below it, with those that have ended. */
  readonly own: number;
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
  /** Undefined outside Linux. */
  readonly processors: ProcessorTimes | undefined;
  readonly freeBytes: number;
}

/** Positions in the first line of /proc/stat; what comes after the stolen time is contained in others. */
const IDLE = [3, 4];
const STOLEN = 7;
/** Positions in /proc/PID/stat after the name of the program: times of all threads, and of children that have ended. */
const PARENT = 1;
const TIMES = [11, 12, 13, 14];

/** @param proc where the system lists its processes: for self-tests, which play another machine */
export function readCounters(proc = '/proc', root = process.pid): Counters {
  const processes = processesIn(proc, root);
  return {
    at: Date.now(),
    monotonicMs: performance.now(),
    uptimeMs: uptimeIn(proc),
    own: processes && timesOf(proc, [...processes.keys()]),
    processors: processes && processorsIn(proc, processes),
    freeBytes: availableBytes(),
  };
}

/** Returns what each process below this one, and this one, has used of the processors; undefined outside Linux. */
function processesIn(proc: string, root: number): ReadonlyMap<number, number> | undefined {
  const all = new Map<number, { readonly parent: number; readonly used: number }>();
  const below = new Map<number, number[]>();
  for (const pid of (namesIn(proc) ?? []).filter((entry) => /^\d+$/.test(entry)).map(Number)) {
    const stat = read(`${proc}/${pid}/stat`) ?? '';
    // The name of the program stands in parentheses, and may contain some.
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    const parent = Number(fields[PARENT]);
    if (!Number.isFinite(parent)) continue;
    all.set(pid, { parent, used: TIMES.reduce((sum, place) => sum + Number(fields[place] ?? 0), 0) });
    below.set(parent, [...(below.get(parent) ?? []), pid]);
  }
  if (!all.has(root)) return undefined;
  const found = new Map<number, number>();
  const next = [root];
  for (let pid = next.pop(); pid !== undefined; pid = next.pop()) {
    found.set(pid, all.get(pid)?.used ?? 0);
    next.push(...(below.get(pid) ?? []));
  }
  return found;
}

/** Returns the times of these processes. A process that has ended meanwhile has none. */
function timesOf(proc: string, pids: readonly number[]): ReadonlyMap<number, ProcessTimes> | undefined {
  const found = new Map<number, ProcessTimes>();
  for (const pid of pids) {
    // Only the main thread of each process counts: that of a page, of a test and of the sandbox does the work.
    const [ran, waited] = (read(`${proc}/${pid}/schedstat`) ?? '').split(' ').map(Number);
    if (ran === undefined || waited === undefined || !Number.isFinite(ran + waited)) continue;
    found.set(pid, { ranMs: ran / 1e6, waitedMs: waited / 1e6 });
  }
  return found.size === 0 ? undefined : found;
}

function processorsIn(proc: string, processes: ReadonlyMap<number, number>): ProcessorTimes | undefined {
  const [first = ''] = (read(`${proc}/stat`) ?? '').split('\n');
  const times = first
    .split(/\s+/)
    .slice(1, STOLEN + 2)
    .map(Number);
  const stolen = times[STOLEN];
  if (stolen === undefined) return undefined;
  const all = times.reduce((sum, one) => sum + one, 0);
  const idle = IDLE.reduce((sum, place) => sum + (times[place] ?? 0), 0);
  const own = [...processes.values()].reduce((sum, one) => sum + one, 0);
  return { all, stolen, busy: all - idle - stolen, own };
}

function uptimeIn(proc: string): number | undefined {
  const seconds = Number((read(`${proc}/uptime`) ?? '').split(' ')[0]);
  return Number.isFinite(seconds) && seconds > 0 ? seconds * 1_000 : undefined;
}

/** Inside a container its own limit counts, not the memory of the machine around it. */
function availableBytes(): number {
  return Math.min(process.availableMemory(), os.freemem());
}

function namesIn(folder: string): string[] | undefined {
  try {
    return readdirSync(folder);
  } catch {
    return undefined;
  }
}

function read(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return undefined;
  }
}
