/** `npm run burn-in`: the bound of the flake rate, the trend of memory, its conditions, and a round of it for real. */
import { expect, test } from '@playwright/test';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { AS_USUAL, HANDICAPS, rotating } from '../tools/burn-in/conditions';
import { keepCoresBusy } from '../tools/burn-in/busy-cores';
import { Platforms } from '../tools/burn-in/platform';
import { runRound } from '../tools/burn-in/rounds';
import { slowLine } from '../tools/burn-in/slow-network';
import { flakeRateBound, trendOf } from '../tools/burn-in/statistics';
import { summaryText } from '../tools/burn-in/summary';
import { command } from './doctor/child';
import { MAX_RUN_MS, WHOLE_RUN } from './support/child-run';
import { tinyServer } from './specimens/tiny-server';

test('burn-in: without a flake the bound is the rule of three, and each flake raises it', () => {
  expect(flakeRateBound(0, 10_000)).toBeCloseTo(3 / 10_000, 5);
  // Poisson, one-sided 95 %: 4.74 and 6.30 events.
  expect(flakeRateBound(1, 1_000)).toBeCloseTo(4.744 / 1_000, 5);
  expect(flakeRateBound(2, 1_000)).toBeCloseTo(6.296 / 1_000, 5);
  expect(flakeRateBound(40, 1_000)).toBeCloseTo(52.07 / 1_000, 4);
  expect(flakeRateBound(0, 0)).toBe(1);
});

test('burn-in: memory that grows from round to round is noticed, and its noise is not', () => {
  const growing = Array.from({ length: 12 }, (_none, round) => 100 + 3 * round + (round % 3) * 4);
  expect(trendOf(growing)).toMatchObject({ grows: true });
  expect(trendOf(growing)?.slope).toBeCloseTo(3, 0);
  const noise = [120, 131, 118, 127, 122, 135, 119, 124, 130, 121, 126, 123];
  expect(trendOf(noise)).toMatchObject({ grows: false });
  expect(trendOf([100, 150, 200]), 'three rounds show no trend').toMatchObject({ slope: 50, grows: false });
  expect(trendOf([100])).toBeUndefined();
});

test('burn-in: each condition meets each number of workers', () => {
  const rounds = Array.from({ length: 42 }, (_none, round) => rotating(round));
  expect(new Set(rounds.map(({ name }) => name)).size).toBe(6 * 6 + 1);
  for (const name of HANDICAPS.filter((one) => one !== 'workers' && one !== 'cpu'))
    expect(
      rounds
        .filter((round) => round.name.startsWith(name))
        .map(({ words }) => words.at(-1))
        .sort(),
      name,
    ).toEqual([...'123456']);
  // A browser four times as slow keeps a core busy by itself.
  expect(rounds.filter(({ name }) => name.startsWith('cpu')).map(({ words }) => words)).toEqual(
    Array(6).fill(['--workers', '1']),
  );
});

test('burn-in: a slow network delays each way, and is not faster than its rate', async () => {
  const server = await tinyServer((_request, _body, response) => void response.end(Buffer.alloc(200_000, 'x')));
  const line = await slowLine(server.url, { delayMs: 50, bytesPerSecond: 1_000_000 });
  try {
    const startedAt = performance.now();
    expect((await (await fetch(line.url)).text()).length).toBe(200_000);
    // 200 ms for the bytes, and 50 ms each way.
    expect(performance.now() - startedAt).toBeGreaterThan(290);
  } finally {
    await line.close();
    await server.close();
  }
});

test('burn-in: other work on the cores ends with it', async () => {
  test.skip(process.platform !== 'linux', 'only Linux tells the processes of a process in files');
  const read = (file: string) => (existsSync(file) ? readFileSync(file, 'utf8') : '');
  const busy = () =>
    read(`/proc/${process.pid}/task/${process.pid}/children`)
      .split(' ')
      .filter((pid) => read(`/proc/${pid}/cmdline`).includes('process.ppid'));
  const end = keepCoresBusy(1);
  await expect.poll(busy).toHaveLength(1);
  end();
  await expect.poll(busy).toEqual([]);
});

test('burn-in: a wrong command line is refused', async () => {
  for (const [words, sentence] of [
    [['--hours', 'soon'], '--hours takes a number of hours, or a time: 30s, 5m, 2h, 7d.'],
    [['--hours', '1', '--times', '2'], 'Only one of --times and --hours can be given.'],
    [['--handicap', 'dark'], 'There is no handicap «dark»'],
  ] as const) {
    const { status, output } = await command('burn-in.ts', [...words], {});
    expect(output).toContain(sentence);
    expect(status).toBe(2);
  }
});

test(
  'burn-in: a round tells a flake with both traces, counts case runs and measures the memory',
  { ...WHOLE_RUN, tag: '@by-night' },
  async ({ browserName: _none }, testInfo) => {
    test.setTimeout(2 * MAX_RUN_MS);
    const words = ['--config', 'tests/idle/playwright.config.ts', 'flaky.forced'];
    const result = await runRound(
      { ...AS_USUAL, name: 'round 1', words },
      testInfo.outputPath('reports'),
      new Platforms(false),
    );
    expect(result.caseRuns).toBe(2);
    expect(result.bad).toEqual([
      {
        id: expect.stringContaining('flaky: the second'),
        seen: expect.stringContaining('passed only in its second attempt: '),
        traces: [expect.stringMatching(/trace\.zip$/), expect.stringMatching(/retry1\/trace\.zip$/)],
      },
    ]);
    for (const trace of result.bad.flatMap(({ traces }) => traces)) expect(existsSync(trace), trace).toBe(true);
    const text = summaryText([result]);
    expect(text).toContain('2 case runs, 1 flake: at most 100 % of case runs flake (95 %)');
    if (process.platform === 'linux')
      expect(text).toMatch(/Memory {4}runner \d+ MB \(\+0\.0 MB a round\), worker \d+ MB/);
  },
);

test(
  'burn-in: some minutes of changing conditions on one sandbox leave no failure, and its memory is measured',
  { ...WHOLE_RUN, tag: '@by-night' },
  async ({ browserName: _none }, testInfo) => {
    test.setTimeout(10 * MAX_RUN_MS);
    const reports = testInfo.outputPath('reports');
    const { status, output } = await command(
      'burn-in.ts',
      ['e2e/sign-in/student.spec.ts', 'e2e/assignments', '--hours', '1s'],
      { REPORTS_DIR: reports },
    );
    expect(output).toMatch(/✓ round 1 \(as usual, workers: 1\): \d+ passed, 0 not/);
    expect(status, output).toBe(0);
    const record = JSON.parse(readFileSync(path.join(reports, 'burn-in', 'burn-in.json'), 'utf8')) as unknown;
    expect(record).toMatchObject({ rounds: 1, badRounds: 0, flakes: 0 });
    if (process.platform === 'linux')
      expect(record).toMatchObject({
        memory: [{ process: 'runner' }, { process: 'worker' }, { process: 'sandbox', most: expect.any(Number) }],
      });
  },
);
