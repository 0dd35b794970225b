/** How the attempts of a second run are laid over the blob of the first. */
import { expect, test } from '@playwright/test';
import { readZip, unpack } from '../../lib/zip/zip';
import { INTERNAL_DATA } from '../../suite/run/internal-data';
import { layOver, testsOfBlob } from '../../tools/second-run/blob';
import { blobOf } from './blob-specimen';

const FIRST = { runId: 'first', build: '1' };
const SECOND = { runId: 'second', build: '2' };
const LABEL = 'allure.label.case';

interface Event {
  method: string;
  params?: {
    testId?: string;
    resultId?: string;
    result?: { id?: string; retry?: number; status?: string; startTime?: number; duration?: number };
    attachments?: { name: string; base64: string }[];
    error?: { message: string };
  };
}

function eventsOf(blob: Buffer): Event[] {
  const report = readZip(blob).find(({ name }) => name === 'report.jsonl');
  if (report === undefined) throw new Error('no events');
  return unpack(report)
    .toString('utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Event);
}

/** The runs by which attempts are marked, by their result. */
function marks(events: readonly Event[]): Record<string, string> {
  const attached = events.flatMap(({ params }) =>
    (params?.attachments ?? []).map((one) => ({ ...one, result: params?.resultId ?? '' })),
  );
  return Object.fromEntries(
    attached
      .filter(({ name }) => name === INTERNAL_DATA.origin)
      .map(({ result, base64 }) => [
        result,
        (JSON.parse(Buffer.from(base64, 'base64').toString()) as { runId: string }).runId,
      ]),
  );
}

const first = blobOf({
  tests: ['A', 'B', 'C'],
  attempts: [
    { test: 'A', result: 'r1', status: 'failed' },
    { test: 'A', result: 'r2', status: 'failed', retry: 1 },
    { test: 'B', result: 'r3', status: 'passed' },
  ],
});

test('second run: its attempts follow those of the first, each marked with its run', () => {
  const second = blobOf({
    tests: ['A'],
    attempts: [{ test: 'A', result: 's1', status: 'passed' }],
    end: { status: 'passed', startTime: 9_000, duration: 50 },
  });
  const laid = layOver({ blob: first, origin: FIRST }, { blob: second, origin: SECOND });
  expect(testsOfBlob(laid, LABEL)).toEqual([
    { id: 'id-A', line: '[chromium] › a.spec.ts › A', cases: ['A'], statuses: ['failed', 'failed', 'passed'] },
    { id: 'id-B', line: '[chromium] › a.spec.ts › B', cases: ['B'], statuses: ['passed'] },
    { id: 'id-C', line: '[chromium] › a.spec.ts › C', cases: ['C'], statuses: [] },
  ]);
  const events = eventsOf(laid);
  expect(marks(events)).toEqual({ r1: 'first', r2: 'first', r3: 'first', s1: 'second' });
  expect(events.filter(({ method }) => method === 'onTestBegin').map(({ params }) => params?.result?.retry)).toEqual([
    0, 1, 0, 2,
  ]);
  // Both runs together take the time of both, and not the time between them.
  expect(events.at(-1)).toEqual({
    method: 'onEnd',
    params: { result: { status: 'passed', startTime: 1_000, duration: 450 } },
  });
  for (const once of ['onBlobReportMetadata', 'onConfigure', 'onProject', 'onBegin', 'onEnd'])
    expect(
      events.filter(({ method }) => method === once),
      once,
    ).toHaveLength(1);
  expect(readZip(laid).map(({ name }) => name)).toEqual(['resources/abc.png', 'report.jsonl']);
});

test('second run: a third run keeps the marks of the first two', () => {
  const second = blobOf({ tests: ['A'], attempts: [{ test: 'A', result: 's1', status: 'failed' }] });
  const third = blobOf({ tests: ['A'], attempts: [{ test: 'A', result: 't1', status: 'passed' }] });
  const two = layOver({ blob: first, origin: FIRST }, { blob: second, origin: SECOND });
  const three = layOver(
    { blob: two, origin: { runId: 'both', build: '2' } },
    { blob: third, origin: { runId: 'third', build: '2' } },
  );
  expect(marks(eventsOf(three))).toEqual({ r1: 'first', r2: 'first', r3: 'first', s1: 'second', t1: 'third' });
});

test('second run: an attempt that was skipped or cut replaces no result, and nothing of it is left', () => {
  const second = blobOf({
    tests: ['A', 'B', 'C'],
    attempts: [
      { test: 'A', result: 's1', status: 'skipped' },
      { test: 'B', result: 's2', status: 'interrupted' },
      { test: 'C', result: 's3', status: 'skipped' },
    ],
  });
  const laid = layOver({ blob: first, origin: FIRST }, { blob: second, origin: SECOND });
  // C had no result: that it was skipped is what is known of it.
  expect(testsOfBlob(laid, LABEL).map(({ statuses }) => statuses)).toEqual([
    ['failed', 'failed'],
    ['passed'],
    ['skipped'],
  ]);
  const ofDropped = eventsOf(laid).filter(({ params }) =>
    ['s1', 's2'].includes(params?.resultId ?? params?.result?.id ?? ''),
  );
  expect(ofDropped).toEqual([]);
});

test('second run: tests that the first has not told of are added, once', () => {
  const second = blobOf({ tests: ['A', 'D'], attempts: [{ test: 'D', result: 's1', status: 'passed' }] });
  const tests = testsOfBlob(layOver({ blob: first, origin: FIRST }, { blob: second, origin: SECOND }), LABEL);
  expect(tests.map(({ id }) => id)).toEqual(['id-A', 'id-B', 'id-C', 'id-D']);
});

test('second run: errors outside the tests stay, except those of a platform that could not be tested', () => {
  const away = blobOf({ tests: ['A'], attempts: [], errors: ['the platform is away'] });
  const second = blobOf({
    tests: ['A'],
    attempts: [{ test: 'A', result: 's1', status: 'passed' }],
    errors: ['a worker crashed'],
  });
  const errors = (withoutErrors: boolean) =>
    eventsOf(layOver({ blob: away, origin: FIRST }, { blob: second, origin: SECOND }, withoutErrors)).flatMap(
      ({ params }) => params?.error?.message ?? [],
    );
  expect(errors(false)).toEqual(['the platform is away', 'a worker crashed']);
  expect(errors(true)).toEqual(['a worker crashed']);
});

test('second run: results of another operating system are refused', () => {
  const windows = blobOf({ tests: ['A'], attempts: [], separator: '\\' });
  expect(() => layOver({ blob: windows, origin: FIRST }, { blob: first, origin: SECOND })).toThrow(
    'The results are of another operating system',
  );
});
