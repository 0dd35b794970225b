/** However a run ends, its reports tell how, and its data is removed. The signals and processes are real ones. */
import { expect, test as base } from '@playwright/test';
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { PROJECT_ROOT } from '../suite/config/configuration';
import { withVariables } from '../suite/config/environment';
import { releaseReportSchema } from '../reporting/release/report';
import { run as runProgram } from './specimens/processes';
import { IDLE, endIdleRun, runIn, runnerOf, startIdleRun, untilItIdles, type IdleRun } from './support/idle-run';

const test = base.extend<{
  reports: string;
  start: (...options: Parameters<typeof startIdleRun> extends [string, ...infer Rest] ? Rest : never) => IdleRun;
}>({
  reports: async ({ browserName: _none }, use, testInfo) => {
    // A user's name may contain spaces and other letters, and so does each path in the home folder then.
    const folder = testInfo.outputPath('Ivan Петров', 'reports');
    mkdirSync(folder, { recursive: true });
    // The last run's GO must not stay.
    writeFileSync(path.join(folder, 'run.json'), '{"verdict":{"decision":"GO"}}');
    writeFileSync(path.join(folder, 'release.html'), 'GO');
    await use(folder);
  },
  start: async ({ reports }, use) => {
    const runs: IdleRun[] = [];
    await use((...options) => {
      const run = startIdleRun(reports, ...options);
      runs.push(run);
      return run;
    });
    runs.forEach(endIdleRun);
  },
});

test.describe.configure({ timeout: 900_000 });

const page = (reports: string) => readFileSync(path.join(reports, 'release.html'), 'utf8');

for (const { signal, exit } of [
  { signal: 'SIGTERM', exit: 143 },
  { signal: 'SIGHUP', exit: 129 },
  { signal: 'SIGINT', exit: 130 },
] as const) {
  test(
    `run end: after ${signal} the verdict is written within 5 s, the running case is not blamed, and the data is removed`,
    { tag: '@by-night' },
    async ({ start, reports }) => {
      const run = start();
      await untilItIdles(run);
      expect(runIn(reports)).toMatchObject({ state: 'running', verdict: { decision: 'NO-GO', decided: false } });
      expect(page(reports)).toContain('still going on');
      run.child.kill(signal);
      await expect.poll(() => runIn(reports)?.state, { message: 'state in run.json', timeout: 5_000 }).toBe('stopped');
      expect((await run.ended).code).toBe(exit);
      const { cases, verdict, runId } = runIn(reports) ?? {};
      expect(verdict).toMatchObject({
        decided: false,
        reasons: expect.arrayContaining([`not decided: stopped by ${signal} after 2 of 4 tests`]),
      });
      expect(cases?.map(({ outcome, failure }) => [outcome, failure?.code])).toEqual([
        ['PASS', undefined],
        ['PASS', undefined],
        ['BLOCKED', 'interrupted'],
      ]);
      expect(page(reports)).toContain('Not decided: no release decision');
      expect(run.output()).toContain('Verdict   not decided');
      expect(readFileSync(path.join(reports, 'runs', runId ?? '', 'removed.txt'), 'utf8')).toContain('the third');
      expect(existsSync(path.join(reports, 'running.json'))).toBe(false);
    },
  );
}

test("run end: on a busy machine the run's own signal does not count as a second signal", async () => {
  expect(await runProgram('stopping-process')).toBe('SIGTERM ended it');
});

test(
  'run end: when the command above is killed, the run ends, reports and removes its data',
  { tag: '@by-night' },
  async ({ start, reports }) => {
    const run = start();
    await untilItIdles(run);
    const runner = runnerOf(reports);
    run.child.kill('SIGKILL');
    await expect.poll(() => runIn(reports)?.state, { message: 'state in run.json', timeout: 5_000 }).toBe('stopped');
    await expect
      .poll(() => existsSync(`/proc/${runner}`), { message: 'the runner still runs', timeout: 10_000 })
      .toBe(false);
    expect(runIn(reports)?.verdict.reasons[0]).toContain(
      'not decided: stopped by the end of the command that started it after 2 of 4 tests',
    );
  },
);

