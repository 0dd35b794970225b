/** Browsers on Playwright servers. The servers are real ones on this machine, and the platform is reached through the connection. */
import { expect, test as base } from '@playwright/test';
import { mkdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { connectOptionsOf } from '../suite/config/browser-endpoints';
import { EnvironmentError, isLoopback, newRunId, readEnvironment } from '../suite/config/environment';
import { runSchema, type Run } from '../reporting/collect/run-schema';
import { PlaywrightProcess } from '../tools/suite/playwright';
import { MAX_RUN_MS, WHOLE_RUN } from './support/child-run';

const KEY = 'a-long-key-of-the-server';

/**
 * A run with two servers starts seven programs before its first case: the servers, a sandbox, and a browser of each server twice, for the
 * check before the run and for a worker. On a machine with a load of 25 that took 85 s of the 180 that one run may take.
 */
const TWO_SERVERS_MS = 3 * MAX_RUN_MS;

/** One test for each of two workers: files and downloads in one, time zones in the other. */
const ONE_FOR_EACH = [
  'e2e/assignments/s4-grade.spec.ts',
  'e2e/assignments/time-zones.spec.ts',
  '-g',
  'S4 the teacher grades|UTC',
];

interface Server {
  readonly url: string;
  readonly process: PlaywrightProcess;
}

const test = base.extend<{ serve: () => Promise<Server>; start: StartRun; reports: string }>({
  serve: async ({ browserName: _none }, use) => {
    const servers: PlaywrightProcess[] = [];
    await use(async () => {
      // Its own browser may not be installed; --unsafe lets the run name that of this machine.
      const words = ['run-server', '--unsafe', '--host', '127.0.0.1', '--path', `/${KEY}`];
      const process = new PlaywrightProcess(words, {
        output: 'captured',
        keep: Infinity,
        variables: { DEBUG: 'pw:server' },
      });
      servers.push(process);
      return { process, url: await process.printed(/Listening on (ws:\S+)/) };
    });
    for (const server of servers) server.kill();
    await Promise.all(servers.map(({ exit }) => exit));
  },
  reports: async ({ browserName: _none }, use, testInfo) => {
    const folder = testInfo.outputPath('reports');
    mkdirSync(folder, { recursive: true });
    await use(folder);
  },
  start: async ({ reports }, use) => {
    const stop = new AbortController();
    let ended: Promise<unknown> = Promise.resolve();
    await use((endpoints, words, variables = {}) => {
      const run = new PlaywrightProcess(['test', ...words, '--workers', '2'], {
        output: 'captured',
        keep: Infinity,
        stop: stop.signal,
        variables: {
          BASE_URL: '',
          SANDBOX_URL: undefined,
          THE_BOT_TARGET_KIND: undefined,
          THE_BOT_SEED: undefined,
          CI: undefined,
          REPORTS_DIR: reports,
          THE_BOT_RUN_ID: newRunId(),
          BROWSER_ENDPOINT: endpoints.join(','),
          ...variables,
        },
      });
      ended = run.exit;
      return run;
    });
    stop.abort();
    await ended;
  },
});
type StartRun = (
  endpoints: readonly string[],
  words: readonly string[],
  variables?: Readonly<Record<string, string>>,
) => PlaywrightProcess;

const runIn = (reports: string): Run =>
  runSchema.parse(JSON.parse(readFileSync(path.join(reports, 'run.json'), 'utf8')));
const connections = ({ process }: Server) => process.output.match(/engaged launch mode/g)?.length ?? 0;

function mistakesOf(source: Record<string, string>): readonly string[] {
  try {
    readEnvironment(source);
    return [];
  } catch (error) {
    if (error instanceof EnvironmentError) return error.mistakes.map(({ sentence }) => sentence);
    throw error;
  }
}

test('browser servers: wrong addresses and hosts that are not allowed are refused without showing a key', () => {
  expect(mistakesOf({ BROWSER_ENDPOINT: `http://farm.example:3000/${KEY}` })).toEqual([
    'BROWSER_ENDPOINT must be ws:// or wss:// addresses, separated by commas',
  ]);
  const remote = { BROWSER_ENDPOINT: `wss://farm.example/${KEY}, ws://127.0.0.1:3000/${KEY}` };
  expect(mistakesOf(remote)).toEqual([expect.stringMatching(/^BROWSER_ENDPOINT names the host farm\.example, which/)]);
  expect(mistakesOf({ ...remote, BROWSER_HOSTS: 'farm.example' })).toEqual([]);
  expect(readEnvironment({ ...remote, BROWSER_HOSTS: 'farm.example', THE_BOT_WATCHED: '1' }).browserEndpoints).toEqual(
    [],
  );
});

test('browser servers: workers take turns, and only a platform on this machine is reached through the connection', () => {
  const servers = ['ws://one.example/', 'ws://other.example/'].map((url) => new URL(url));
  const of = (worker: string | undefined, platform?: string) => connectOptionsOf(servers, worker, platform, isLoopback);
  expect(['0', '1', '2', undefined].map((worker) => of(worker)?.wsEndpoint)).toEqual(
    [0, 1, 0, 0].map((place) => servers[place]?.href),
  );
  expect(of('0', 'http://127.0.0.1:8000')?.exposeNetwork).toBe('<loopback>');
  expect(of('0', 'https://stand.example.org')).not.toHaveProperty('exposeNetwork');
  expect(connectOptionsOf([], '0', undefined, isLoopback)).toBeUndefined();
});

test.describe('browser servers', () => {
  test.describe.configure({ timeout: MAX_RUN_MS });

  test(
    'browser servers: two workers use two servers; files, downloads and time zones arrive, and no report has the key',
    { tag: '@by-night', ...WHOLE_RUN },
    async ({ serve, start, reports }) => {
      test.setTimeout(TWO_SERVERS_MS);
      const servers = await Promise.all([serve(), serve()]);
      const urls = servers.map(({ url }) => url);
      const { output } = await start(urls, ONE_FOR_EACH).exit;
      const { cases } = runIn(reports);
      expect(cases.length, output).toBeGreaterThan(10);
      // Not the verdict: a busy machine may miss a limit of the answer times.
      expect(
        cases.flatMap(({ id, outcome }) => (outcome === 'PASS' ? [] : [id])),
        output,
      ).toEqual([]);
      // One for the check before the run, one for the worker.
      for (const server of servers) expect(connections(server), server.process.output).toBe(2);
      expect(output).not.toContain(KEY);
      expect(readFileSync(path.join(reports, 'run.json'), 'utf8')).not.toContain(KEY);
    },
  );

  test('browser servers: without one, the run says so before any case', WHOLE_RUN, async ({ start, reports }) => {
    const { output } = await start([`ws://127.0.0.1:9/${KEY}`], ['e2e/sign-in/teacher.spec.ts']).exit;
    const { unhealthyReason, cases } = runIn(reports);
    expect(unhealthyReason).toContain('no browser starts at the browser server 127.0.0.1:9 (');
    expect(unhealthyReason).toContain('ECONNREFUSED');
    expect(output + (unhealthyReason ?? '')).not.toContain(KEY);
    expect(cases.map(({ outcome }) => outcome)).not.toContain('FAIL');
  });

  test(
    'browser servers: a lost connection is no failure of the platform',
    WHOLE_RUN,
    async ({ serve, start, reports }) => {
      const server = await serve();
      const run = start(
        [server.url],
        ['e2e/assignments/s1-create.spec.ts', 'e2e/sign-in/student.spec.ts', '--workers', '1'],
      );
      await run.printed(/(teacher opens teacher's dashboard)/);
      server.process.kill();
      const { output } = await run.exit;
      const { cases, verdict } = runIn(reports);
      expect(
        cases.map(({ outcome }) => outcome),
        output,
      ).not.toContain('FAIL');
      // The steps after the lost one were not reached, and have no failure of their own.
      const blocked = cases.flatMap(({ outcome, failure }) => (outcome === 'BLOCKED' ? (failure?.code ?? []) : []));
      expect(new Set(blocked), output).toEqual(new Set(['browser-server-lost']));
      expect(verdict.decision).toBe('NO-GO');
      expect(output).not.toContain(KEY);
    },
  );
});
