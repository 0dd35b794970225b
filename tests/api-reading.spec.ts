/**
 * Responses of builds that wrap the same content differently are read alike, and a response without content is not
 * taken for content.
 */
import { expect, test } from '@playwright/test';
import { z } from 'zod';
import { below, decimal, listSchema, unwrapped, wrappedOrFlat } from '../suite/network/reading';

const item = z.object({ id: z.number() });
const items = [{ id: 1 }, { id: 2 }];
const list = listSchema(item, 'students');

for (const [form, answer] of [
  ['plain', items],
  ['paginated', { count: 2, next: null, previous: null, results: items }],
  ['only `results`', { results: items }],
  ['in `data`', { success: true, data: items }],
  ['in `data`, paginated', { success: true, data: { count: 2, results: items } }],
  ['below its name', { students: items }],
  ['below its name in `data`', { data: { students: items } }],
  ['below its name, paginated', { students: { results: items } }],
] as const) {
  test(`reading: a list that is ${form}`, () => expect(list.parse(answer).results).toEqual(items));
}

test('reading: a list has its next page and count if the build returns them', () => {
  const next = 'http://platform/api/auth/students/?page=2';
  expect(list.parse({ count: 7, next, results: items })).toEqual({ count: 7, next, results: items });
  expect(list.parse(items)).toEqual({ count: undefined, next: null, results: items });
  expect(list.parse({ count: 7, next, data: { students: items } }), 'the envelope may stand around the list').toEqual({
    count: 7,
    next,
    results: items,
  });
});

for (const [what, answer] of [
  ['an object', { id: 1 }],
  ['a list below a name that is not known', { teachers: items }],
  ['a list of something else', [{ name: 'Анна' }]],
  ['null', null],
  ['nothing', undefined],
  ['text', '<html></html>'],
] as const) {
  test(`reading: ${what} is not read as a list of these items`, () =>
    expect(list.safeParse(answer).success).toBe(false));
}

test('reading: an object is read at the top, in `data` and below its name', () => {
  expect(wrappedOrFlat(item).parse({ id: 1 })).toEqual({ id: 1 });
  expect(wrappedOrFlat(item).parse({ success: true, data: { id: 1 } })).toEqual({ id: 1 });
  const user = below('user', item);
  for (const answer of [
    { id: 1 },
    { data: { id: 1 } },
    { user: { id: 1 }, profile: { id: 9 } },
    { data: { user: { id: 1 }, id: 9 } },
  ])
    expect(user.parse(answer)).toEqual({ id: 1 });
  expect(user.safeParse({ profile: { id: 9 } }).success).toBe(false);
});

test('reading: a field `data` without content is an ordinary field', () => {
  for (const answer of [
    { data: null, id: 1 },
    { data: 'text', id: 1 },
    { data: 7, id: 1 },
  ])
    expect(unwrapped(answer)).toEqual(answer);
});

test('reading: a number may be decimal text, and no other text is a number', () => {
  for (const [written, number] of [
    [50, 50],
    ['50.00', 50],
    ['0', 0],
    ['-1.5', -1.5],
    [85.5, 85.5],
  ] as const)
    expect(decimal.parse(written)).toBe(number);
  for (const written of ['', ' ', '85%', '1e3', '85,5', '1.', null, undefined, true])
    expect(decimal.safeParse(written).success, String(written)).toBe(false);
});
