/** Playwright as a separate process: how it ends, what is kept of its output, and what is left of its processes. */
import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect, test as base } from '@playwright/test';
import { PROJECT_ROOT, withVariables } from '../suite/config/environment';
import { isProcessRunning } from '../lib/lease';
import { PlaywrightProcess, runPlaywright } from '../tools/suite/playwright';

/** A test that prints, fails, or waits for ever; it writes the id of its worker into a file. */
const SPEC = `
import { writeFileSync } from 'node:fs';
import { expect, test } from '${pathToFileURL(path.join(PROJECT_ROOT, 'node_modules/@playwright/test/index.mjs')).href}';
test('hangs', async () => {
  writeFileSync(process.env.WORKER_FILE, String(process.pid));
  await new Promise(() => setInterval(() => undefined, 1_000));
});
test('fails', () => expect(process.env.SETTING).toBe('other'));
test('prints', () => console.log('the value is ' + process.env.SETTING + '!'));
`;

const test = base.extend<{ folder: string }>({
  folder: async ({ browserName: _browserName }, use) => {
    const folder = mkdtempSync(path.join(os.tmpdir(), 'the-bot-playwright-'));
    writeFileSync(path.join(folder, 'three.spec.mjs'), SPEC);
    writeFileSync(
      path.join(folder, 'playwright.config.mjs'),
      `export default { timeout: 0, reporter: 'line', outputDir: 'results' };\n`,
    );
    await use(folder);
    rmSync(folder, { recursive: true });
  },
});

test.describe.configure({ timeout: 120_000 });

const words = (title: string) => ['test', '--config', 'playwright.config.mjs', '-g', title];

/** The worker that executes the hanging test, once it does. */
async function workerIn(file: string): Promise<number> {
  await expect.poll(() => existsSync(file) && readFileSync(file, 'utf8') !== '', { timeout: 60_000 }).toBe(true);
  return Number(readFileSync(file, 'utf8'));
}

test('playwright process: exit code and output of a run that passes and of one that fails', async ({ folder }) => {
  const options = { output: 'captured', folder, variables: { SETTING: 'given' } } as const;
  const passed = await runPlaywright(words('prints'), options);
  expect(passed).toMatchObject({
    status: 0,
    signal: null,
    timedOut: false,
    output: expect.stringContaining('the value is given!'),
  });
  const failed = await runPlaywright(words('fails'), options);
  expect(failed).toMatchObject({ status: 1, output: expect.stringContaining('1 failed') });
  const shortened = await runPlaywright(words('fails'), { ...options, keep: 40 });
  expect(shortened.output).toBe(failed.output.slice(-40));
});

test('playwright process: a printed address is found; an error with the output says that the process ended without it', async ({
  folder,
}) => {
  const run = new PlaywrightProcess(words('prints'), { output: 'captured', folder, variables: { SETTING: 'given' } });
  expect(await run.printed(/the value is (\w+)!/)).toBe('given');
  await expect(run.printed(/listening on (\S+)/)).rejects.toThrow('the value is given!');
});

test('playwright process: a run that exceeds its time limit is interrupted', async ({ folder }) => {
  const run = runPlaywright(words('hangs'), {
    output: 'captured',
    folder,
    variables: { WORKER_FILE: path.join(folder, 'worker') },
    timeoutMs: 4_000,
  });
  expect(await run).toMatchObject({ timedOut: true });
});

test('playwright process: a killed run ends with all its processes', async ({ folder }) => {
  const file = path.join(folder, 'worker');
  const run = new PlaywrightProcess(words('hangs'), { output: 'captured', folder, variables: { WORKER_FILE: file } });
  const worker = await workerIn(file);
  run.kill();
  expect(await run.exit).toMatchObject({ status: null, signal: 'SIGKILL', timedOut: false });
  await expect.poll(() => isProcessRunning(worker), { timeout: 10_000 }).toBe(false);
});

test('playwright process: a signal to the command reaches the run, although the run has its own process group', async ({
  folder,
}) => {
  const file = path.join(folder, 'worker');
  const program = `
    import { runPlaywright } from ${JSON.stringify(path.join(PROJECT_ROOT, 'tools/suite/playwright.ts'))};
    void runPlaywright(${JSON.stringify(words('hangs'))}, { output: 'captured', folder: ${JSON.stringify(folder)} });
  `;
  const command = spawn(process.execPath, ['--import', 'tsx', '--input-type=module', '-e', program], {
    cwd: PROJECT_ROOT,
    stdio: 'ignore',
    env: withVariables({ WORKER_FILE: file }),
  });
  const ended = new Promise((resolve) => command.once('exit', (status, signal) => resolve([status, signal])));
  const worker = await workerIn(file);
  command.kill('SIGINT');
  expect(await ended, 'the command ends as if it had not started anything').toEqual([null, 'SIGINT']);
  await expect.poll(() => isProcessRunning(worker), { timeout: 30_000 }).toBe(false);
});