test(
  'run end: the command reports a killed runner, and the next command reports it when both were killed',
  { tag: '@by-night' },
  async ({ start, reports }) => {
    const run = start();
    await untilItIdles(run);
    process.kill(runnerOf(reports), 'SIGKILL');
    await run.ended;
    const sentence =
      /Not decided: run \S+ \(process \d+, since \S+\) was killed \(SIGKILL\) after 2 of 4 tests, while these ran: «idle: the third is still running»\./;
    expect(run.output()).toMatch(sentence);
    expect(runIn(reports)?.verdict).toMatchObject({ decision: 'NO-GO', reasons: [expect.stringMatching(sentence)] });

    const second = start();
    await untilItIdles(second);
    endIdleRun(second);
    await second.ended;
    const next = spawnSync(
      process.execPath,
      [path.join(PROJECT_ROOT, 'node_modules', 'tsx', 'dist', 'cli.mjs'), 'tools/scan.ts'],
      { cwd: PROJECT_ROOT, env: withVariables({ REPORTS_DIR: reports }), encoding: 'utf8' },
    );
    expect(next.stderr).toMatch(/Not decided: run \S+ .* was killed after 2 of 4 tests/);
    expect(runIn(reports)?.verdict.reasons[0]).toContain('was killed after 2 of 4 tests');
  },
);

test(
  'run end: after a killed run and one that did not start, the next is compared with the last finished one',
  { tag: '@by-night' },
  async ({ start, reports }) => {
    await start([...IDLE, '--grep', 'first']).ended;
    const finished = runIn(reports);
    expect(finished).toMatchObject({ state: 'finished', totals: { passed: 1 } });
    const killed = start();
    await untilItIdles(killed);
    process.kill(runnerOf(reports), 'SIGKILL');
    await killed.ended;
    expect(runIn(reports)?.state).toBe('stopped');
    await start(IDLE, { BASE_URL: 'no address' }).ended;
    await start([...IDLE, '--grep', 'first']).ended;
    const { changes } = releaseReportSchema.parse(JSON.parse(readFileSync(path.join(reports, 'release.json'), 'utf8')));
    expect(changes?.since).toBe(finished?.startedAt);
  },
);

test(
  'run end: a second run in the same folder ends with exit code 2 and names the first; --wait waits',
  { tag: '@by-night' },
  async ({ start, reports }) => {
    const first = start();
    await untilItIdles(first);
    const second = start();
    expect((await second.ended).code).toBe(2);
    expect(second.output()).toMatch(
      new RegExp(`Another run writes into this report folder: run \\S+ \\(process ${runnerOf(reports)}, since \\S+\\)`),
    );
    expect(runIn(reports)?.state).toBe('running');
    const third = start([...IDLE, '--wait', '--grep', 'first']);
    await expect.poll(() => third.output(), { timeout: 300_000 }).toContain('Waiting for run ');
    first.child.kill('SIGTERM');
    await first.ended;
    await third.ended;
    expect(runIn(reports)).toMatchObject({ state: 'finished', totals: { passed: 1 } });
  },
);

test('run end: a run that does not start leaves no earlier verdict', async ({ start, reports }) => {
  const run = start(IDLE, { BASE_URL: 'http://nightly:S3cretPassw0rd@127.0.0.1:8000' });
  expect((await run.ended).code).toBe(2);
  expect(runIn(reports)?.verdict).toMatchObject({
    decision: 'NO-GO',
    reasons: [
      expect.stringContaining('The run did not start. The configuration cannot be used: - BASE_URL must not contain'),
    ],
  });
  for (const text of [page(reports), run.output()]) expect(text).not.toContain('S3cretPassw0rd');
});

test('run end: a killed worker is not blamed on the platform', { tag: '@by-night' }, async ({ start, reports }) => {
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
  expect(page(reports)).toContain('A process of the suite was killed while these cases ran');
});

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

test(
  'run end: files that hold secrets are for the owner only, also under umask 000, in an odd locale',
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
