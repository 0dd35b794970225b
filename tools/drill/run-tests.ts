/** Runs a few tests against a sandbox of their own and reads what the run found out. */
import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import type { Run } from '../../reporting/run-report/shape';
import { startSandbox } from '../suite/embedded';
import { runQuietly } from '../suite/run-quietly';

/** What a run is given. */
export interface Errand {
  /** The drill's sandbox with these words: a fault, or none. */
  sandbox: readonly string[];
  /** Which tests, as Playwright takes it. */
  words: readonly string[];
  workers: number;
}

/** @throws Error with the run's last words when it left no account of itself */
export async function runTests({ sandbox, words, workers }: Errand): Promise<Run> {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'the-bot-drill-'));
  const platform = await startSandbox('drill', sandbox);
  try {
    const all = ['--config', 'tools/drill/playwright.config.ts', ...words, '--workers', String(workers)];
    return await runQuietly(all, folder, { BASE_URL: platform.url });
  } finally {
    await platform.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}
