/** Runs the doctor's checks against a small server for each fault of a platform: the fault must be recognised and its fix named. */
import { expect, test } from '@playwright/test';
import { examine } from '../suite/preflight/examination';
import { line } from '../tools/doctor/report';
import { TargetUnhealthyError, checkTarget } from '../suite/preflight/target';
import { emptyAndClosed, fakePlatform, html, json, silence, type FakeResponses } from './doctor/fake-platform';
import { LIVE, READY, SIGN_IN, broken, resultsAbout, the } from './doctor/examined';

test('doctor: every check passes on a healthy platform', async () => {
  const results = await resultsAbout({});
  expect(results.filter((result) => result.state !== 'ok')).toEqual([]);
  expect(results.map((result) => result.check)).toEqual([
    'reachable',
    'TLS',
    'proxy',
    'health',
    'startup',
    'ready',
    'sign-in service',
    'front end',
    'clock',
  ]);
});

test('doctor: every check has a Russian text, passed or failed', async () => {
  const results = [
    ...(await resultsAbout({})),
    ...(await resultsAbout({ [LIVE]: emptyAndClosed })),
    ...(await resultsAbout({ [SIGN_IN]: json(500, { error: 'OperationalError' }) })),
  ];
  const printed = results.map((result) => line(result, 'ru'));
  expect(printed.filter((one) => !/[а-яё]/.test(one) || /(?:[a-z]+ ){3}[a-z]+/.test(one))).toEqual([]);
});

test('doctor: the platform hangs', async () => {
  const started = Date.now();
  const results = await resultsAbout({ '*': silence, [LIVE]: silence }, { timeoutMs: 400 });
  expect(broken(results)).toMatch(
    /^reachable: .*accepts the connection but did not answer GET \/api\/system\/health\/live\/.*hangs/,
  );
  expect(Date.now() - started).toBeLessThan(3_000);
});

test('doctor: the platform is slow', async () => {
  const slow: FakeResponses = {
    [LIVE]: (request, response) => setTimeout(() => json(200, { status: 'healthy' })(request, response), 1_100),
  };
  const health = the('health', await resultsAbout(slow));
  expect(health?.state).toBe('warning');
  expect(health?.found).toContain('1.1 s, which is slow');
});

test('doctor: a server in front of the platform answers everything with 503', async () => {
  const results = await resultsAbout({ '*': emptyAndClosed, [LIVE]: emptyAndClosed });
  expect(broken(results)).toMatch(
    /^health: .*503 with an empty body and `Connection: close`.*a load balancer or proxy answered instead of the platform/,
  );
});

test('doctor: the platform reports itself as unhealthy', async () => {
  const results = await resultsAbout({
    [LIVE]: json(503, {
      status: 'unhealthy',
      components: { database: { status: 'unhealthy' }, cache: { status: 'healthy' } },
    }),
  });
  expect(broken(results)).toMatch(/^health: .*says «unhealthy» \(503\)\. Most likely: database is down\./);
});

test('doctor: parts that are not ready do not stop a run, and the cases that need them are named', async () => {
  const down = json(503, {
    status: 'unhealthy',
    components: { database: { status: 'healthy' }, redis: 'unhealthy', celery: { status: 'unhealthy' } },
  });
  const platform = await fakePlatform({ [READY]: down });
  const { results, notReady } = await examine(platform.url, { proxies: {} });
  await expect(checkTarget(platform.url), 'a run goes on').resolves.toMatchObject({
    notReady: { parts: ['redis', 'celery'] },
  });
  await platform.close();
  expect(broken(results)).toBe('');
  expect(the('ready', results)).toMatchObject({
    state: 'warning',
    found: expect.stringMatching(/says «unhealthy» \(503\)$/),
    cause: 'redis is down; it is not known which cases need it. celery is down; no case of the catalogue needs it.',
  });
  expect(notReady?.parts).toEqual(['redis', 'celery']);
});

test('doctor: a slow readiness response is waited for', async () => {
  const slow: FakeResponses = {
    [READY]: (request, response) =>
      setTimeout(
        () => json(200, { status: 'healthy', components: { celery: { status: 'healthy' } } })(request, response),
        4_500,
      ),
  };
  expect(the('ready', await resultsAbout(slow))).toMatchObject({
    state: 'ok',
    found: expect.stringContaining('healthy with celery'),
  });
});

