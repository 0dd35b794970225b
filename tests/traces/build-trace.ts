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
}

/** The clock of a trace does not begin at zero. */
const CLOCK = 20_000;

/** The trace's zip. Steps are the teacher's if their title says so; requests are those of the same window. */
export function buildTrace({
  title = 'assignments/s1.spec.ts:7 › S1 the teacher gives homework',
  steps,
  requests = [],
  errors = [],
  pageErrors = [],
}: TraceInput): Buffer {
  const options = { type: 'context-options', wallTime: Date.parse('2026-11-22T10:00:00Z'), monotonicTime: CLOCK };
  const calls = steps.map((step, index) => ({ ...step, id: `call@${index}` }));
  const idOf = (name: string | undefined) => calls.find((call) => call.title === name)?.id;
  const runner = [
    {
      ...options,
      annotations: [
        { type: 'allure.label.role', description: 'teacher' },
        { type: 'allure.label.case', description: '1.9' },
      ],
    },
    ...calls.flatMap(
      ({
        id,
        title: sentence,
        kind = 'test.step',
        subject,
        from,
        to,
        error,
        inside,
        file = 'e2e/assignments/s1.spec.ts',
      }) => [
        {
          type: 'before',
          callId: id,
          parentId: idOf(inside),
          startTime: CLOCK + from,
          method: kind,
          title: sentence,
          subtitle: subject,
          stack: [{ file: `/somewhere/${file}`, line: 12 }],
        },
        {
          type: 'after',
          callId: id,
          endTime: CLOCK + to,
          ...(error === undefined ? {} : { error: { message: error } }),
        },
      ],
    ),
    ...errors.map((message) => ({
      type: 'error',
      message,
      stack: [{ file: '/somewhere/e2e/assignments/s1.spec.ts', line: 12 }],
    })),
  ];
  const window = [
    { ...options, title, options: { baseURL: 'http://127.0.0.1:4000' } },
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
  const network = requests.map(({ method = 'GET', path, status, at, ms = 20 }, index) => ({
    type: 'resource-snapshot',
    snapshot: {
      _monotonicTime: CLOCK + at,
      time: ms,
      request: { method, url: `http://127.0.0.1:4000${path}` },
      response: { status, content: { _file: `resources/${index}.json` } },
    },
  }));
  return writeZip([
    pack('test.trace', jsonLines(runner)),
    pack('0-trace.trace', jsonLines(window)),
    pack('0-trace.network', jsonLines(network)),
    ...requests.map(({ body = '{}' }, index) => pack(`resources/${index}.json`, Buffer.from(body))),
  ]);
}

function jsonLines(lines: object[]): Buffer {
  return Buffer.from(lines.map((line) => JSON.stringify(line)).join('\n'));
}
