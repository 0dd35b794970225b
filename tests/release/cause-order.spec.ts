/** Which causes a reader meets first. */
import { expect, test } from '@playwright/test';
import { criticalFirst, namedOf } from '../../reporting/render/release/cause-order';
import type { ReportCause } from '../../reporting/render/release/report';

type Ordered = Parameters<typeof criticalFirst>[0][number];
const cause = (more: Partial<Ordered>): Ordered => ({
  priority: 'P1',
  code: 'refused',
  request: null,
  status: null,
  failed: [],
  blocked: [],
  ...more,
});
const failed = (id: string): ReportCause['failed'] => [
  {
    id,
    title: { en: '', ru: '' },
    role: '',
    priority: 'P1',
    status: 'failed',
    seen: '',
    screenshot: null,
    trace: null,
  },
];
const missing = cause({ request: 'GET /api/assignments/submissions/:id/', status: 404, blocked: ['4.1', '5.1'] });
const notStored = cause({ code: 'different', failed: failed('3.5'), blocked: ['3.6'] });

test('cause order: what was not stored comes before the larger cause of records that are missing', () => {
  expect(criticalFirst([missing, notStored])).toEqual([notStored, missing]);
  const byPage = { ...notStored, code: 'untrue-success' as const, request: 'POST /api/assignments/:id/submit/' };
  expect(criticalFirst([missing, byPage])).toEqual([byPage, missing]);
});

test('cause order: nothing else moves a cause before a larger one', () => {
  for (const other of [
    // A check shows a wrong value, and stores nothing.
    { ...notStored, failed: failed('3.6') },
    // It comes later in the workflow than the missing records.
    { ...notStored, failed: failed('4.10') },
    // Nothing depends on it.
    { ...notStored, blocked: [] },
    { ...notStored, code: 'server-error' as const },
  ])
    expect(criticalFirst([missing, other])).toEqual([missing, other]);
  const refused = { ...missing, status: 403 };
  expect(criticalFirst([refused, notStored])).toEqual([refused, notStored]);
});

test('cause order: a critical cause comes before any larger one, and dozens of missing refusals leave room for what does not work', () => {
  const small = cause({ failed: failed('4.10') });
  const large = cause({ priority: 'P2', blocked: ['1.1', '1.2', '1.3'] });
  const open = Array.from({ length: 9 }, (_, index) =>
    cause({ code: 'not-refused', failed: failed(`SE${index + 1}`) }),
  );
  const works = Array.from({ length: 5 }, () => cause({}));
  expect(namedOf(criticalFirst([large, small]))).toEqual([small, large]);
  expect(namedOf(criticalFirst([...works, ...open])).map(({ code }) => code)).toEqual([
    ...Array<string>(2).fill('not-refused'),
    ...Array<string>(4).fill('refused'),
  ]);
  // Where less is broken otherwise, the places are used.
  expect(namedOf(criticalFirst([small, ...open])).map(({ code }) => code)).toEqual([
    ...Array<string>(5).fill('not-refused'),
    'refused',
  ]);
  expect(namedOf(criticalFirst(open))).toHaveLength(6);
});
