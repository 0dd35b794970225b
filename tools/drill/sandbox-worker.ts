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
import type { Run } from '../../reporting/run-report/schema';
import { startSandbox, type SandboxProcess } from '../suite/embedded';
import { runSilent } from '../suite/run-silent';
import { DrillServer } from './drill-server';
import type { FaultTrial, FaultQueue } from './fault-queue';
import { argumentsFor } from './tests';

/** A trial and its result. */
export interface TrialResult {
  test: string;
  trial: FaultTrial;
  cases: Run['cases'];
  tookMs: number;
  /** Error of the fault's own code. */
  faultError: string | undefined;
}

/** Response of the sandbox's fault endpoint, with the result of the previous fault. */
const switchedSchema = z.object({ earlier: z.object({ id: z.string().nullable(), faultError: z.string().nullable() }) });

export class SandboxWorker {
  private readonly leases: (() => void)[] = [];
  /** Errors of the faults' own code, by fault id. */
  private readonly faultErrors = new Map<string, string>();

  private constructor(
    private readonly platform: SandboxProcess,
    private readonly folder: string,
  ) {}

  static async open(): Promise<SandboxWorker> {
    return new SandboxWorker(await startSandbox('drill'), mkdtempSync(path.join(os.tmpdir(), 'the-bot-drill-')));
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
   * @returns the run, and the trials that it took
   * @throws Error as above, and if the sandbox could not be broken or restored before a test
   */
  async runQueue(queue: FaultQueue): Promise<{ run: Run; results: TrialResult[] }> {
    const taken = new Map<string, FaultTrial>();
    const drillServer = await DrillServer.open(async (test) => {
      const trial = queue.take(test);
      if (trial === undefined) return { shouldRun: false, expectedToFail: [] };
      taken.set(test, trial);
      await this.activateFault(trial.fault);
      return { shouldRun: true, expectedToFail: [...trial.expectedToFail] };
    });
    try {
      const run = await this.run(argumentsFor(queue.tests()), { THE_BOT_CUES: drillServer.url });
      drillServer.check();
      const took = drillServer.tookMs();
      // Deactivate the fault first: the sandbox reports a fault's result when the fault is deactivated.
      await this.activateFault(null);
      const results = [...taken].map(([test, trial]) => ({
        test,
        trial,
        cases: run.cases.filter((entry) => entry.test === test),
        tookMs: took.get(test) ?? 0,
        faultError: trial.fault === null ? undefined : this.faultErrors.get(trial.fault),
      }));
      return { run, results };
    } finally {
      drillServer.close();
    }
  }

  async close(): Promise<void> {
    for (const release of this.leases) release();
    await this.platform.stop();
    rmSync(this.folder, { recursive: true, force: true });
  }

  private async run(words: readonly string[], variables: Readonly<Record<string, string>> = {}): Promise<Run> {
    const id = newRunId();
    try {
      const all = ['--config', 'tools/drill/playwright.config.ts', ...words, '--workers', '1'];
      return await runSilent(all, this.folder, { BASE_URL: this.platform.url, THE_BOT_RUN_ID: id, ...variables });
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
    });
    if (!response.ok) throw new Error(`The sandbox did not take the fault ${id ?? 'away'}: ${response.status} ${await response.text()}`);
    const { earlier } = switchedSchema.parse(await response.json());
    if (earlier.id !== null && earlier.faultError !== null) this.faultErrors.set(earlier.id, earlier.faultError);
  }
}