test('doctor: the parts of the start-up report are also read from `checks`', async () => {
  const checks = { status: 'unhealthy', checks: { database: { status: 'unhealthy' } } };
  expect(the('startup', await resultsAbout({ 'GET /api/system/health/startup/': json(503, checks) }))?.cause).toBe(
    'database is down; every case needs it.',
  );
});

test('doctor: a web server stands before a dead application', async () => {
  const page = html(502, '<html><head><title>502 Bad Gateway</title></head></html>', { Server: 'nginx' });
  expect(broken(await resultsAbout({ '*': page, [LIVE]: page }))).toMatch(
    /^health: .*502 with an HTML page «502 Bad Gateway».*a load balancer or proxy answered instead of the platform/,
  );
});

test('doctor: the front end answers in place of the API', async () => {
  const page = html(200, '<!doctype html><html><script src="/a.js"></script></html>');
  expect(broken(await resultsAbout({ [LIVE]: page }))).toMatch(
    /^health: .*200 with an HTML page instead of a health report.*not passed on to the back end/,
  );
});

test('doctor: the address is that of another program', async () => {
  expect(broken(await resultsAbout({ [LIVE]: json(404, {}) }))).toMatch(
    /^health: neither .*live\/ nor \/api\/health\/ is known/,
  );
});

test("doctor: the older documents' health address serves too", async () => {
  const results = await resultsAbout({ [LIVE]: json(404, {}), 'GET /api/health/': json(200, { status: 'ok' }) });
  expect(broken(results)).toBe('');
});

test('doctor: a server in front of the platform cuts off only the sign-in', async () => {
  const said = broken(await resultsAbout({ [SIGN_IN]: emptyAndClosed }));
  expect(said).toMatch(
    /^sign-in service: GET \/api\/auth\/login\/ answered 503 with an empty body and `Connection: close`/,
  );
  expect(said).toMatch(
    /something in between, since it carries none of the headers of the platform's other answers \(x-request-id, x-content-type-options\)/,
  );
  expect(said).toMatch(/health check passes.*log of what stands in between/);
});

test("doctor: the sign-in's 503 comes from the platform, which names its auth service", async () => {
  const said = broken(await resultsAbout({ [SIGN_IN]: json(503, { error: 'Auth service is not configured' }) }));
  expect(said).toMatch(/^sign-in service: .*503 with «Auth service is not configured»/);
  expect(said).toMatch(/the platform itself answered.*the answer speaks of: the external auth service's set-up/);
  expect(said).toMatch(
    /in this order: the external auth service's set-up, the validation of the request, the creation of the token, the database/,
  );
});

test('doctor: a 503 with an empty body but the platform’s headers is the platform’s', async () => {
  const own = { 'X-Request-Id': 'fake', 'X-Content-Type-Options': 'nosniff', Connection: 'close' };
  const said = broken(await resultsAbout({ [SIGN_IN]: (_request, response) => response.writeHead(503, own).end() }));
  expect(said).toMatch(/the platform itself answered.*next in line: the external auth service's set-up/);
});

test('doctor: BASE_URL names the back end alone', async () => {
  const results = await resultsAbout({ 'GET /auth/signin': json(404, { detail: 'Not found.' }) });
  expect(broken(results)).toMatch(
    /^front end: \/auth\/signin answered 404 with «Not found\.».*names the back end alone/,
  );
});

for (const seconds of [-90, 90]) {
  test(`doctor: the platform's clock is wrong by ${seconds} s`, async () => {
    const date = new Date(Date.now() + seconds * 1000).toUTCString();
    const clock = the('clock', await resultsAbout({ [LIVE]: json(200, { status: 'healthy' }, { Date: date }) }));
    expect(clock?.state).toBe('warning');
    expect(clock?.found).toMatch(seconds < 0 ? /(89|90)\.\d s behind/ : /(89|90)\.\d s ahead/);
  });
}

test('doctor: a run is refused in one paragraph', async () => {
  const platform = await fakePlatform({ [SIGN_IN]: emptyAndClosed });
  const refusal = await checkTarget(platform.url).catch((error: unknown) => error);
  await platform.close();
  expect(refusal).toBeInstanceOf(TargetUnhealthyError);
  expect(String(refusal)).toMatch(
    /^TargetUnhealthyError: The platform at .* cannot be tested: .* Most likely: .* What to do: .* No case was run\.$/,
  );
});
