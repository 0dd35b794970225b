/** A run of the suite that has to be stopped, because a broken platform keeps a test waiting for ever. */
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect, test } from '@playwright/test';
import { PROJECT_ROOT } from '../suite/config/environment';
import { runSilent } from '../tools/suite/run-silent';

const HANGING = `
import { writeFileSync } from 'node:fs';
import { test } from '${pathToFileURL(path.join(PROJECT_ROOT, 'node_modules/@playwright/test/index.mjs')).href}';
test('hangs', async () => {
  writeFileSync(process.env.WORKER_FILE, String(process.pid));
  await new Promise(() => setInterval(() => undefined, 1_000));
});
`;

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

test('run silent: a stopped run ends with all its processes, and an earlier report is not used as its result', async () => {
  test.setTimeout(120_000);
  const folder = mkdtempSync(path.join(os.tmpdir(), 'the-bot-stopped-'));
  writeFileSync(path.join(folder, 'hangs.spec.mjs'), HANGING);
  // Without a folder of its own, this run would empty `test-results` of the project, where the other self-tests write.
  writeFileSync(
    path.join(folder, 'playwright.config.mjs'),
    `export default { timeout: 0, reporter: 'line', outputDir: 'results' };\n`,
  );
  writeFileSync(path.join(folder, 'run.json'), '{}');
  const workerFile = path.join(folder, 'worker');
  const stop = new AbortController();
  const run = runSilent(
    ['--config', path.join(folder, 'playwright.config.mjs')],
    folder,
    { WORKER_FILE: workerFile },
    stop.signal,
  );
  const ended = expect(run).rejects.toThrow('ended without writing run.json');
  await expect.poll(() => existsSync(workerFile), { timeout: 60_000 }).toBe(true);
  const worker = Number(readFileSync(workerFile, 'utf8'));
  expect(isRunning(worker)).toBe(true);
  stop.abort();
  await ended;
  expect(existsSync(path.join(folder, 'run.json'))).toBe(false);
  await expect.poll(() => isRunning(worker), { timeout: 10_000 }).toBe(false);
  rmSync(folder, { recursive: true });
});
