/** Makes one run of the suite that fails in every role with secrets in every place: its output must contain none of them. */
import { expect, test, type Page } from '@playwright/test';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { PROJECT_ROOT, newRunId, withVariables } from '../suite/config/environment';
import { secretsOf } from '../suite/secrets/vault';
import { readScrubSummary } from '../reporting/scrub/summary';
import { findLeaks } from '../reporting/scrub/leaks';
import { readZip, unpack } from '../lib/zip/zip';
import { view } from '../tools/replay/viewer';
import { runPlaywright } from '../tools/suite/playwright';
import { MAX_RUN_MS } from './support/child-run';

const CANARY = 'Ка"нарейка & <7f3c>/+é';
const runId = newRunId();
const folder = mkdtempSync(path.join(os.tmpdir(), 'the-bot-canary-'));
const reports = path.join(folder, 'reports');
const raw = path.join(folder, 'reports-raw');
const tsx = path.join(PROJECT_ROOT, 'node_modules', 'tsx', 'dist', 'cli.mjs');

const settings = {
  BASE_URL: '',
  SANDBOX_URL: undefined,
  THE_BOT_RUN_ID: runId,
  REPORTS_DIR: reports,
  SCRUB: CANARY,
  // Public unless the account is configured as a secret.
  TEACHER_EMAIL: 'ivan.petrov@tutoring.com',
  TEACHER_PASSWORD: 'password123',
};
const variables = withVariables(settings);

let output = '';

test.describe.configure({ mode: 'default' });

test.beforeAll(async () => {
  test.setTimeout(3 * MAX_RUN_MS);
  ({ output } = await runPlaywright(['test', '--config', 'tests/canary/playwright.config.ts'], {
    output: 'captured',
    keep: Infinity,
    variables: settings,
  }));
  if (!output.includes('forced: the tutor fails'))
    throw new Error(`The run that is to fail did not even start:\n${output.slice(-1500)}`);
});

test.afterAll(() => rmSync(folder, { recursive: true, force: true }));

const scan = (...places: string[]) =>
  spawnSync(process.execPath, [tsx, 'tools/scan.ts', ...places], {
    cwd: PROJECT_ROOT,
    env: variables,
    encoding: 'utf8',
  });

test('leaks: before scrubbing the canary is found in each encoding, and password and token too', () => {
  const { leaks } = findLeaks([raw], secretsOf(runId));
  const printed = leaks.map(({ what }) => what).join('\n');
  for (const encoding of ['plain', 'in JSON', 'in JSON packed into JSON', 'URL-encoded', 'in HTML', 'base64'])
    expect(printed).toContain(`a word that SCRUB names, ${encoding}`);
  expect(printed).toContain('a word that SCRUB names in a name, URL-encoded');
  expect(printed).toContain('a token, plain');
  expect(printed).toContain('a password, plain');
  const places = leaks.map(({ trail }) => trail.join(' › ')).join('\n');
  for (const member of [
    'test.trace',
    '-trace.trace',
    '-trace.network',
    'resources/',
    'inner.zip › word.txt',
    'attachments/',
  ])
    expect(places).toContain(member);
});

test('leaks: after scrubbing no artefact and no terminal output contains a secret', () => {
  const { leaks, unreadable, files } = findLeaks([reports], secretsOf(runId));
  expect(leaks).toEqual([]);
  expect(unreadable).toEqual([]);
  expect(files).toBeGreaterThan(60);
  writeFileSync(path.join(folder, 'terminal.txt'), output);
  expect(findLeaks([path.join(folder, 'terminal.txt')], secretsOf(runId)).leaks).toEqual([]);
  expect(output).toContain('forced: the tutor fails');
});

test('leaks: the scan ends with 1 and names file and member but not the secret; it ends with 0 if all files are clean', () => {
  const found = scan(raw);
  expect(found.status).toBe(1);
  expect(found.stdout).toMatch(/trace\.zip › \d+-trace\.network: .*a token/);
  for (const { value } of secretsOf(runId)) expect(found.stdout).not.toContain(value);
  const none = scan(reports);
  expect(none.stdout).toContain('none found');
  expect(none.status).toBe(0);
});

test('leaks: the scan finds one secret that is planted among clean files', () => {
  const token = secretsOf(runId).find(({ kind }) => kind === 'token')?.value ?? '';
  const planted = path.join(reports, 'html', 'data', 'planted.md');
  writeFileSync(planted, `- Cookie: session=${encodeURIComponent(token)}\n`);
  const found = scan(reports);
  rmSync(planted);
  expect(found.status).toBe(1);
  expect(found.stdout).toMatch(/planted\.md: a token/);
});

/** Output of `playwright trace`. The opened trace belongs to the working directory. */
const read = async (...words: string[]) =>
  (await runPlaywright(['trace', ...words], { output: 'captured', keep: Infinity, folder })).output;

