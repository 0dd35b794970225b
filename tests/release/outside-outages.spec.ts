import { expect, test } from '@playwright/test';
import { outsideOutages } from '../../reporting/verdict/figures';

/** An outage is one reason against a release, so the shares of failed responses leave out what it explains. */

const at = (clock: string) => Date.parse(`2026-11-30T${clock}Z`);
const answers = [
  { name: 'before', at: at('14:00:00'), ms: 90 },
  { name: 'cut off', at: at('14:02:10'), ms: 1_500 },
  { name: 'within', at: at('14:03:00'), ms: 3 },
  { name: 'after', at: at('14:03:41'), ms: 80 },
];
const names = (outages: Parameters<typeof outsideOutages>[1]) =>
  outsideOutages(answers, outages).map(({ name }) => name);

test('outside outages: responses of an outage are left out, also those that it cut off', () => {
  expect(names([{ from: '2026-11-30T14:02:11Z', to: '2026-11-30T14:03:40Z' }])).toEqual(['before', 'after']);
});

test('outside outages: after the beginning of an outage that still lasts nothing is left', () => {
  expect(names([{ from: '2026-11-30T14:02:11Z', to: null }])).toEqual(['before']);
});

test('outside outages: without an outage every response counts', () => {
  expect(names([])).toHaveLength(answers.length);
});
