/**
 * One sandbox on which faults are tried in turn: it can be broken and restored, and its first runs create the sessions.
 * Starting a sandbox and signing in five roles for each fault would take longer than the fault's cases.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { z } from 'zod';
import { newRunId } from '../../suite/config/environment';
import { targetFolder } from '../../suite/config/folders';
import { takeLease } from '../../lib/lease';
import type { Run } from '../../reporting/collect/run-schema';
import { startSandbox, type SandboxProcess, type SandboxProgram } from '../suite/embedded';
import { runSilent } from '../suite/run-silent';
import { DrillServer } from './drill-server';
import type { FaultTrial, TrialQueue } from './fault-queue';
import { argumentsFor } from './tests';
import { Watchdog } from './watchdog';

/** A trial and its result. */
export interface TrialResult {
  test: string;
  trial: FaultTrial;
  cases: Run['cases'];
  tookMs: number;
  /** Error of the fault's own code. */
  faultError: string | undefined;
}

/** Results of the tests that a watched run came to. */
export interface WatchedResult {
  results: TrialResult[];
  /** The test that did not end in its time; it has no result. */
  hanging: string | undefined;
  /** The test after which the sandbox did not respond any more. */
  unresponsiveAfter: string | undefined;
  /** The test after which the run gave up, and its diagnosis of the platform. */
  diagnosed: { after: string | undefined; reason: string } | undefined;
}

/** What a drill of another kind starts and does differently. */
export interface WorkerOptions {
  program?: SandboxProgram;
  /** Arguments of the program. */
  words?: readonly string[];
  /** Configuration of the runs, relative to the project. */
  config?: string;
  /** Variables of the runs. */
  variables?: Readonly<Record<string, string>>;
}

/** Time for the sandbox to switch a fault on or off. */
const SWITCH_MS = 20_000;

/** Response of the sandbox's fault endpoint, with the result of the previous fault. */
const switchedSchema = z.object({
  earlier: z.object({ id: z.string().nullable(), faultError: z.string().nullable() }),
});

export class SandboxWorker {
  private readonly leases: (() => void)[] = [];
  /** Errors of the faults' own code, by fault id. */
  private readonly faultErrors = new Map<string, string>();

  private constructor(
    private readonly platform: SandboxProcess,
    private readonly folder: string,
    private readonly config: string,
    private readonly variables: Readonly<Record<string, string>>,
  ) {}

  static async open({
    program = 'drill',
    words = [],
    config = 'tools/drill/playwright.config.ts',
    variables = {},
  }: WorkerOptions = {}): Promise<SandboxWorker> {
    return new SandboxWorker(
      await startSandbox(program, words),
      mkdtempSync(path.join(os.tmpdir(), 'the-bot-drill-')),
      config,
      variables,
    );
  }

  /** Address of this worker's sandbox. */
  get url(): string {
    return this.platform.url;
  }

  /**
   * Runs tests on a sandbox with one fault active for the whole run.
   * @returns the run, and the error of the fault's own code
   * @throws Error if the run ends without writing run.json
   */
  async broken(words: readonly string[], fault: string): Promise<{ run: Run; faultError: string | undefined }> {
    await this.activateFault(fault);
    const run = await this.run(words);
    await this.activateFault(null);
    return { run, faultError: this.faultErrors.get(fault) };
  }

  /**
   * Makes one run over every test with remaining trials. The sandbox is broken or restored before each test.
   * @param queue must not be empty: Playwright treats an empty test list as all tests
   * @param before called before each test that this run takes
   * @returns the run, and the trials that it took
   * @throws Error as above, and if the sandbox could not be broken or restored before a test
   */
  async runQueue(
    queue: TrialQueue,
    before: (test: string) => Promise<void> = async () => undefined,
  ): Promise<{ run: Run; results: TrialResult[] }> {
    const session = await this.openSession(queue, before);
    try {
      const run = await this.run(argumentsFor(queue.tests()), { THE_BOT_CUES: session.drillServer.url });
      session.drillServer.check();
      const took = session.drillServer.tookMs();
      // Deactivate the fault first: the sandbox reports a fault's result when the fault is deactivated.
      await this.activateFault(null);
      return { run, results: this.resultsOf(run, session.taken, took) };
    } finally {
      session.drillServer.close();
    }
  }

