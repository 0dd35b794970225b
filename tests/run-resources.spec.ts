/** What a run needs of this machine is lost: a worker, a browser, memory, the disk. It is not blamed on the platform. */
import { expect } from '@playwright/test';
import { spawnSync } from 'node:child_process';
import { chmodSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { PROJECT_ROOT } from '../suite/config/configuration';
import { IDLE, runIn, runnerOf, untilItIdles } from './support/idle-run';
import { decisionPage, test } from './support/run-end';

test.describe.configure({ timeout: 900_000 });

test(
  'run resources: a killed browser is not blamed on the platform',
  { tag: '@by-night' },
  async ({ start, reports }) => {
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
  },
);

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
  'run resources: a browser that cannot be started is not blamed on the platform, and its own message is told',
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
  'run resources: a killed worker is not blamed on the platform',
  { tag: '@by-night' },
  async ({ start, reports }) => {
    const run = start();
    await untilItIdles(run);
    const workers = spawnSync('pgrep', ['-P', String(runnerOf(reports))], { encoding: 'utf8' })
      .stdout.trim()
      .split('\n')
      .map(Number);
    expect(workers).toHaveLength(1);
    for (const worker of workers) process.kill(worker, 'SIGKILL');
    await run.ended;
    const { cases, verdict } = runIn(reports) ?? {};
    expect(cases?.map(({ outcome, failure }) => [outcome, failure?.code])).toEqual([
      ['PASS', undefined],
      ['PASS', undefined],
      ['BLOCKED', 'worker-lost'],
      ['PASS', undefined],
    ]);
    expect(verdict?.decision).toBe('NO-GO');
    expect(decisionPage(reports)).toContain('A process of the suite was killed while these cases ran');
  },
);

test(
  "run resources: a change of this machine's clock is told beside the test that it touched",
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

/** Runs a command with a small file system of its own as report folder, and keeps the verdict that it leaves there. */
const withSmallDisk = (reports: string, options: string, more = '') => [
  'unshare',
  '-rm',
  'sh',
  '-c',
  `mount -t tmpfs -o ${options} none '${reports}' && ${more || 'true'} && { "$@"; code=$?; cp '${reports}'/run.json '${reports}'/release.html '${reports}/..'; exit $code; }`,
  'sh',
];

for (const [what, options] of [
  ['full', 'size=6m'],
  ['out of inodes', 'size=64m,nr_inodes=60'],
] as const) {
  test(
    `run resources: when the disk is ${what}, the run gives up evidence and keeps the verdict`,
    { tag: '@by-night' },
    async ({ start, reports }) => {
      test.skip(spawnSync('unshare', ['-rm', 'true']).status !== 0, 'this machine allows no namespace of its own');
      const run = start([...IDLE.slice(0, 2), 'disk.forced'], {}, withSmallDisk(reports, options));
      expect((await run.ended).code).toBe(1);
      expect(run.output()).toMatch(/Verdict {3}NO-GO/);
      expect(run.output()).toMatch(/Disk .* (?:kB|MB) are free in .*given up/);
      const { cases, state } = runIn(path.join(reports, '..')) ?? {};
      expect(state).toBe('finished');
      expect(cases?.map(({ outcome, failure }) => [outcome, failure?.code])).toEqual([
        ['PASS', undefined],
        ['BLOCKED', 'disk-full'],
      ]);
    },
  );
}

test(
  'run resources: a read-only report folder is refused before any test',
  { tag: '@by-night' },
  async ({ start, reports }) => {
    test.skip(spawnSync('unshare', ['-rm', 'true']).status !== 0, 'this machine allows no namespace of its own');
    const run = start(IDLE, {}, withSmallDisk(reports, 'size=6m', `mount -o remount,ro '${reports}'`));
    await run.ended;
    expect(run.output()).toContain('REPORTS_DIR cannot be written to (EROFS');
    expect(run.output()).not.toContain('▶');
  },
);

/** Runs a command with a small folder for temporary files of its own. */
const withSmallTemporary = (folder: string, options: string, before = 'true') => [
  'unshare',
  '-rm',
  'sh',
  '-c',
  `mkdir -p '${folder}' && mount -t tmpfs -o ${options} none '${folder}' && { ${before}; TMPDIR='${folder}' "$@"; }`,
  'sh',
];

test(
  'run resources: a full folder for temporary files is reported before any test',
  { tag: '@by-night' },
  async ({ start, reports }) => {
    test.skip(spawnSync('unshare', ['-rm', 'true']).status !== 0, 'this machine allows no namespace of its own');
    const folder = test.info().outputPath('tmp');
    const run = start(IDLE, {}, withSmallTemporary(folder, 'size=16k', `head -c 100000 /dev/zero > '${folder}/fill'`));
    expect((await run.ended).code).toBe(2);
    expect(runIn(reports)).toMatchObject({
      state: 'stopped',
      verdict: {
        decision: 'NO-GO',
        reasons: [expect.stringContaining(`The folder for temporary files, ${folder}, cannot be written to (ENOSPC`)],
      },
    });
    expect(run.output()).not.toContain('▶');
  },
);

test(
  'run resources: a folder for temporary files that fills up during the run is not blamed on the platform',
  { tag: '@by-night' },
  async ({ start, reports }) => {
    test.skip(spawnSync('unshare', ['-rm', 'true']).status !== 0, 'this machine allows no namespace of its own');
    const run = start(
      [...IDLE.slice(0, 2), 'temporary.forced'],
      {},
      withSmallTemporary(test.info().outputPath('tmp'), 'size=8m'),
    );
    await run.ended;
    const { cases = [], state } = runIn(reports) ?? {};
    expect(state).toBe('finished');
    expect(cases).toHaveLength(2);
    expect(cases.filter(({ outcome }) => outcome === 'FAIL')).toEqual([]);
  },
);

test(
  'run resources: a worker that runs out of memory is not blamed on the platform',
  { tag: '@by-night' },
  async ({ start, reports }) => {
    const run = start([...IDLE.slice(0, 2), 'memory.forced'], { NODE_OPTIONS: '--max-old-space-size=160' });
    await run.ended;
    expect(runIn(reports)?.cases.map(({ outcome, failure }) => [outcome, failure?.code])).toEqual([
      ['BLOCKED', 'worker-lost'],
    ]);
    expect(runIn(reports)?.verdict.decision).toBe('NO-GO');
  },
);

test(
  'run resources: files that hold secrets are for the owner only, also under umask 000, in an odd locale',
  { tag: '@by-night' },
  async ({ start, reports }) => {
    const run = start(IDLE, { LC_ALL: 'C', LANG: 'tr_TR.UTF-8', TZ: 'Pacific/Kiritimati' }, [
      'sh',
      '-c',
      'umask 000 && exec "$@"',
      'sh',
    ]);
    await untilItIdles(run);
    const { runId } = runIn(reports) ?? {};
    const places = [
      path.join(reports, 'runs', runId ?? ''),
      path.join(PROJECT_ROOT, '.vault'),
      path.join(PROJECT_ROOT, '.vault', 'runs', `${runId}.jsonl`),
    ];
    for (const place of places) expect(statSync(place).mode & 0o077, place).toBe(0);
    run.child.kill('SIGTERM');
    expect((await run.ended).code).toBe(143);
  },
);
