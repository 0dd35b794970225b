/** Values that contradict each other within one response of a test. */
import { expect, test } from '@playwright/test';
import type { ReceivedResponse } from '../suite/consistency/record-log';
import { START, response, sentences } from './support/received-responses';

const IMPLAUSIBLE: Readonly<Record<string, [request: string, content: unknown, more?: Partial<ReceivedResponse>]>> = {
  'another record than the requested one': ['GET /api/assignments/17/', { id: 18 }],
  'answers to another assignment': ['GET /api/assignments/17/submissions/', [{ id: 3, assignment: 18 }]],
  'a count of more than the list': [
    'GET /api/assignments/',
    { count: 2, next: null, previous: null, results: [{ id: 3 }] },
  ],
  'a page that is not the last and has all': [
    'GET /api/assignments/',
    { count: 1, next: '/?page=2', previous: null, results: [{ id: 3 }] },
  ],
  'a record that is listed twice': [
    'GET /api/assignments/',
    [
      { id: 3, title: 'а' },
      { id: 3, title: 'а' },
    ],
  ],
  'a moment of the past that lies in the future': [
    'GET /api/assignments/3/',
    { id: 3, created_at: '2026-11-28T15:30:00Z' },
  ],
  'a deadline that has not passed and is called overdue': [
    'GET /api/assignments/3/',
    { id: 3, due_date: '2027-11-28T15:30:00Z', is_overdue: true },
  ],
  'a name that is not that of its parts': [
    'GET /api/auth/users/3/',
    { id: 3, first_name: 'Анна', last_name: 'Иванова', full_name: 'Анна Иванов' },
  ],
  'a share that is not that of the points': [
    'GET /api/assignments/submissions/3/',
    { id: 3, score: 110, max_score: 130, percentage: 85 },
  ],
  'an answer that does not show its latest version': [
    'GET /api/assignments/submissions/3/',
    {
      id: 3,
      content: 'б',
      versions: [
        { version: 1, content: 'б' },
        { version: 2, content: 'а' },
      ],
    },
  ],
  'a status that does not exist': [
    'GET /api/assignments/3/',
    { id: 3, title: 'а', due_date: '2027-11-28T15:30:00Z', status: 'publishe' },
  ],
  'a role that is called another one': ['GET /api/auth/users/3/', { id: 3, role: 'tutor', role_display: 'Родитель' }],
  'a total that is not that of the list beside it': [
    'GET /api/materials/parent/',
    { total_children: 1, children: [{ id: 3 }, { id: 4 }] },
  ],
  'a total that is not that of its only page': [
    'GET /api/parent/children/',
    { results: [{ id: 3 }], pagination: { page: 1, limit: 50, total: 2 } },
  ],
  'a role that does not exist': ['GET /api/auth/me/', { role: 'studen' }],
  'an accepted request that is called failed': ['POST /api/accounts/logout/', { success: false }],
  'a response that scripts of any site may read': ['GET /api/auth/me/', {}, { allowOrigin: '*' }],
  'a response that every cache may keep': ['GET /api/auth/me/', {}, { cacheControl: 'public, max-age=300' }],
};

for (const [what, [request, content, more]] of Object.entries(IMPLAUSIBLE)) {
  test(`consistency: ${what} is reported`, async () => {
    expect(await sentences([response(request, content, more)])).toHaveLength(1);
  });
}

test('consistency: correct values are not reported', async () => {
  const now = new Date(START).toISOString();
  const person = { first_name: 'Анна', last_name: '', full_name: 'Анна', date_joined: now };
  const answer = { id: 3, assignment: 17, score: 110, max_score: 130, percentage: 84.62, submitted_at: now };
  expect(
    await sentences([
      response('GET /api/assignments/17/submissions/', [answer, { ...answer, id: 4 }]),
      response(
        'GET /api/assignments/',
        {
          count: 12,
          next: '/?page=2',
          previous: null,
          results: [{ id: 3, due_date: '2027-01-01T00:00:00Z', is_overdue: false, student: person }],
        },
        { cacheControl: 'private' },
      ),
      response('GET /api/parent/children/', { results: [{ id: 3 }], pagination: { page: 1, limit: 1, total: 2 } }),
      response('GET /api/auth/me/', { role: 'tutor', role_display: 'Тьютер' }),
      response('GET /api/dashboard/parent/children/7/subjects/', [
        { id: 1, enrollment_id: 1 },
        { id: 1, enrollment_id: 2 },
      ]),
    ]),
  ).toEqual([]);
});

test("consistency: a program's word for nothing is no text", async () => {
  expect(await sentences([response('GET /api/auth/me/', { id: 1, goal: 'null' })])).toEqual([
    'GET /api/auth/me/: goal is «null» instead of «a text, or nothing»',
  ]);
  expect(await sentences([response('GET /api/auth/me/', { id: 1, goal: 'Null' })]), 'a word that contains it').toEqual(
    [],
  );
});
