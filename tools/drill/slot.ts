/**
 * One place where faults are tried, one after the other: a sandbox that can be broken and mended, and the sessions that
 * its first runs have made. Starting a sandbox and signing five roles in would cost each fault more than its cases do.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { newRunId } from '../../fixtures/environment';
import { targetFolder } from '../../fixtures/run/folders';
import { takeLease } from '../../fixtures/run/lease';
import type { Run } from '../../reporting/run-report/shape';
import { startSandbox, type Started } from '../suite/embedded';
import { runQuietly } from '../suite/run-quietly';

export class Slot {
  private readonly leases: (() => void)[] = [];

  private constructor(
    private readonly platform: Started,
    private readonly folder: string,
  ) {}

  static async open(): Promise<Slot> {
    return new Slot(await startSandbox('drill'), mkdtempSync(path.join(os.tmpdir(), 'the-bot-drill-')));
  }

  /**
   * Runs tests on the sandbox as it is, or broken by a fault, which is mended afterwards.
   * @param awaited the cases of which the first that fails ends its test
   * @throws Error when the run left no account of itself
   */
  async run(words: readonly string[], fault: string | null, awaited: readonly string[] = []): Promise<Run> {
    const id = newRunId();
    await this.breakBy(fault);
    try {
      const all = ['--config', 'tools/drill/playwright.config.ts', ...words, '--workers', '1'];
      return await runQuietly(all, this.folder, { BASE_URL: this.platform.url, THE_BOT_RUN_ID: id, THE_BOT_AWAITED: awaited.join(',') });
    } finally {
      // A session is shared with runs that go on. To the next fault's run, the drill goes on.
      this.leases.push(takeLease(targetFolder(this.platform.url), id));
      await this.breakBy(null);
    }
  }

  async close(): Promise<void> {
    for (const release of this.leases) release();
    await this.platform.stop();
    rmSync(this.folder, { recursive: true, force: true });
  }

  private async breakBy(id: string | null): Promise<void> {
    const answer = await fetch(`${this.platform.url}/sandbox/fault`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({ id }),
    });
    if (!answer.ok) throw new Error(`The sandbox did not take the fault ${id ?? 'away'}: ${answer.status} ${await answer.text()}`);
  }
}
