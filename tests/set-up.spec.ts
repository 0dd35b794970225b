/** Set-up builds the sandbox only for a command that starts one, completes what was interrupted, and leaves no old verdict. */
import { expect, test } from '@playwright/test';
import { spawnSync } from 'node:child_process';
import { chmodSync, cpSync, existsSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { PROJECT_ROOT, withVariables } from '../suite/config/environment';

/** Set-up is plain JavaScript: it runs before the packages are installed. */
interface SetUp {
  needsSandbox: (
    words: readonly string[],
    environment: Readonly<Record<string, string>>,
    file: string,
  ) => Promise<boolean>;
}

const EMPTY = 'BASE_URL=\nTEACHER_EMAIL=\n';
const GIVEN = 'BASE_URL=https://stand.example.org\n';

for (const [what, words, shell, file, expected] of [
  ['no target is given', [], {}, undefined, true],
  ['.env names no target', [], {}, EMPTY, true],
  ['.env names a target', [], {}, GIVEN, false],
  ['the shell names a target', [], { BASE_URL: 'https://stand.example.org' }, undefined, false],
  ['the shell names a target and .env none', [], { BASE_URL: 'https://stand.example.org' }, EMPTY, false],
  ['the shell empties the target of .env', [], { BASE_URL: '' }, GIVEN, true],
  ['the command starts a sandbox in any case', ['--sandbox'], { BASE_URL: 'https://stand.example.org' }, GIVEN, true],
] as const) {
  test(`set-up: ${expected ? 'builds the sandbox' : 'builds nothing of the sandbox'} when ${what}`, async ({
    browserName: _browserName,
  }, testInfo) => {
    const { needsSandbox } = (await import(
      pathToFileURL(path.join(PROJECT_ROOT, 'tools/set-up/sandbox.mjs')).href
    )) as SetUp;
    const place = testInfo.outputPath('.env');
    if (file !== undefined) writeFileSync(place, file);
    expect(await needsSandbox(words, shell, place)).toBe(expected);
  });
}

/** Stands in for npm: writes down that it was called, and installs two packages as npm does, its own list last. */
const NPM = `#!/bin/sh
echo called >> npm.log
for name in one @two/two; do mkdir -p "node_modules/$name" && echo '{}' > "node_modules/$name/package.json"; done
echo '{}' > node_modules/.package-lock.json
`;

test('set-up: packages that an interrupted installation left incomplete are installed again', ({
  browserName: _browserName,
}, testInfo) => {
  test.skip(process.platform === 'win32', 'the program that stands in for npm is a shell script');
  const project = testInfo.outputPath('project');
  cpSync(path.join(PROJECT_ROOT, 'tools/set-up'), path.join(project, 'tools/set-up'), { recursive: true });
  mkdirSync(path.join(project, 'bin'));
  writeFileSync(path.join(project, 'bin', 'npm'), NPM);
  chmodSync(path.join(project, 'bin', 'npm'), 0o755);
  const needed = { dependencies: { one: '1.0.0' }, devDependencies: { '@two/two': '1.0.0' } };
  writeFileSync(path.join(project, 'package.json'), JSON.stringify(needed));
  writeFileSync(path.join(project, 'package-lock.json'), '{}');
  const installations = () => {
    const { status, stderr } = spawnSync(
      process.execPath,
      ['-e', "import('./tools/set-up/packages.mjs').then(({ ensurePackages }) => ensurePackages())"],
      { cwd: project, env: { PATH: `${path.join(project, 'bin')}:/usr/bin:/bin` }, encoding: 'utf8' },
    );
    expect(status, stderr).toBe(0);
    return readFileSync(path.join(project, 'npm.log'), 'utf8').match(/called/g)?.length;
  };
  expect([installations(), installations()], 'the second set-up finds everything').toEqual([1, 1]);
  for (const [index, lost] of ['@two', 'one/package.json', '.package-lock.json'].entries()) {
    rmSync(path.join(project, 'node_modules', lost), { recursive: true });
    expect(installations(), `without ${lost}`).toBe(index + 2);
  }
});

/** Runs set-up, which fails, as npm does before this command. @returns the names of the reports that are there afterwards */
function failedSetUp(reports: string, command: string): string[] {
  const { status, stderr } = spawnSync(process.execPath, [path.join(PROJECT_ROOT, 'tools/set-up.mjs')], {
    env: withVariables({ npm_lifecycle_event: command, REPORTS_DIR: reports, BROWSER_PATH: '/no/<such>/browser' }),
    encoding: 'utf8',
  });
  expect(stderr).toContain('BROWSER_PATH names /no/<such>/browser');
  expect(status).toBe(2);
  return readdirSync(reports).sort();
}

test('set-up: where it fails before a run, no earlier verdict stays', ({ browserName: _browserName }, testInfo) => {
  const reports = testInfo.outputPath('reports');
  mkdirSync(path.join(reports, 'html'), { recursive: true });
  const old = {
    'run.json': '{"runId":"a","state":"finished"}',
    'release.json': '{"run":{"id":"a"}}',
    'release.md': 'GO',
    'protocol.html': 'GO',
    'junit.xml': 'GO',
    'html/index.html': 'GO',
    'notes.txt': 'of somebody',
  };
  for (const [name, text] of Object.entries(old)) writeFileSync(path.join(reports, name), text);
  expect(failedSetUp(reports, 'doctor'), 'another command leaves them').toContain('release.md');
  writeFileSync(path.join(reports, 'running.json'), JSON.stringify({ pid: process.pid }));
  expect(failedSetUp(reports, 'start'), 'a run that goes on keeps them').toContain('release.md');
  rmSync(path.join(reports, 'running.json'));
  expect(failedSetUp(reports, 'start')).toEqual([
    '.last-finished.json',
    'notes.txt',
    'release.html',
    'release.ru.html',
  ]);
  const page = readFileSync(path.join(reports, 'release.html'), 'utf8');
  expect(page).toContain('<h1>NO-GO</h1>');
  expect(page).toContain('/no/&lt;such>/browser');
  expect(JSON.parse(readFileSync(path.join(reports, '.last-finished.json'), 'utf8'))).toMatchObject({
    run: { runId: 'a' },
  });
  expect(existsSync(path.join(reports, 'html'))).toBe(false);
});
