/** However a run ends, its reports tell how, and its data is removed. The signals and processes are real ones. */
import { expect } from '@playwright/test';
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { PROJECT_ROOT } from '../suite/config/configuration';
import { withVariables } from '../suite/config/environment';
import { releaseReportSchema } from '../reporting/render/release/report';
import { run as runProgram } from './specimens/processes';
import { IDLE, endIdleRun, runIn, runnerOf, untilGroupEnds, untilItIdles } from './support/idle-run';
import { test } from './support/idle-run-test';

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
    await untilGroupEnds(second);
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
