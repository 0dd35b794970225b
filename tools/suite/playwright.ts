/** Starts Playwright's command line in a separate process. Only set-up, which runs before all packages, starts it itself. */
import { spawn, spawnSync, type ChildProcess, type StdioOptions } from 'node:child_process';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { PROJECT_ROOT, withVariables } from '../../suite/config/environment';
import { handledSignals, type StopSignal } from '../../reporting/run-end/stop-signals';
import { passOutputOn } from '../../reporting/scrub/output';

const CLI = path.join(PROJECT_ROOT, 'node_modules', '@playwright', 'test', 'cli.js');

/** Time for an interrupted process to end by itself, for instance to write its report. */
const GRACE_MS = 20_000;
/** Longest wait for the last output of a process that has ended: a program that outlives it may keep the pipe open. */
const OUTPUT_MS = 2_000;
/** Default length of the captured output, in characters. */
const TAIL = 3_000;

const STDIO = {
  terminal: 'inherit',
  scrubbed: ['inherit', 'pipe', 'pipe'],
  captured: ['ignore', 'pipe', 'pipe'],
} as const satisfies Record<string, StdioOptions>;

export interface PlaywrightOptions {
  /**
   * `terminal`: shares the terminal of this command. `scrubbed`: the same, but secrets are removed from what it prints.
   * `captured`: prints nothing. A captured process has a process group of its own, which ends with this command.
   */
  readonly output: keyof typeof STDIO;
  /** Added to the variables of this process; undefined removes one. */
  readonly variables?: Readonly<Record<string, string | undefined>>;
  /** Working folder; the project without it. */
  readonly folder?: string;
  /** Number of characters of a captured output that are kept, from its end. */
  readonly keep?: number;
  /** Interrupts the process when aborted. It is killed with all its processes if it does not end then. */
  readonly stop?: AbortSignal;
  /** Interrupts the process after this time, in the same way. */
  readonly timeoutMs?: number;
}

export interface PlaywrightExit {
  /** Exit code; null if a signal ended the process. */
  readonly status: number | null;
  readonly signal: NodeJS.Signals | null;
  /** End of a captured output, of both streams. */
  readonly output: string;
  readonly timedOut: boolean;
}

/** Runs Playwright to its end. @param words arguments of its command line, for instance `test` */
export function runPlaywright(words: readonly string[], options: PlaywrightOptions): Promise<PlaywrightExit> {
  return new PlaywrightProcess(words, options).exit;
}

export class PlaywrightProcess {
  /** Fulfilled when the process has ended and its output is complete. */
  readonly exit: Promise<PlaywrightExit>;
  private readonly child: ChildProcess;
  private readonly isGroup: boolean;
  private text = '';
  private timedOut = false;
  private hasEnded = false;
  private grace: NodeJS.Timeout | undefined;

  /** @param words arguments of Playwright's command line, for instance `test` */
  constructor(
    words: readonly string[],
    private readonly options: PlaywrightOptions,
  ) {
    const { output, variables = {}, folder = PROJECT_ROOT } = options;
    // Windows would open a window for a group of its own.
    this.isGroup = output === 'captured' && process.platform !== 'win32';
    this.child = spawn(process.execPath, [CLI, ...words], {
      cwd: folder,
      stdio: STDIO[output],
      env: withVariables(variables),
      detached: this.isGroup,
    });
    this.exit = this.untilEnd();
  }

  /** What a captured process has printed so far, up to the number of characters that are kept. */
  get output(): string {
    return this.text;
  }

  send(signal: NodeJS.Signals): void {
    this.child.kill(signal);
  }

  /** Interrupts the process, and kills it with all its processes if it does not end in time. */
  readonly interrupt = (): void => {
    // No process of Windows can be asked to end: its own processes would stay.
    if (process.platform === 'win32') return this.kill();
    if (this.grace !== undefined) return;
    this.grace = setTimeout(this.kill, GRACE_MS);
    this.send('SIGINT');
  };

  /** Kills the process and all processes that it has started. */
  readonly kill = (): void => {
    const { pid } = this.child;
    if (pid === undefined || this.hasEnded) return;
    if (process.platform === 'win32') {
      spawnSync('taskkill', ['/pid', String(pid), '/t', '/f'], { stdio: 'ignore' });
      return;
    }
    try {
      process.kill(this.isGroup ? -pid : pid, 'SIGKILL');
    } catch (error) {
      // They have ended.
      if (!(error instanceof Error && 'code' in error && error.code === 'ESRCH')) throw error;
    }
  };

  /**
   * Waits until a captured process prints this.
   * @returns the first group of the pattern
   * @throws Error with the output if the process ends before
   */
  printed(pattern: RegExp): Promise<string> {
    return new Promise((resolve, reject) => {
      const search = () => {
        const found = pattern.exec(this.text)?.[1];
        if (found !== undefined) resolve(found);
      };
      search();
      for (const stream of [this.child.stdout, this.child.stderr]) stream?.on('data', search);
      this.exit.then(({ output }) => reject(new Error(output.trim())), reject);
    });
  }

  private async untilEnd(): Promise<PlaywrightExit> {
    const printed = this.readOutput();
    const exited = new Promise<[number | null, NodeJS.Signals | null]>((resolve, reject) => {
      this.child.once('exit', (status, signal) => resolve([status, signal]));
      this.child.once('error', reject);
    });
    const release = this.isGroup ? this.followSignals() : () => undefined;
    const { stop, timeoutMs } = this.options;
    stop?.addEventListener('abort', this.interrupt, { once: true });
    if (stop?.aborted) this.interrupt();
    const limit = timeoutMs === undefined ? undefined : setTimeout(() => this.timeOut(), timeoutMs);
    try {
      const [status, signal] = await exited;
      if (this.isGroup) this.kill();
      this.hasEnded = true;
      await Promise.race([printed, pause(OUTPUT_MS, undefined, { ref: false })]);
      return { status, signal, output: this.text, timedOut: this.timedOut };
    } finally {
      for (const timer of [limit, this.grace]) clearTimeout(timer);
      stop?.removeEventListener('abort', this.interrupt);
      release();
    }
  }

  private timeOut(): void {
    this.timedOut = true;
    this.interrupt();
  }

  /** @returns a promise that is fulfilled when the output has ended */
  private async readOutput(): Promise<unknown> {
    const { stdout, stderr } = this.child;
    if (stdout === null || stderr === null) return;
    if (this.options.output === 'scrubbed') return passOutputOn({ stdout, stderr });
    for (const stream of [stdout, stderr])
      stream
        .setEncoding('utf8')
        .on('data', (piece: string) => (this.text = `${this.text}${piece}`.slice(-(this.options.keep ?? TAIL))));
    return new Promise((resolve) => this.child.once('close', resolve));
  }

  /** The terminal sends its signals only to the process group of this command. @returns a function that ends this */
  private followSignals(): () => void {
    const follow = (signal: StopSignal) => {
      this.interrupt();
      // Without another listener the signal would have ended this command.
      if (process.listenerCount(signal) === 0) process.kill(process.pid, signal);
    };
    const signals = handledSignals();
    for (const signal of signals) process.once(signal, follow);
    process.once('exit', this.kill);
    return () => {
      for (const signal of signals) process.off(signal, follow);
      process.off('exit', this.kill);
    };
  }
}
