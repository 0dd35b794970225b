/** What an editor does with the suite, in the protocol of Playwright's extension for VS Code: a test server, one WebSocket. */
import { expect, test as base } from '@playwright/test';
import { WebSocket } from 'undici';
import { z } from 'zod';
import { CASES } from '../suite/catalogue';
import { PlaywrightProcess } from '../tools/suite/playwright';
import { BY_NIGHT, MAX_RUN_MS } from './support/child-run';

const messageSchema = z.object({
  id: z.number().optional(),
  method: z.string().optional(),
  params: z.unknown().optional(),
  result: z.unknown().optional(),
  error: z.unknown().optional(),
});
const statusSchema = z.object({ status: z.string() });

/** Suites and tests of a report, as far as the explorer shows them. */
interface Entry {
  title: string;
  testId?: string | undefined;
  tags?: string[] | undefined;
  entries?: Entry[] | undefined;
}
const entrySchema: z.ZodType<Entry> = z.lazy(() =>
  z.object({
    title: z.string(),
    testId: z.string().optional(),
    tags: z.array(z.string()).optional(),
    entries: z.array(entrySchema).optional(),
  }),
);
const listSchema = z.object({
  status: z.string(),
  report: z.array(z.object({ method: z.string(), params: z.unknown().optional() })),
});
const projectSchema = z.object({ project: z.object({ suites: z.array(entrySchema) }) });
const stdioSchema = z.object({ type: z.string(), text: z.string().optional(), buffer: z.string().optional() });
const endedSchema = z.object({
  method: z.literal('onTestEnd'),
  params: z.object({ test: z.object({ testId: z.string() }), result: z.object({ status: z.string() }) }),
});

/** A connection as the extension has one: a request has an id, and its response the same. */
class TestServer {
  readonly ended: { testId: string; status: string }[] = [];
  output = '';
  private readonly waiting = new Map<number, (message: z.infer<typeof messageSchema>) => void>();
  private last = 0;

  private constructor(private readonly socket: WebSocket) {
    socket.addEventListener('message', ({ data }) => this.receive(messageSchema.parse(JSON.parse(String(data)))));
  }

  static async connect(url: string): Promise<TestServer> {
    const socket = new WebSocket(url);
    await new Promise((resolve, reject) => {
      socket.addEventListener('open', resolve);
      socket.addEventListener('error', reject);
    });
    return new TestServer(socket);
  }

  async call<T>(method: string, params: object, schema: z.ZodType<T>): Promise<T> {
    const id = ++this.last;
    const response = new Promise<z.infer<typeof messageSchema>>((resolve) => this.waiting.set(id, resolve));
    this.socket.send(JSON.stringify({ id, method, params }));
    const { error, result } = await response;
    if (error !== undefined) throw new Error(`${method}: ${JSON.stringify(error)}`);
    return schema.parse(result);
  }

  close(): void {
    this.socket.close();
  }

  private receive(message: z.infer<typeof messageSchema>): void {
    if (message.id !== undefined) this.waiting.get(message.id)?.(message);
    const end = endedSchema.safeParse(message.params).data;
    if (message.method === 'report' && end !== undefined)
      this.ended.push({ testId: end.params.test.testId, status: end.params.result.status });
    if (message.method !== 'stdio') return;
    const { text, buffer } = stdioSchema.parse(message.params);
    this.output += text ?? Buffer.from(buffer ?? '', 'base64').toString();
  }
}

/** The extension's own variables for a run, and for a debug session. */
const RUN = { FORCE_COLOR: '1' };
const DEBUG = { ...RUN, PWDEBUG: 'console' };

const test = base.extend<{ open: (variables: Record<string, string>) => Promise<[TestServer, PlaywrightProcess]> }>({
  open: async ({ browserName: _none }, use, testInfo) => {
    const opened: PlaywrightProcess[] = [];
    await use(async (variables) => {
      const process = new PlaywrightProcess(['test-server', '-c', 'playwright.config.ts', '--host', '127.0.0.1'], {
        output: 'captured',
        variables: {
          BASE_URL: '',
          SANDBOX_URL: undefined,
          THE_BOT_TARGET_KIND: undefined,
          THE_BOT_RUN_ID: undefined,
          THE_BOT_SEED: undefined,
          REPORTS_DIR: testInfo.outputPath('reports'),
          ...variables,
        },
      });
      opened.push(process);
      const server = await TestServer.connect(await process.printed(/Listening on (ws:\S+)/));
      await server.call('initialize', { interceptStdio: true, closeOnDisconnect: true }, z.unknown());
      return [server, process];
    });
    for (const process of opened) {
      if (testInfo.status !== testInfo.expectedStatus) await testInfo.attach('output', { body: process.output });
      process.kill();
    }
  },
});

async function testsOf(server: TestServer, locations: readonly string[]): Promise<Entry[]> {
  const { status, report } = await server.call('listTests', { locations }, listSchema);
  expect(status, JSON.stringify(report).slice(0, 2_000)).toBe('passed');
  const suites = report.flatMap(({ method, params }) =>
    method === 'onProject' ? projectSchema.parse(params).project.suites : [],
  );
  const flat = (entries: readonly Entry[]): Entry[] =>
    entries.flatMap((entry) => (entry.testId === undefined ? flat(entry.entries ?? []) : [entry]));
  return flat(suites);
}

test.describe.configure({ timeout: MAX_RUN_MS });

test('editor: every test of the explorer begins with the id of its case, its scenario or its area', async ({
  open,
}) => {
  const [server] = await open(RUN);
  const titles = (await testsOf(server, [])).map(({ title }) => title);
  const ids = new Set<string>(CASES.flatMap(({ id, scenario }) => [id, scenario]));
  // «S6.a–d days late …», «PF37–PF39 one user …», «M API: admin may read …»: an area of tests beyond the protocol has no number.
  const idOf = (title: string) => /^[A-Z]{1,2}\d*|^\d+\.\d+/.exec(title)?.[0] ?? title;
  const isKnown = (id: string) => ids.has(id) || /^[A-Z]{1,2}$/.test(id);
  expect(titles.length).toBeGreaterThan(500);
  expect(titles.filter((title) => !isKnown(idOf(title)))).toEqual([]);
});

for (const [how, variables] of [
  ['run', RUN],
  ['debug', DEBUG],
] as const) {
  test(
    `editor: ${how} starts the sandbox by itself, runs a case twice, and ends with the editor`,
    BY_NIGHT,
    async ({ open }) => {
      const [server, process] = await open(variables);
      const tests = await testsOf(server, ['e2e/sign-in/teacher\\.spec\\.ts']);
      expect(tests.map(({ title }) => title)).toEqual(['A2 the teacher signs in and lands on the own dashboard']);
      expect(await server.call('runGlobalSetup', {}, statusSchema), server.output).toMatchObject({ status: 'passed' });
      for (const count of [1, 2]) {
        const testIds = tests.map(({ testId }) => testId);
        const { status } = await server.call('runTests', { locations: [], testIds, workers: 1 }, statusSchema);
        expect([status, server.ended.map((one) => one.status)], server.output).toEqual([
          'passed',
          Array(count).fill('passed'),
        ]);
      }
      expect(await server.call('runGlobalTeardown', {}, statusSchema)).toMatchObject({ status: 'passed' });
      server.close();
      await process.exit;
    },
  );
}
