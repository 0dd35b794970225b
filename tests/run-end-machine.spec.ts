/** A browser that is killed or does not start, and a clock that is changed, are not blamed on the platform. */
import { expect } from '@playwright/test';
import { spawnSync } from 'node:child_process';
import { chmodSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { PROJECT_ROOT } from '../suite/config/configuration';
import { IDLE, decisionPage, runIn, runnerOf } from './support/idle-run';
import { test } from './support/idle-run-test';

test.describe.configure({ timeout: 900_000 });

test('run end: a killed browser is not blamed on the platform', { tag: '@by-night' }, async ({ start, reports }) => {
  const run = start([...IDLE.slice(0, 2), 'browser.forced']);
  await expect.poll(() => run.output(), { timeout: 300_000 }).toContain('▶ browser: the second');
  const browsers = () => browsersBelow(runnerOf(reports));
  await expect.poll(browsers, { timeout: 60_000 }).not.toEqual([]);
  for (const browser of browsers()) {
    // Its helpers may have ended with it.
    spawnSync('kill', ['-KILL', String(browser)]);
  }
  await run.ended;
  const { cases, verdict } = runIn(reports) ?? {};
  expect(cases?.map(({ outcome, failure }) => [outcome, failure?.code])).toEqual([
    ['PASS', undefined],
    ['BLOCKED', 'browser-lost'],
    ['PASS', undefined],
  ]);
  expect(verdict?.decision).toBe('NO-GO');
});

/** Returns the process ids of the browsers that the workers of a runner have started. */
function browsersBelow(runner: number): number[] {
  const childrenOf = (pid: number) =>
    spawnSync('pgrep', ['-P', String(pid)], { encoding: 'utf8' })
      .stdout.split('\n')
      .filter(Boolean)
      .map(Number);
  // The program may be a script that starts the browser.
  const below = (pid: number): number[] => childrenOf(pid).flatMap((child) => [child, ...below(child)]);
  return childrenOf(runner).flatMap(below);
}

test(
  'run end: a browser that cannot be started is not blamed on the platform, and its own message is told',
  { tag: '@by-night' },
  async ({ start, reports }, testInfo) => {
    test.skip(process.platform === 'win32', 'the program that stands in for the browser is a shell script');
    const browser = testInfo.outputPath('browser');
    writeFileSync(browser, '#!/bin/sh\necho "error while loading shared libraries: libnss3.so" >&2\nexit 127\n');
    chmodSync(browser, 0o755);
    await start([...IDLE.slice(0, 2), 'browser.forced'], { BROWSER_PATH: browser }).ended;
    const { cases, verdict } = runIn(reports) ?? {};
    expect(new Set(cases?.map(({ outcome, failure }) => `${outcome} ${failure?.code ?? ''}`))).toEqual(
      new Set(['BLOCKED browser-not-started']),
    );
    expect(cases?.[0]?.error).toContain('the browser did not start: error while loading shared libraries: libnss3.so');
    expect(verdict?.decision).toBe('NO-GO');
    expect(decisionPage(reports)).toContain('This says nothing about the platform');
  },
);

test(
  "run end: a change of this machine's clock is told beside the test that it touched",
  { tag: '@by-night' },
  async ({ start, reports }) => {
    const changed = pathToFileURL(path.join(PROJECT_ROOT, 'tests', 'specimens', 'changed-clock.mjs'));
    changed.searchParams.set('flag', path.join(reports, 'clock-changed'));
    await start([...IDLE.slice(0, 2), 'clock.forced'], { NODE_OPTIONS: `--import=${changed.href}` }).ended;
    expect(runIn(reports)?.clockJumps).toEqual([
      { test: expect.stringContaining('clock: the second is touched'), ms: expect.any(Number) },
    ]);
    expect(decisionPage(reports)).toMatch(
      /the clock of this machine was changed by -3\d{3}\.\d s during the run; 1 test was touched/,
    );
  },
);