  /**
   * The same for faults that may keep a test waiting for ever or end the sandbox. The run is then stopped. Tests that it
   * has not come to have no result.
   * @param limitMs time for each test, and for the start of the run before the first one
   */
  async runWatched(queue: TrialQueue, limitMs: (test: string | undefined) => number): Promise<WatchedResult> {
    const watchdog = new Watchdog(limitMs);
    let responds = true;
    const last = () => [...session.taken.keys()].at(-1);
    const session = await this.openSession(
      queue,
      async (test) => watchdog.begins(test),
      () => {
        responds = false;
        watchdog.stop();
      },
    );
    try {
      const run = await this.run(
        argumentsFor(queue.tests()),
        { THE_BOT_CUES: session.drillServer.url },
        watchdog.signal,
      ).catch((error: unknown) => {
        if (watchdog.signal.aborted) return undefined;
        throw error;
      });
      const took = session.drillServer.tookMs();
      const restored = await this.activateFault(null).then(
        () => true,
        () => false,
      );
      const { hanging } = watchdog;
      return {
        results:
          run === undefined ? [] : this.resultsOf(run, session.taken, took).filter(({ test }) => test !== hanging),
        hanging,
        unresponsiveAfter: hanging === undefined && !(responds && restored) ? last() : undefined,
        diagnosed:
          run === undefined || run.unhealthyReason === null
            ? undefined
            : { after: last(), reason: run.unhealthyReason },
      };
    } finally {
      watchdog.end();
      session.drillServer.close();
    }
  }

  /** @param onBroken called when the sandbox cannot be broken or restored before a test */
  private async openSession(
    queue: TrialQueue,
    before: (test: string) => Promise<void>,
    onBroken: () => void = () => undefined,
  ): Promise<{ drillServer: DrillServer; taken: Map<string, FaultTrial> }> {
    const taken = new Map<string, FaultTrial>();
    const drillServer = await DrillServer.open(async (test) => {
      const trial = queue.take(test);
      if (trial === undefined) return { shouldRun: false, expectedToFail: [] };
      try {
        await this.activateFault(trial.fault);
      } catch (error) {
        onBroken();
        throw error;
      }
      taken.set(test, trial);
      await before(test);
      return { shouldRun: true, expectedToFail: [...trial.expectedToFail] };
    });
    return { drillServer, taken };
  }

  private resultsOf(
    run: Run,
    taken: ReadonlyMap<string, FaultTrial>,
    took: ReadonlyMap<string, number>,
  ): TrialResult[] {
    return [...taken].map(([test, trial]) => ({
      test,
      trial,
      cases: run.cases.filter((entry) => entry.test === test),
      tookMs: took.get(test) ?? 0,
      faultError: trial.fault === null ? undefined : this.faultErrors.get(trial.fault),
    }));
  }

  async close(): Promise<void> {
    for (const release of this.leases) release();
    await this.platform.stop();
    rmSync(this.folder, { recursive: true, force: true });
  }

  private async run(
    words: readonly string[],
    variables: Readonly<Record<string, string>> = {},
    stop?: AbortSignal,
  ): Promise<Run> {
    const id = newRunId();
    try {
      const all = ['--config', this.config, ...words, '--workers', '1'];
      return await runSilent(
        all,
        this.folder,
        { BASE_URL: this.platform.url, THE_BOT_RUN_ID: id, ...this.variables, ...variables },
        stop,
      );
    } finally {
      // Keep the run's lease: the next run reuses its session, and sessions are only reused from active runs.
      this.leases.push(takeLease(targetFolder(this.platform.url), id));
    }
  }

  /** Records the result of the previous fault. @throws Error if the sandbox rejects the request */
  private async activateFault(id: string | null): Promise<void> {
    const response = await fetch(`${this.platform.url}/sandbox/fault`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({ id }),
      signal: AbortSignal.timeout(SWITCH_MS),
    });
    if (!response.ok)
      throw new Error(
        `The sandbox did not take the fault ${id ?? 'away'}: ${response.status} ${await response.text()}`,
      );
    const { earlier } = switchedSchema.parse(await response.json());
    if (earlier.id !== null && earlier.faultError !== null) this.faultErrors.set(earlier.id, earlier.faultError);
  }
}
