/** Data that a refused user may still receive: nothing, or their own records. */
import { expect, test } from '@playwright/test';
import { marksOf } from '../suite/api/marks-of-others';
import { holdsOnlyEmptyLists, tellsNothingOfOthers } from '../suite/api/own-records';

const SELF = { id: 5, email: 'anna@school.example' };
const mine = { id: 40, student: 5 };
const others = { id: 41, student: 6 };

for (const [what, content] of [
  ['an empty list', []],
  ['an empty list in pages', { count: 0, next: null, previous: null, results: [] }],
  ['an empty list below its name', { students: [] }],
  ['an empty list in `data`', { success: true, data: [] }],
  ['own things by number', [mine, { id: 42, author: 5 }, { id: 43, user: 5 }, { id: 44, owner: 5 }]],
  [
    'a profile of the user',
    { user: { id: 5, email: 'anna@school.example' }, profile: { id: 2, bio: '', is_telegram_linked: false } },
  ],
  [
    'own things by address, in whatever case',
    [
      { id: 5, email: 'Anna@School.example' },
      { id: 1, user: { email: 'anna@school.example' } },
    ],
  ],
] as const) {
  test(`own records: ${what} contains nothing of other users`, () =>
    expect(tellsNothingOfOthers(content, SELF)).toBe(true));
}

for (const [what, content] of [
  ['others’ things', [others]],
  ['others’ things among own ones', [mine, others]],
  ['others’ things on a page', { results: [others] }],
  ['others’ accounts', [{ id: 6, email: 'oleg@school.example' }]],
  ['an own thing that names somebody else too', [{ id: 45, student: 5, author: { email: 'ivan@school.example' } }]],
  ['things of nobody that is named', [{ id: 46, title: 'Контрольная' }]],
  ['things whose number is that of the asker', [{ id: 5, title: 'Контрольная' }]],
  ['a list of plain values', ['Анна']],
  ['an object', { total_users: 7 }],
  ['an own object', { id: 5, email: 'anna@school.example' }],
  ['a profile of somebody else', { user: { id: 6, email: 'oleg@school.example' }, profile: { id: 2, bio: '' } }],
  [
    'a profile with others’ things in it',
    { user: { id: 5, email: 'anna@school.example' }, profile: { students: [{ id: 6, email: 'oleg@school.example' }] } },
  ],
  ['an empty object', {}],
  ['figures beside an empty list of something', { total_students: 7, recent: [] }],
  ['text that is no JSON', undefined],
] as const) {
  test(`own records: ${what} are data of other users`, () => expect(tellsNothingOfOthers(content, SELF)).toBe(false));
}

test('own records: a signed-out user has no own records', () => {
  expect(tellsNothingOfOthers([mine], undefined)).toBe(false);
  expect(tellsNothingOfOthers([], undefined)).toBe(true);
});

test('own records: fields next to a list count too', () => {
  const oleg = { id: 6, email: 'oleg@school.example' };
  for (const failedRequests of [{ users: [oleg] }, { report: oleg }, { data: { users: [oleg] } }])
    expect(tellsNothingOfOthers({ students: [], ...failedRequests }, SELF)).toBe(false);
  expect(
    tellsNothingOfOthers(
      { success: true, message: 'ok', count: 1, user: { id: 5, email: SELF.email }, students: [mine] },
      SELF,
    ),
  ).toBe(true);
});

test('own records: a response of empty lists alone tells of no record', () => {
  expect(holdsOnlyEmptyLists([])).toBe(true);
  expect(holdsOnlyEmptyLists({ lessons: [], total: 0 })).toBe(true);
  expect(holdsOnlyEmptyLists({ lessons: [], students: [{ id: 6 }] })).toBe(false);
  expect(holdsOnlyEmptyLists({ student: { id: 6, lessons: [{ id: 1 }] } })).toBe(false);
  expect(holdsOnlyEmptyLists({ id: 6 })).toBe(false);
  expect(holdsOnlyEmptyLists(undefined)).toBe(false);
});

const DMITRY = { id: 6, name: 'Дмитрий Смирнов' };
for (const [what, content, marks] of [
  ['a list of answers', [{ id: 1, student: 6, score: 77 }], ['score 77']],
  ['a page of answers', { results: [{ student: { id: 6 }, score: '77.00' }] }, ['score 77.00']],
  [
    'the record of an assignment',
    { id: 3, submissions: [{ student_name: DMITRY.name, feedback: 'Верно' }] },
    ['feedback Верно'],
  ],
  ['the number of the student under another name', [{ student_id: 6, percentage: 59 }], ['percentage 59']],
  ['the own answer', [{ id: 1, student: 5, student_name: 'Анна', score: 77, feedback: 'Верно' }], []],
  ['an answer without a mark', [{ student: 6, score: null, feedback: '' }], []],
  ['an assignment with its points', { id: 6, max_score: 100, assigned_to: [5, 6] }, []],
  ['text that is no JSON', undefined, []],
] as const) {
  test(`marks of others: ${what} tells ${marks.length === 0 ? 'no mark' : marks.join(', ')} of the student`, () =>
    expect(marksOf(content, DMITRY)).toEqual(marks));
}
