/** Hand-made traces in the format of the pinned Playwright version: small, and each for one purpose. */
import { pack, writeZip } from '../../lib/zip/zip';

export interface TraceStep {
  title: string;
  kind?: string;
  subject?: string;
  /** Start and end, in milliseconds. */
  from: number;
  to: number;
  error?: string;
  inside?: string;
  file?: string;
}

export interface TraceRequest {
  method?: string;
  path: string;
  status: number;
  at: number;
  ms?: number;
  body?: string;
}

export interface TraceInput {
  title?: string;
  steps: TraceStep[];
  requests?: TraceRequest[];
  errors?: string[];
  pageErrors?: string[];
  /** Snapshots of the page, as the recorder writes them. */
  views?: { at: number; html: unknown }[];
  /** What the test left for tools, by the name of the attachment. */
  notes?: Record<string, unknown>;
  /** Build that the platform tells in each response. */
  build?: string;
}

/** The clock of a trace does not begin at zero. */
const CLOCK = 20_000;

const OPTIONS = { type: 'context-options', wallTime: Date.parse('2026-11-22T10:00:00Z'), monotonicTime: CLOCK };

/** A step with the id of its call. */
type Call = TraceStep & { id: string };

/** The trace's zip. Steps are the teacher's if their title says so; requests are those of the same window. */
export function buildTrace({
  title = 'assignments/s1.spec.ts:7 › S1 the teacher gives homework',
  steps,
  requests = [],
  errors = [],
  pageErrors = [],
  views = [],
  notes = {},
  build,
}: TraceInput): Buffer {
  const calls = steps.map((step, index) => ({ ...step, id: `call@${index}` }));
  const left = Object.entries(notes);
  return writeZip([
    pack('test.trace', jsonLines([...runnerEvents(calls, errors), ...left.map(([name]) => attaching(name))])),
    pack('0-trace.trace', jsonLines([...windowEvents(title, calls, pageErrors), ...views.map(frameSnapshot)])),
    pack('0-trace.network', jsonLines(requests.map((request, index) => resourceSnapshot(request, index, build)))),
    ...left.map(([name, content]) => pack(`attachments/${name}`, Buffer.from(JSON.stringify(content)))),
    ...requests.map(({ body = '{}' }, index) => pack(`resources/${index}.json`, Buffer.from(body))),
  ]);
}

/** What the runner records: annotations, the steps with their places in the code, and the errors of the test. */
function runnerEvents(calls: readonly Call[], errors: readonly string[]): object[] {
  const idOf = (name: string | undefined) => calls.find((call) => call.title === name)?.id;
  return [
    {
      ...OPTIONS,
      annotations: [
        { type: 'allure.label.role', description: 'teacher' },
        { type: 'allure.label.case', description: '1.9' },
      ],
    },
    ...calls.flatMap((call) => stepEvents(call, idOf(call.inside))),
    ...errors.map((message) => ({
      type: 'error',
      message,
      stack: [{ file: '/somewhere/e2e/assignments/s1.spec.ts', line: 12 }],
    })),
  ];
}

function stepEvents(
  { id, title, kind = 'test.step', subject, from, to, error, file = 'e2e/assignments/s1.spec.ts' }: Call,
  parentId: string | undefined,
): object[] {
  return [
    {
      type: 'before',
      callId: id,
      parentId,
      startTime: CLOCK + from,
      method: kind,
      title,
      subtitle: subject,
      stack: [{ file: `/somewhere/${file}`, line: 12 }],
    },
    {
      type: 'after',
      callId: id,
      endTime: CLOCK + to,
      ...(error === undefined ? {} : { error: { message: error } }),
    },
  ];
}

/** What the browser context records: its options, the calls, and the errors of its page. */
function windowEvents(title: string, calls: readonly Call[], pageErrors: readonly string[]): object[] {
  return [
    { ...OPTIONS, title, options: { baseURL: 'http://127.0.0.1:4000' } },
    ...calls.map(({ id, from, kind = 'test.step' }) => ({
      type: 'before',
      callId: id,
      startTime: CLOCK + from,
      method: kind,
    })),
    ...pageErrors.map((message) => ({
      type: 'event',
      time: CLOCK + 10,
      method: 'pageError',
      params: { error: { error: { message } } },
    })),
  ];
}

function attaching(name: string): object {
  return { type: 'after', callId: 'unknown', endTime: CLOCK, attachments: [{ name, file: `attachments/${name}` }] };
}

function frameSnapshot({ at, html }: { at: number; html: unknown }): object {
  return {
    type: 'frame-snapshot',
    snapshot: {
      pageId: 'page@1',
      frameId: 'frame@1',
      frameUrl: 'http://127.0.0.1:4000/dashboard/student',
      html,
      timestamp: CLOCK + at,
      isMainFrame: true,
    },
  };
}

function resourceSnapshot(
  { method = 'GET', path, status, at, ms = 20 }: TraceRequest,
  index: number,
  build: string | undefined,
): object {
  const headers = build === undefined ? [] : [{ name: 'x-the-bot-sandbox', value: build }];
  return {
    type: 'resource-snapshot',
    snapshot: {
      _monotonicTime: CLOCK + at,
      time: ms,
      request: { method, url: `http://127.0.0.1:4000${path}` },
      response: { status, headers, content: { _file: `resources/${index}.json` } },
    },
  };
}

function jsonLines(lines: object[]): Buffer {
  return Buffer.from(lines.map((line) => JSON.stringify(line)).join('\n'));
}
