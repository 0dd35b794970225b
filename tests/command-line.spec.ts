import { expect, test } from '@playwright/test';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { withVariables, PROJECT_ROOT } from '../suite/config/environment';
import { KNOWN_OPTIONS, refusal } from '../lib/command-line';
import { runPlaywright } from '../tools/suite/playwright';

const modules = path.join(PROJECT_ROOT, 'node_modules');
const run = (...words: string[]) =>
  spawnSync(process.execPath, words, { cwd: PROJECT_ROOT, env: withVariables({ BASE_URL: '' }), encoding: 'utf8' });

for (const words of [
  ['--reporter', 'list'],
  ['--reporter=html,list', 'e2e/journey.spec.ts'],
  ['--output=elsewhere'],
  ['--headed', '--output', 'elsewhere'],
]) {
  test(`command line: ${words.join(' ')} is refused with the option to use instead`, () => {
    expect(refusal(words)).toMatch(/^--(?:reporter|output) would .* instead: /);
  });
}

test('command line: an unknown option is refused with the option that is probably meant', () => {
  expect(refusal(['--liist'])).toBe('--liist is no option: --list is probably meant.');
  expect(refusal(['test-server', '-c', 'playwright.config.ts', '--host', '127.0.0.1']), 'of an editor').toBeUndefined();
  expect(refusal(['--foo', '--list'])).toBe('--foo is no option. npm start -- --help lists them.');
  expect(refusal(['-g', '--weird', '-j4', '--workers=2', '--shuffle', '7', 'e2e/journey.spec.ts'])).toBeUndefined();
});

test('command line: the known options are those of the installed Playwright', async () => {
  const { output } = await runPlaywright(['test', '--help'], { output: 'captured', keep: Infinity });
  const listed = [...output.matchAll(/^ {2}(?:(-\w), )?(--[\w-]+)/gm)].flatMap(([, short, long]) =>
    [short, long].filter((one) => one !== undefined),
  );
  expect(listed.length).toBeGreaterThan(30);
  expect(listed.filter((option) => !KNOWN_OPTIONS.includes(option))).toEqual([]);
});

test('command line: arguments that keep the scrub reporter are passed on', () => {
  expect(refusal(['--add-reporter', 'github', '--grep', 'reporter', '--workers=2'])).toBeUndefined();
  expect(refusal(['--list', '--reporter', 'json'])).toBeUndefined();
});

test('command line: neither npm start nor Playwright itself runs without the scrub reporter', async () => {
  const start = run(path.join(modules, 'tsx', 'dist', 'cli.mjs'), 'tools/start.ts', '--reporter', 'html');
  expect(start.stderr).toBe(
    '--reporter would replace the reporter that removes secrets. Use --add-reporter instead: it receives the scrubbed results.\n',
  );
  expect(start.status).toBe(2);
  const direct = await runPlaywright(['test', '--reporter', 'html'], {
    output: 'captured',
    variables: { BASE_URL: '' },
  });
  expect(direct.output).toContain('Use --add-reporter instead');
  expect(direct.status).toBe(1);
});

test('command line: listing tests leaves the reports of the last run alone and starts no sandbox', () => {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'the-bot-list-'));
  try {
    writeFileSync(path.join(folder, 'run.json'), 'of the last run');
    const listed = spawnSync(
      process.execPath,
      [path.join(modules, 'tsx', 'dist', 'cli.mjs'), 'tools/start.ts', '--list', 'e2e/journey.spec.ts'],
      {
        cwd: PROJECT_ROOT,
        env: withVariables({ BASE_URL: '', REPORTS_DIR: folder }),
        encoding: 'utf8',
      },
    );
    expect(listed).toMatchObject({
      status: 0,
      stderr: '',
      stdout: expect.stringMatching(/journey\.spec\.ts:\d+:\d+ › J1 [\s\S]*Total: 1 test in 1 file/),
    });
    expect(readdirSync(folder)).toEqual(['run.json']);
    expect(readFileSync(path.join(folder, 'run.json'), 'utf8')).toBe('of the last run');
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});
