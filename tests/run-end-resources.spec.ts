/** A run whose disk, folder for temporary files or memory is full tells so, keeps its verdict, and blames no case. */
import { expect } from '@playwright/test';
import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { IDLE, runIn } from './support/idle-run';
import { test } from './support/idle-run-test';

test.describe.configure({ timeout: 900_000 });

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
    `run end: when the disk is ${what}, the run gives up evidence and keeps the verdict`,
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
  'run end: a read-only report folder is refused before any test',
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
  'run end: a full folder for temporary files is reported before any test',
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
  'run end: a folder for temporary files that fills up during the run is not blamed on the platform',
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
  'run end: a worker that runs out of memory is not blamed on the platform',
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
