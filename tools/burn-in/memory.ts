/**
 * Measures the memory of a run's processes, as Linux tells it: the runner, its workers and the sandbox. Other systems
 * tell nothing, and nothing is reported there.
 */
import { readFileSync, readdirSync } from 'node:fs';

export const MEASURED = ['runner', 'worker', 'sandbox'] as const;
export type MeasuredProcess = (typeof MEASURED)[number];

/** Megabytes of each kind of process; missing where none was seen. */
export type MemoryUse = Partial<Record<MeasuredProcess, number>>;

/** How a process is recognised by its command line. */
const COMMAND_LINES: Record<MeasuredProcess, RegExp> = {
  runner: /@playwright\/test\/cli\.js\0test\0/,
  worker: /workerProcessEntry/,
  sandbox: /sandbox\/dist\/\w+(?:\/\w+)?\/main\.js/,
};
const POLL_INTERVAL_MS = 1_000;

interface ProcessEntry {
  pid: number;
  parent: number;
}

/** Observes the processes below one process until it is stopped. */
export class MemoryMeter {
  private readonly peaks: MemoryUse = {};
  private lastSandbox: number | undefined;
  private readonly timer: NodeJS.Timeout;

  constructor(private readonly above = process.pid) {
    this.timer = setInterval(() => this.look(), POLL_INTERVAL_MS);
    this.timer.unref();
  }

  /**
   * Ends the observation.
   * @returns the peak of the runner and of the largest worker. The sandbox lives longer than a run: what it holds at the end.
   */
  stop(): MemoryUse {
    clearInterval(this.timer);
    this.look();
    return { ...this.peaks, ...(this.lastSandbox === undefined ? {} : { sandbox: this.lastSandbox }) };
  }

  private look(): void {
    for (const { pid } of below(this.above, processes())) {
      const line = read(`/proc/${pid}/cmdline`);
      const kind = MEASURED.find((one) => COMMAND_LINES[one].test(line));
      if (kind === undefined) continue;
      // The system keeps the peak of a process itself.
      const megabytes = megabytesIn(read(`/proc/${pid}/status`), kind === 'sandbox' ? 'VmRSS' : 'VmHWM');
      if (megabytes === undefined) continue;
      if (kind === 'sandbox') this.lastSandbox = megabytes;
      else this.peaks[kind] = Math.max(this.peaks[kind] ?? 0, megabytes);
    }
  }
}

function processes(): ProcessEntry[] {
  const names = process.platform === 'linux' ? readdirSync('/proc') : [];
  return names
    .filter((name) => /^\d+$/.test(name))
    .flatMap((name) => {
      const parent = /\) \S (\d+)/.exec(read(`/proc/${name}/stat`))?.[1];
      return parent === undefined ? [] : [{ pid: Number(name), parent: Number(parent) }];
    });
}

function below(above: number, all: readonly ProcessEntry[]): ProcessEntry[] {
  const children = all.filter(({ parent }) => parent === above);
  return [...children, ...children.flatMap(({ pid }) => below(pid, all))];
}

function megabytesIn(status: string, field: 'VmRSS' | 'VmHWM'): number | undefined {
  const kilobytes = new RegExp(`^${field}:\\s+(\\d+) kB`, 'm').exec(status)?.[1];
  return kilobytes === undefined ? undefined : Math.round(Number(kilobytes) / 1_024);
}

/** Reads a file of a process that may end at any time. */
function read(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return '';
  }
}
