/** Statistics, noise, and load over a real HTTP server on loopback. */
import { expect, test } from '@playwright/test';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import { ApiClient } from '../../suite/api/client';
import { Blocked } from '../../suite/failure/blocked';
import { Findings } from '../../suite/failure/findings';
import { keptRate } from '../../suite/performance/kept-rate';
import { readPerformancePolicy } from '../../suite/performance/limits';
import { sendLoad, type LoadRequest } from '../../suite/performance/load';
import { Measuring } from '../../suite/performance/measure';
import type { Measured } from '../../suite/performance/measured';
import { Yardstick } from '../../suite/machine/yardstick';
import { confirmed, judge, noiseOf } from '../../suite/performance/noise';
import { average, distribution, median, quantile } from '../../suite/performance/statistics';

const policy = readPerformancePolicy();
const LIMIT = { averageMs: 200 };
const QUIET = { delayMs: 1, contention: 1 };

let server: Server;
let answer: (request: IncomingMessage, response: ServerResponse) => void | Promise<void>;
let baseUrl: string;

test.beforeEach(async () => {
  answer = (_request, response) => void response.end('{}');
  server = createServer((request, response) => void answer(request, response));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  baseUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
test.afterEach(() => {
  server.closeAllConnections();
  server.close();
});

const get = (path: string, token = 'none'): LoadRequest => ({
  method: 'GET',
  path,
  headers: { authorization: `Token ${token}` },
});

test('statistics: mean, quantiles and bars of times', () => {
  const times = Array.from({ length: 20 }, (_none, index) => index + 1);
  expect([average(times), median(times), quantile(times, 0.95), average([]), quantile([], 0.95)]).toEqual([
    10.5, 10, 19, 0, 0,
  ]);
  const { stepMs, counts } = distribution([1, 199, 201, 5_000], 200);
  expect(stepMs).toBeCloseTo(400 / 12);
  // The limit is in the middle, and the last bar holds all longer times.
  expect(counts).toEqual([1, 0, 0, 0, 0, 1, 1, 0, 0, 0, 0, 1]);
});

for (const [what, times, noise, expected] of [
  ['a quick platform on a quiet machine', [20, 30], QUIET, 'within'],
  ['a slow platform on a quiet machine', [600, 700], QUIET, 'over'],
  ['a p95 above twice the limit', [150, 900], QUIET, 'over'],
  ['a slow platform on a machine that is a little busy', [600, 700], { delayMs: 5, contention: 1.2 }, 'over'],
  ['an excess that the machine alone explains', [220, 230], { delayMs: 5, contention: 1.2 }, 'noisy'],
  [
    'a slow platform on a machine so busy that it may explain all',
    [600, 700],
    { delayMs: 5, contention: 3.1 },
    'noisy',
  ],
  ['a platform so slow that a busy machine does not explain it', [900, 990], { delayMs: 5, contention: 2 }, 'over'],
  [
    'a quick platform on a machine that delays each request by more than a quarter of the limit',
    [80, 90],
    { delayMs: 51, contention: 1 },
    'noisy',
  ],
  ['a quick platform on a busy machine', [20, 30], { delayMs: 5, contention: 3 }, 'within'],
] as const) {
  test(`noise: ${what} is ${expected}`, () => {
    const [averageMs, p95Ms] = times;
    expect(judge({ averageMs, p95Ms }, noise, LIMIT, policy)).toBe(expected);
  });
}

test('noise: more of it never turns a result into the opposite one', () => {
  for (const averageMs of [10, 150, 210, 400, 900]) {
    const verdicts = [1, 1.1, 1.2, 1.4, 2, 5].map((contention) =>
      judge({ averageMs, p95Ms: averageMs }, { delayMs: 0, contention }, LIMIT, policy),
    );
    expect(new Set(verdicts.filter((verdict) => verdict !== 'noisy')).size, String(averageMs)).toBeLessThanOrEqual(1);
  }
});

test('noise: a computation that the processor did not spend, or that takes longer than before, is contention', () => {
  const spent = [
    [10, 10],
    [10, 10],
    [10, 10],
    [30, 10],
    [30, 10],
    [30, 10],
    [20, 20],
    [20, 20],
    [20, 20],
  ];
  const yardstick = new Yardstick(() => {
    const [elapsedMs = 0, processorMs = 0] = spent.shift() ?? [];
    return { elapsedMs, processorMs };
  });
  expect(yardstick.contention(), 'interrupted by others').toBe(3);
  expect(yardstick.contention(), 'on a slower processor').toBe(2);
  expect(noiseOf([4, 6], 2, [1, 1.5])).toEqual({ delayMs: 3, contention: 1.5 });
});

for (const [verdicts, expected, calls] of [
  [['within'], 'within', 1],
  [['over', 'over'], 'over', 2],
  [['noisy', 'within'], 'within', 2],
  [['over', 'within'], 'noisy', 2],
  [['over', 'noisy', 'over'], 'over', 3],
  [['noisy', 'noisy', 'over'], 'noisy', 3],
] as const) {
  test(`noise: ${verdicts.join(', then ')} is ${expected}`, async () => {
    let count = 0;
    const measure = async () => ({ verdict: verdicts[count++] ?? 'within' });
    expect(await confirmed(measure)).toEqual({ verdict: expected });
    expect(count).toBe(calls);
  });
}

test('load: each answer has the content of its own request, and its own time', async () => {
  answer = async (request, response) => {
    if (request.url === '/slow') await pause(80);
    response
      .setHeader('content-type', 'application/json')
      .end(JSON.stringify({ url: request.url, token: request.headers.authorization }));
  };
  const callers = ['one', 'two', 'three'].map((token) => [get('/slow', token), get('/quick', token)]);
  const { answers, unanswered } = await sendLoad({ baseUrl, callers, requestsEach: 4, mostMs: 10_000 });
  expect([answers.length, unanswered]).toEqual([12, 0]);
  for (const { caller, request, text, status, contentType } of answers) {
    expect({ status, contentType }).toEqual({ status: 200, contentType: 'application/json' });
    expect(JSON.parse(text)).toEqual({ url: request.path, token: callers[caller]?.[0]?.headers.authorization });
  }
  const quickest = (path: string) =>
    Math.min(...answers.filter(({ request }) => request.path === path).map(({ ms }) => ms));
  expect(quickest('/slow')).toBeGreaterThanOrEqual(79);
  expect(quickest('/quick')).toBeLessThan(79);
});

test('load: it is bounded in count and time, and what got no answer is told', async () => {
  await expect(
    sendLoad({ baseUrl, callers: Array.from({ length: 31 }, () => [get('/')]), requestsEach: 1, mostMs: 100 }),
  ).rejects.toThrow('at most 30 callers');
  answer = () => undefined;
  const { answers, unanswered, elapsedMs } = await sendLoad({
    baseUrl,
    callers: [[get('/')]],
    requestsEach: 3,
    mostMs: 300,
  });
  expect([answers.length, unanswered]).toEqual([0, 3]);
  expect(elapsedMs).toBeLessThan(5_000);
});

test('load: a rate is kept, and pauses are no part of a time', async () => {
  const load = await sendLoad({ baseUrl, callers: [[get('/')]], requestsEach: 9, perSecond: 5, mostMs: 10_000 });
  expect(load.answers).toHaveLength(9);
  expect(load.answers.at(-1)?.atMs).toBeGreaterThan(900);
  expect(Math.max(...load.answers.map(({ ms }) => ms))).toBeLessThan(900);
});

test('load: a generator that does not reach its rate is told from a platform that is slow', () => {
  const load = (count: number, everyMs: number, ms: number) => ({
    answers: Array.from({ length: count }, (_none, index) => ({
      caller: 0,
      request: get('/'),
      status: 200,
      text: '',
      contentType: '',
      retryAfter: undefined,
      ms,
      atMs: (index + 1) * everyMs,
    })),
    unanswered: 0,
    elapsedMs: count * everyMs,
  });
  const rate = { perSecond: 5, seconds: 4, callers: 1 };
  expect(keptRate(load(20, 195, 20), rate), 'kept').toBe(true);
  expect(keptRate(load(20, 600, 20), rate), 'the generator is late').toBe(false);
  expect(keptRate(load(20, 600, 590), rate), 'the platform is slow').toBe(true);
});

const reads = (client: ApiClient, path: string) => ({
  caseId: 'PF4' as const,
  who: 'teacher' as const,
  client,
  step: { method: 'GET' as const, paths: [path] as const, statuses: [200] as const },
  path,
  endpoint: 'profile' as const,
  rounds: 5,
  perSecond: null,
});

/** Measures five reads of a server that takes this long, on a machine with this contention. */
async function measured(
  delayMs: number,
  contention: number,
): Promise<{ rows: Measured[]; findings: Findings; error: unknown }> {
  answer = async (request, response) => {
    if (request.url === '/api/auth/me/') await pause(delayMs);
    response.setHeader('content-type', request.url === '/' ? 'text/html' : 'application/json').end('{}');
  };
  const rows: Measured[] = [];
  const measuring = new Measuring((row) => void rows.push(row), policy);
  measuring.contention = () => contention;
  const findings = new Findings('reads');
  const error = await measuring.singleReads(reads(new ApiClient(baseUrl, 'token'), '/api/auth/me/'), findings).then(
    () => undefined,
    (problem: unknown) => problem,
  );
  return { rows, findings, error };
}

test('measuring: a slow platform fails with its times and those of the static file, a quick one passes', async () => {
  const quick = await measured(0, 1);
  expect(quick).toMatchObject({
    error: undefined,
    findings: { found: [] },
    rows: [{ verdict: 'within', count: 5, errors: 0, limitMs: 100 }],
  });
  const slow = await measured(300, 1);
  expect(slow.findings.found).toEqual([
    expect.stringMatching(
      /^GET \/api\/auth\/me\/ of the teacher took 3\d\d ms on average \(limit 100 ms\) .* the static file took \d+(\.\d)? ms in the same moments$/,
    ),
  ]);
  expect(slow.rows[0]?.counts.at(-1)).toBe(5);
});

test('measuring: the same slow platform on a busy machine is BLOCKED, when it is so again and again', async () => {
  const { error, findings, rows } = await measured(300, 4);
  expect(error).toBeInstanceOf(Blocked);
  expect(String(error)).toContain('the machine is too noisy to measure GET /api/auth/me/ of the teacher');
  expect(findings.found).toEqual([]);
  expect(rows).toMatchObject([{ verdict: 'noisy' }]);
});

test('measuring: an answer with another status fails by its status, whatever its time', async () => {
  answer = (request, response) => {
    response.statusCode = request.url === '/api/auth/me/' ? 403 : 200;
    response.end('refused');
  };
  const findings = new Findings('reads');
  await new Measuring(() => undefined, policy).singleReads(
    reads(new ApiClient(baseUrl, 'token'), '/api/auth/me/'),
    findings,
  );
  expect(findings.found).toEqual([expect.stringContaining('→ 403 refused (5 of 5 answers)')]);
});
