/** The cause of a failure without its trace: nearest text, controls, other places of a number, last change, load. */
import { expect, test } from '@playwright/test';
import { markedDifference, nearestText } from '../../lib/text-difference';
import { explain, type Explanation } from '../../reporting/trace/explanation';
import { failureOf } from '../../reporting/trace/failure';
import { readTrace } from '../../reporting/trace/trace';
import { buildTrace, type TraceInput } from './build-trace';

const PAGE = [
  'HTML',
  {},
  ['HEAD', {}, ['TITLE', {}, 'Домашняя работа']],
  [
    'BODY',
    {},
    ['H1', {}, 'Домашняя работа'],
    ['P', {}, 'Оценка ', ['B', {}, '84 из 100']],
    ['P', {}, 'Хорошо решено, не хватает объ'],
    ['P', { style: 'display: none' }, 'Хорошо решено, не хватает объяснений'],
    ['BUTTON', { disabled: '' }, 'Опубликовать оценку'],
    ['A', { href: '/' }, 'Главная'],
    ['LABEL', { for: 'x' }, 'Отзыв'],
    ['TEXTAREA', { id: 'x' }],
  ],
];
const COMMENT = 'Хорошо решено, не хватает объяснений';

/** The explanation of a failed expectation at 900 ms, with this failure as data. */
function explained(failure: Record<string, unknown>, more: Partial<TraceInput> = {}): Explanation {
  const trace = readTrace(
    buildTrace({
      steps: [{ title: '5.5 student reads the comment', from: 100, to: 900, error: 'Error: it is not there' }],
      errors: ['Error: it is not there'],
      // The second snapshot refers to the body of the first.
      views: [
        { at: 200, html: PAGE },
        { at: 800, html: ['HTML', {}, [[1, 20]]] },
        { at: 950, html: ['HTML', {}, ['BODY', {}, 'another page']] },
      ],
      ...more,
      notes: { _failures: { failures: [failure] }, ...more.notes },
    }),
  );
  const found = failureOf(trace);
  if (found === undefined) throw new Error('The trace has a failure.');
  return explain(trace, found);
}

test('text difference: the nearest text is found by its beginning or its letters, and the difference is marked', () => {
  expect(nearestText(COMMENT, ['Отзыв', 'Хорошо решено, не', COMMENT])).toBe('Хорошо решено, не');
  expect(nearestText('Опубликовать', ['Главная', 'Опубликовать оценку'])).toBe('Опубликовать оценку');
  expect(nearestText(COMMENT, ['Отзыв', '85 из 100'])).toBeUndefined();
  expect(markedDifference('85 из 100', '84 из 100')).toEqual(['8⟦5⟧ из 100', '8⟦4⟧ из 100']);
  expect(markedDifference('начало и конец', 'начало')).toEqual(['начало⟦ и конец⟧', 'начало⟦⟧']);
});

test('explanation: a missing text is told with the nearest one that a person saw, and with what the API told', () => {
  const requests = [
    {
      path: '/api/assignments/7/',
      status: 200,
      at: 300,
      body: '{"items":[{"feedback":"Хорошо решено, не хватает объ"}]}',
    },
  ];
  const { nearest, responseValue, page } = explained(
    { code: 'different', expected: COMMENT, seen: 'Оценка' },
    { requests },
  );
  expect(nearest?.text).toBe('Хорошо решено, не хватает объ');
  expect(nearest?.expected).toContain('объ⟦яснений⟧');
  expect(responseValue).toMatchObject({ as: 'found', request: 'GET /api/assignments/7/', field: 'items[0].feedback' });
  expect(page).toBe('http://127.0.0.1:4000/dashboard/student');
  const whole = [{ path: '/api/assignments/7/', status: 200, at: 300, body: JSON.stringify({ feedback: COMMENT }) }];
  expect(explained({ code: 'different', expected: COMMENT, seen: '…' }, { requests: whole }).responseValue?.as).toBe(
    'expected',
  );
});

test('explanation: a missing control is told with those of the same kind, and a wrong number with its other places', () => {
  const control = { kind: 'button', names: ['Опубликовать'] };
  expect(explained({ code: 'control-missing', control }).controls).toEqual([
    { role: 'button', name: 'Опубликовать оценку', disabled: true },
  ]);
  const field = { kind: 'field', names: ['Ответ'] };
  expect(explained({ code: 'control-missing', control: field }).controls?.map(({ name }) => name)).toEqual(['Отзыв']);
  const requests = [{ path: '/api/x/', status: 200, at: 300, body: '{"score":85,"max":100}' }];
  const { elsewhere, nearest } = explained({ code: 'different', expected: '«85 из 100»', seen: '84' }, { requests });
  expect(elsewhere).toEqual({ page: [], api: [{ request: 'GET /api/x/', field: 'score', text: '85' }] });
  expect(nearest).toBeUndefined();
});

test('explanation: the last change before the failure, and the load while it waited', () => {
  const start = Date.parse('2026-11-22T10:00:00Z');
  const change = { method: 'PATCH', path: '/api/x/', status: 200, by: 'suite', sent: { score: '85' } };
  const { lastChange, waited } = explained(
    { code: 'timeout' },
    {
      steps: [{ title: 'student waits', from: 100, to: 900, error: 'TimeoutError: Timeout 800ms exceeded.' }],
      errors: ['TimeoutError: Timeout 800ms exceeded.'],
      notes: {
        _changes: [50, 400, 2_000].map((at) => ({ ...change, at: start + at })),
        _machine: {
          processors: 2,
          samples: [
            [start + 500, 9.5, 0.97],
            [start + 60_000, 40, 1],
          ],
        },
      },
    },
  );
  expect(lastChange?.at).toBe(start + 400);
  expect(waited).toEqual({ ms: 800, limitMs: 800, load: 9.5, processors: 2, busy: 0.97 });
});
