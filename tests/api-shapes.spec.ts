/** The data that a case needs is read from every response schema of the builds. */
import { expect, test } from '@playwright/test';
import { withoutOwnOrigin } from '../suite/api/links';
import {
  submissionSchema,
  assignmentSchema,
  createdAssignmentSchema,
  isList,
  meSchema,
  signedInSchema,
  storedSubmissionSchema,
  userSchema,
} from '../suite/api/schemas';

const MOMENT = '2026-11-25T19:43:29.380Z';
const person = { id: 3, email: 'anna@school.example', first_name: 'Анна', last_name: 'Иванова' };
const submission = {
  id: 9,
  assignment: 7,
  status: 'submitted',
  content: 'x = 2',
  student: 3,
  submitted_at: MOMENT,
  score: null,
};
const assignment = {
  title: 'Уравнения',
  description: 'д',
  type: 'homework',
  status: 'draft',
  max_score: 100,
  due_date: MOMENT,
};

const fileOf = (fields: object) => submissionSchema.parse({ ...submission, ...fields }).file;

for (const [what, fields, file] of [
  ['an address', { file: '/media/assignments/notes.txt' }, { name: 'notes.txt', url: '/media/assignments/notes.txt' }],
  [
    'an address with another host',
    { file: 'https://files.school.example/media/notes.txt?sign=a/b.txt' },
    { name: 'notes.txt', url: 'https://files.school.example/media/notes.txt?sign=a/b.txt' },
  ],
  [
    'an encoded address',
    { file: '/media/%D0%A0%D0%B5%D1%88.txt' },
    { name: 'Реш.txt', url: '/media/%D0%A0%D0%B5%D1%88.txt' },
  ],
  ['an address that is not encoded well', { file: '/media/100%.txt' }, { name: '100%.txt', url: '/media/100%.txt' }],
  [
    'an address and `file_url`',
    { file: 'assignments/notes.txt', file_url: '/media/assignments/notes.txt' },
    { name: 'notes.txt', url: '/media/assignments/notes.txt' },
  ],
  [
    'an object',
    { file: { name: 'Решение.txt', url: '/media/a1b2.txt' } },
    { name: 'Решение.txt', url: '/media/a1b2.txt' },
  ],
  ['an object without a name', { file: { url: '/media/a1b2.txt' } }, { name: 'a1b2.txt', url: '/media/a1b2.txt' }],
  [
    'an address beside `file_name`',
    { file: '/media/a1b2.txt', file_name: 'Решение.txt' },
    { name: 'Решение.txt', url: '/media/a1b2.txt' },
  ],
  ['null', { file: null }, null],
  ['empty', { file: '', file_url: null }, null],
  ['not told', {}, null],
] as const) {
  test(`shapes: a file that is ${what}`, () => expect(fileOf(fields)).toEqual(file));
}

test('shapes: the link of a file is the same with and without the platform’s own origin', () => {
  const base = 'https://bot.school.example';
  expect(withoutOwnOrigin('https://bot.school.example/media/a.txt?v=1', base)).toBe('/media/a.txt?v=1');
  expect(withoutOwnOrigin('/media/a.txt', base)).toBe('/media/a.txt');
  expect(withoutOwnOrigin('https://files.school.example/media/a.txt', base)).toBe(
    'https://files.school.example/media/a.txt',
  );
});

test('shapes: a file in another form is rejected', () => {
  for (const file of [7, [], { name: 'notes.txt' }])
    expect(submissionSchema.safeParse({ ...submission, file }).success).toBe(false);
});

test('shapes: the student of a submission is an id with a name, or an object', () => {
  expect(submissionSchema.parse({ ...submission, student_name: 'Анна Иванова' }).student).toEqual({
    id: 3,
    full_name: 'Анна Иванова',
  });
  expect(submissionSchema.parse({ ...submission, student: { id: 3, full_name: 'Анна Иванова' } }).student).toEqual({
    id: 3,
    full_name: 'Анна Иванова',
  });
  expect(submissionSchema.parse({ ...submission, student: { id: 3, name: 'Анна' } }).student).toEqual({
    id: 3,
    full_name: 'Анна',
  });
  expect(submissionSchema.parse(submission).student).toEqual({ id: 3, full_name: undefined });
  expect(submissionSchema.safeParse({ ...submission, student: 'Анна' }).success).toBe(false);
});

