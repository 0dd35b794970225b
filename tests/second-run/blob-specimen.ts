/** Blobs as Playwright writes them, with the few fields that matter. */
import { pack, writeZip } from '../../lib/zip/zip';

export interface Tried {
  readonly test: string;
  readonly result: string;
  readonly status: string;
  readonly retry?: number;
}

interface Made {
  readonly tests: readonly string[];
  readonly attempts: readonly Tried[];
  readonly end?: { status: string; startTime: number; duration: number };
  readonly separator?: string;
  readonly errors?: readonly string[];
}

/** A blob with these tests in `a.spec.ts`; the id of a test is its title with a prefix. */
export function blobOf({
  tests,
  attempts,
  end = { status: 'failed', startTime: 1_000, duration: 400 },
  separator = '/',
  errors = [],
}: Made): Buffer {
  const entries = tests.map((title) => ({
    testId: `id-${title}`,
    title,
    annotations: [{ type: 'allure.label.case', description: title }],
  }));
  const events = [
    { method: 'onBlobReportMetadata', params: { version: 2, pathSeparator: separator } },
    { method: 'onConfigure', params: { config: { workers: 2 } } },
    { method: 'onProject', params: { project: { name: 'chromium', suites: [{ title: 'a.spec.ts', entries }] } } },
    { method: 'onBegin' },
    ...attempts.flatMap(({ test, result, status, retry = 0 }) => [
      { method: 'onTestBegin', params: { testId: `id-${test}`, result: { id: result, retry } } },
      {
        method: 'onStepBegin',
        params: { testId: `id-${test}`, resultId: result, step: { id: '1', title: 'presses' } },
      },
      { method: 'onTestEnd', params: { test: { testId: `id-${test}` }, result: { id: result, status } } },
    ]),
    ...errors.map((message) => ({ method: 'onError', params: { error: { message } } })),
    { method: 'onEnd', params: { result: end } },
  ];
  return writeZip([
    pack('resources/abc.png', Buffer.from('png')),
    pack('report.jsonl', Buffer.from(events.map((event) => JSON.stringify(event)).join('\n'))),
  ]);
}
