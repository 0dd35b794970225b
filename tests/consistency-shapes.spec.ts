/** On the recorded platform every response of a test has the recorded status, fields, types and order. */
import { expect, test } from '@playwright/test';
import type { ReceivedResponse } from '../suite/consistency/record-log';
import { recordedEndpoint } from '../suite/consistency/recorded-shapes';
import { response, sentences } from './support/received-responses';

test('consistency: on the recorded platform status, fields and types of a response are those that were recorded', async () => {
  const lesson = { id: 1, title: 'Математика' };
  const filters = { success: true, students: [], subjects: [], teachers: [{ id: 1, name: 'Иван Петров' }] };
  const read = (content: unknown, more: Partial<ReceivedResponse> = {}) =>
    sentences([response('GET /api/admin/schedule/filters/', content, { cacheControl: 'no-store', ...more })], true);
  expect(await read(filters)).toEqual([]);
  expect(await read({ ...filters, more: lesson }), 'other fields are tolerated').toEqual([]);
  expect(await read({ ...filters, teachers: [{ id: 1 }] })).toEqual([
    'GET /api/admin/schedule/filters/: teachers[].name is missing instead of null or string',
  ]);
  expect(await read({ ...filters, teachers: [{ id: '1', name: 'Иван Петров' }] })).toEqual([
    'GET /api/admin/schedule/filters/: teachers[].id is string instead of null or number',
  ]);
  expect(await read({ ...filters, subjects: null })).toHaveLength(1);
  expect(await read(filters, { status: 201 })).toEqual([
    'GET /api/admin/schedule/filters/: the status is 201 instead of 200',
  ]);
  expect(await read(filters, { cacheControl: '' })).toEqual([
    'GET /api/admin/schedule/filters/: cache-control is missing instead of no-store',
  ]);
  expect(await sentences([response('GET /api/admin/schedule/filters/', {})]), 'another platform').toEqual([]);
});

test('consistency: on the recorded platform lists have the recorded order', async () => {
  const read = (...ids: number[]) => [
    response(
      'GET /api/admin/users/',
      ids.map((id) => ({ id })),
      { cacheControl: 'no-store' },
    ),
  ];
  const orders = async (...ids: number[]) =>
    (await sentences(read(...ids), true)).filter((sentence) => sentence.includes('order'));
  expect(await orders(9, 7, 3)).toEqual([]);
  expect(await orders(3, 7)).toEqual(['GET /api/admin/users/: the list is not in the order of falling ids: 3, 7']);
  expect(await sentences(read(3, 7)), 'another platform').toEqual([]);
  const lessons = (...times: string[]) =>
    sentences(
      [
        response('GET /api/scheduling/lessons/', {
          results: times.map((start_time, index) => ({ id: String(index), date: '2026-11-30', start_time })),
        }),
      ],
      true,
    );
  const ofOrder = (found: readonly string[]) => found.filter((sentence) => sentence.includes('order'));
  expect(ofOrder(await lessons('12:00', '10:00', '10:00'))).toEqual([]);
  expect(ofOrder(await lessons('10:00', '12:00'))).toEqual([
    'GET /api/scheduling/lessons/: the list is not in the order of falling date and start_time: 2026-11-30 10:00, 2026-11-30 12:00',
  ]);
});

test('consistency: a request finds the recorded endpoint that it names', () => {
  expect(recordedEndpoint('GET', '/api/assignments/assignments/')?.statuses).toEqual([200]);
  expect(recordedEndpoint('DELETE', '/api/assignments/17/')?.statuses).toEqual([204]);
  expect(recordedEndpoint('GET', '/api/nowhere/')).toBeUndefined();
});