test('shapes: grades may be decimal text, and missing fields are empty', () => {
  expect(
    submissionSchema.parse({
      ...submission,
      score: '85.00',
      penalty_applied: '0.00',
      percentage: '85.0',
      feedback: null,
      content: null,
    }),
  ).toMatchObject({ score: 85, penalty_applied: 0, percentage: 85, feedback: '', content: '' });
  expect(submissionSchema.parse(submission)).toMatchObject({
    score: null,
    percentage: null,
    graded_at: null,
    feedback: '',
  });
  const { score: _score, ...withoutField } = submission;
  expect(submissionSchema.safeParse(withoutField).success, 'whether there is a mark must be told').toBe(false);
});

test('shapes: a created record may be returned without id, a read one may not', () => {
  expect(createdAssignmentSchema.parse(assignment).id).toBeUndefined();
  expect(createdAssignmentSchema.parse({ data: { id: 7, ...assignment } }).id).toBe(7);
  expect(assignmentSchema.safeParse(assignment).success).toBe(false);
  expect(storedSubmissionSchema.parse({ assignment: 7, content: 'x' })).toEqual({});
});

test('shapes: the students of an assignment are ids, objects, or a count', () => {
  expect(assignmentSchema.parse({ id: 7, ...assignment, assigned_to: [3, 4] }).assigned_to).toEqual([3, 4]);
  expect(
    assignmentSchema.parse({ id: 7, ...assignment, assigned_to: [{ id: 3, full_name: 'Анна' }, { id: 4 }] })
      .assigned_to,
  ).toEqual([3, 4]);
  const listed = assignmentSchema.parse({ id: 7, ...assignment, assigned_count: 2, author: 2, max_score: '100.00' });
  expect(listed).toMatchObject({ author: { id: 2 }, max_score: 100 });
  expect(listed.assigned_to).toBeUndefined();
});

for (const [fields, role] of [
  [{ role: 'student', is_staff: false }, 'student'],
  [{ role: 'student' }, 'student'],
  [{ role: 'student', is_staff: true }, 'admin'],
  [{ role: 'admin' }, 'admin'],
  [{ is_staff: true }, 'admin'],
  [{ role: null, is_staff: false }, undefined],
  [{ role: 'accountant' }, undefined],
  [{}, undefined],
] as const) {
  test(`shapes: the role in ${JSON.stringify(fields)} is ${role ?? 'unknown'}`, () =>
    expect(userSchema.parse({ ...person, ...fields }).role).toBe(role));
}

test('shapes: the response to the sign-in is flat or wrapped, and has a token', () => {
  const session = { token: 'abc', user: { ...person, role: 'student' } };
  for (const printed of [session, { success: true, data: session }])
    expect(signedInSchema.parse(printed)).toMatchObject({ token: 'abc', user: { id: 3, role: 'student' } });
  for (const printed of [
    { ...session, token: '' },
    { token: 'abc' },
    { success: false, error: 'Неверные учетные данные' },
    { user: session.user },
  ])
    expect(signedInSchema.safeParse(printed).success).toBe(false);
});

test('shapes: the signed-in user is flat, in `data` or below `user`', () => {
  for (const printed of [person, { success: true, data: person }, { user: person, profile: {} }])
    expect(meSchema.parse(printed).id).toBe(3);
});

test('shapes: a response is a list when it is an array or has `results`', () => {
  expect([[], { results: [] }].map(isList)).toEqual([true, true]);
  expect(
    [{}, { results: {} }, { assignments: 'http://platform/api/assignments/assignments/' }, null, 'text'].map(isList),
  ).toEqual([false, false, false, false, false]);
});
