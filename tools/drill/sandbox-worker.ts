/**
 * One place where faults are tried, one after the other: a sandbox that can be broken and mended, and the sessions that
 * its first runs have made. Starting a sandbox and signing five roles in would cost each fault more than its cases do.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { z } from 'zod';
import { newRunId } from '../../fixtures/environment';
import { targetFolder } from '../../fixtures/run/folders';
import { takeLease } from '../../fixtures/run/lease';
import type { Run } from '../../reporting/run-report/schema';
import { startSandbox, type SandboxProcess } from '../suite/embedded';
import { runSilent } from '../suite/run-silent';
import { DrillServer } from './drill-server';
import type { FaultTrial, FaultQueue } from './fault-queue';
import { argumentsFor } from './tests';

/** A scene with what came of it. */
export interface TrialResult {
  test: string;
  trial: FaultTrial;
  cases: Run['cases'];
  tookMs: number;
  /** What the fault's own code failed with. */
  faultError: string | undefined;
}

/** The answer of the sandbox's switchboard: with what became of the fault before. */
const switchedSchema = z.object({ earlier: z.object({ id: z.string().nullable(), faultError: z.string().nullable() }) });

export class SandboxWorker {
  private readonly leases: (() => void)[] = [];
  /** By fault, what its own code failed with. */
  private readonly faultErrors = new Map<string, string>();

  private constructor(
    private readonly platform: SandboxProcess,
    private readonly folder: string,
  ) {}

  static async open(): Promise<SandboxWorker> {
    return new SandboxWorker(await startSandbox('drill'), mkdtempSync(path.join(os.tmpdir(), 'the-bot-drill-')));
  }

  /**
   * Runs tests on the sandbox broken by one fault from before the run to its end.
   * @returns the run, and what the fault's own code failed with
   * @throws Error when the run left no account of itself
   */
  async broken(words: readonly string[], fault: string): Promise<{ run: Run; faultError: string | undefined }> {
    await this.activateFault(fault);
    const run = await this.run(words);
    await this.activateFault(null);
    return { run, faultError: this.faultErrors.get(fault) };
  }

  /**
   * One run over every test of which a scene is left. The sandbox is broken or mended before each.
   * @param queue with something left: Playwright takes no test at all for every test there is
   * @returns the run, and the scenes that it came to first
   * @throws Error as above, and when the sandbox could not be broken or mended before a test
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
      // Mended first: what became of a fault is told when it is taken away.
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
      // A session is shared with runs that go on. To the next fault's run, the drill goes on.
      this.leases.push(takeLease(targetFolder(this.platform.url), id));
    }
  }

  /** Notes what became of the fault before. @throws Error when the sandbox does not take it */
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
