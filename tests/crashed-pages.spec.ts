/** An expectation of a page that crashed is told as the crash. */
import { expect, test } from '@playwright/test';
import type { Failure } from '../suite/failure/failure';
import { explainedByCrash } from '../suite/monitoring/crashed-pages';

const CRASH = { code: 'page-crashed', page: '/admin/accounts' } as const;

test('crashed pages: what is not found on no named page, or differs on the crashed one, is the crash', () => {
  const unmet: Failure[] = [
    { code: 'timeout' },
    { code: 'different', page: '/admin/accounts', control: { kind: 'value', names: ['the form of the account'] } },
    { code: 'control-missing', page: '/admin/accounts', control: { kind: 'dialog', names: ['Редактировать'] } },
  ];
  for (const failure of unmet) expect(explainedByCrash(failure, [CRASH])).toEqual(CRASH);
});

test('crashed pages: a failure of another page, a refused request, a stored value and a run without a crash stay as they are', () => {
  const elsewhere = { code: 'different', page: '/admin/schedule' } as const;
  const refused = { code: 'refused', request: { method: 'PATCH', path: '/api/auth/users/:id/' } } as const;
  const stored: Failure = { code: 'different', control: { kind: 'value', names: ['the stored account'] } };
  for (const failure of [elsewhere, refused, stored]) expect(explainedByCrash(failure, [CRASH])).toEqual(failure);
  expect(explainedByCrash({ code: 'timeout' }, [])).toEqual({ code: 'timeout' });
});