const traces = () => {
  const results = path.join(reports, 'runs', runId, 'test-results');
  return readdirSync(results, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('trace.zip'))
    .map((name) => path.join(results, name));
};

test('leaks: every scrubbed trace is complete', () => {
  expect(traces()).toHaveLength(9);
  for (const trace of traces()) {
    for (const member of readZip(readFileSync(trace))) expect(unpack(member)).toHaveLength(member.size);
  }
});

test('leaks: Playwright reads every scrubbed trace on the command line', { tag: '@by-night' }, async () => {
  test.setTimeout(MAX_RUN_MS);
  for (const trace of traces()) {
    expect(await read('open', trace), trace).toContain('› forced: ');
    expect(await read('actions'), trace).toMatch(/opens /);
    // The second attempt of a test is the one that passes.
    expect((await read('errors')).includes('✗'), trace).toBe(!trace.includes('retry1'));
  }
  await read('close');
});

test('leaks: Playwright lists requests and console of a scrubbed trace on the command line', async () => {
  await read('open', traces().find((name) => name.includes('in-every-place')) ?? '');
  expect(await read('requests')).toMatch(/GET\s+200/);
  expect(await read('console')).toMatch(/from the page: \*{10}/);
  await read('close');
});

test('leaks: a scrubbed trace opens in the viewer with its actions, pages and requests', async ({ page }) => {
  const [trace] = traces();
  await expectReadableInViewer(page, trace ?? '');
});

test(
  'leaks: every scrubbed trace opens in the viewer with its actions, pages and requests',
  { tag: '@by-night' },
  async ({ page }) => {
    test.setTimeout(MAX_RUN_MS);
    for (const trace of traces()) await expectReadableInViewer(page, trace);
  },
);

test('leaks: replay prints actor, step, request and refusal of a failure, and where it diverges from the passed attempt', () => {
  const printed = spawnSync(process.execPath, [tsx, 'tools/replay.ts', '--print', '--diff', 'gone at the second'], {
    cwd: PROJECT_ROOT,
    env: variables,
    encoding: 'utf8',
  });
  expect(printed.stdout).toMatch(/Actor +teacher\n/);
  expect(printed.stdout).toMatch(
    /Seen +The server did not create the assignment: POST \/api\/assignments\/assignments\/ → 500/,
  );
  expect(printed.stdout).toMatch(/teacher +POST +500 +\d+ ms {2}\/api\/assignments\/assignments\/\n.*forced/);
  expect(printed.stdout).toContain(
    'npm start -- tests/canary/roles.forced.ts -g "forced: the teacher meets a fault that is gone at the second attempt"',
  );
  expect(printed.stdout).toMatch(/status \(first\) +\+\d+\.\d+ s {2}in «teacher presses/);
  expect(printed.stdout).toContain('passing: → 201');
  expect(printed.status).toBe(0);
});

test('leaks: replay without a word lists the failures of the last run by title, role, step and message', () => {
  const printed = spawnSync(process.execPath, [tsx, 'tools/replay.ts', '--print'], {
    cwd: PROJECT_ROOT,
    env: variables,
    encoding: 'utf8',
  }).stdout;
  expect(printed).toMatch(/\d {2}forced: the tutor fails\n +tutor, \d+ min ago\n/);
  expect(printed).toContain('at «a step named ****');
});

test('leaks: a password from the environment is a secret, and one of the reference data is not', () => {
  expect(secretsOf(runId)).toContainEqual({ kind: 'password', value: 'password123', user: 'ivan.petrov@tutoring.com' });
  expect(secretsOf(runId).some(({ value }) => value === 'admin123')).toBe(false);
});

test('leaks: the run reports that it was scrubbed, and how long that took', () => {
  const account = readScrubSummary(path.join(reports, 'runs', runId));
  expect(account?.isolated).toEqual([]);
  expect(account?.hidden).toBeGreaterThan(100);
  expect(account?.scrubMs).toBeGreaterThan(0);
  expect(output).toMatch(/Secrets {3}hidden in \d+ places of \d+ files, in \d+(?:\.\d+)? % of the run’s time/);
});

async function expectReadableInViewer(page: Page, trace: string): Promise<void> {
  // Under test the viewer does not open a browser.
  const viewer = await view(trace, { PWTEST_UNDER_TEST: '1' });
  try {
    await page.goto(viewer.url);
    await page
      .getByText(/^(?:teacher|second student|tutor|parent|admin|student) opens /)
      .first()
      .click();
    await page.getByRole('tab', { name: 'After' }).click();
    await expect(
      page.frameLocator('iframe.snapshot-visible').getByRole('button', { name: 'Выход' }),
      trace,
    ).toBeVisible();
    await page.getByRole('tab', { name: 'Network' }).click();
    await expect(page.getByRole('tabpanel', { name: 'Network' }).getByText('GET').first(), trace).toBeVisible();
  } finally {
    viewer.process.kill();
  }
}
