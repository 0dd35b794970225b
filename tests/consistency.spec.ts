/** What is compared in every response of a test: what was sent, and what other responses tell of the same record. */
import { expect, test } from '@playwright/test';
import type { ReceivedResponse } from '../suite/consistency/record-log';
import { OWN, SENT, STORED, TITLE, latestMoment, response, sentences } from './support/received-responses';

test('consistency: sent values are compared with the response and with later reads', async () => {
  const write = (stored: object) =>
    response('POST /api/assignments/', { ...STORED, ...stored }, { sent: SENT, status: 201 });
  expect(await sentences([write({}), response('GET /api/assignments/17/', STORED)])).toEqual([]);
  expect(await sentences([write({ description: ' Раз\nДва 🦉' })]), 'spaces at the ends may be removed').toEqual([]);
  expect(await sentences([write({ description: 'Раз Два ?' })])).toEqual([
    'POST /api/assignments/ returns «Раз Два ?» as description, and was sent «Раз\nДва 🦉»',
  ]);
  expect(await sentences([write({ max_score: 99 })])).toHaveLength(1);
  expect(
    await sentences([
      response('PATCH /api/assignments/17/', STORED, {
        sent: { ...SENT, description: '', max_score: null, due_date: '2026-12-01T20:00' },
      }),
    ]),
    'where nothing is sent, the server sets a value',
  ).toEqual([]);
  const withoutDescription = response(
    'POST /api/assignments/',
    { id: 17, title: TITLE, due_date: STORED.due_date },
    { sent: SENT },
  );
  expect(
    await sentences([withoutDescription, response('GET /api/assignments/17/', { ...STORED, description: '' })]),
  ).toHaveLength(1);
});

test('consistency: a new record without id is compared with the sent values', async () => {
  const create = (stored: object) =>
    sentences([response('POST /api/assignments/', { ...SENT, ...stored }, { sent: SENT, status: 201 })]);
  expect(await create({})).toEqual([]);
  expect(await create({ title: TITLE.slice(0, -1) })).toEqual([
    `POST /api/assignments/ returns «${TITLE.slice(0, -1)}» as title, and was sent «${TITLE}»`,
  ]);
});

test('consistency: an address belongs to one account, also between two sign-ins', async () => {
  const account = { id: 7, email: 'anna@example.com', first_name: 'Анна', last_name: 'Иванова', role: 'student' };
  const [signIn, again] = [
    () => response('POST /api/auth/login/', { data: { user: account } }),
    () => response('POST /api/auth/login/', {}),
  ];
  expect(await sentences([signIn(), again(), response('GET /api/admin/users/', [account])])).toEqual([]);
  expect(await sentences([signIn(), again(), response('GET /api/admin/users/', [{ ...account, id: 8 }])])).toHaveLength(
    1,
  );
  expect(
    await sentences([signIn(), again(), response('GET /api/admin/users/', [{ ...account, role: 'tutor' }])]),
  ).toHaveLength(1);
  expect(
    await sentences([
      signIn(),
      response('PATCH /api/auth/users/7/', {}),
      response('GET /api/admin/users/', [{ ...account, role: 'tutor' }]),
    ]),
    'changed between',
  ).toEqual([]);
});

test('consistency: points that a late penalty reduces are no contradiction', async () => {
  const answer = { id: 3, content: OWN, submitted_at: '2026-11-28T10:00:00Z', score: 45, penalty_applied: 5 };
  expect(
    await sentences([
      response('POST /api/assignments/submissions/3/grade/', answer, { sent: { score: 50, feedback: '' } }),
    ]),
  ).toEqual([]);
  expect(
    await sentences([
      response(
        'POST /api/assignments/submissions/3/grade/',
        { ...answer, penalty_applied: 0, score: 67.5 },
        { sent: { score: '67,5' } },
      ),
    ]),
  ).toEqual([]);
  expect(
    await sentences([
      response(
        'POST /api/assignments/submissions/3/grade/',
        { ...answer, penalty_applied: 0 },
        { sent: { score: 50 } },
      ),
    ]),
  ).toHaveLength(1);
});

test('consistency: fields about another record are compared with that record', async () => {
  const account = { id: 7, email: `anna.${OWN}@example.com`, first_name: 'Анна', last_name: `Иванова ${OWN}` };
  const answer = (more: object) =>
    response('GET /api/assignments/17/submissions/', [
      {
        id: 3,
        assignment: 17,
        assignment_title: TITLE,
        student: 7,
        student_name: `Анна Иванова ${OWN}`,
        submitted_at: '2026-11-28T10:00:00Z',
        score: 1,
        ...more,
      },
    ]);
  const read = () => [response('GET /api/assignments/17/', STORED), response('GET /api/admin/users/', [account])];
  expect(await sentences([...read(), answer({})])).toEqual([]);
  expect(await sentences([...read(), answer({ assignment_title: 'Домашка' })])).toHaveLength(1);
  expect(await sentences([...read(), answer({ student_name: 'Борис' })])).toEqual([
    expect.stringContaining('full_name of one account'),
  ]);
});

test('consistency: the profile of a user is told alike, in whatever form', async () => {
  const user = { id: 7, email: `anna.${OWN}@example.com`, first_name: 'Анна', last_name: OWN };
  const row = (more: object) =>
    response('GET /api/auth/students/', {
      count: 1,
      next: null,
      previous: null,
      results: [{ id: 7, user, grade: 9, goal: '', tutor_info: { id: 5, name: 'Вера' }, parent_info: null, ...more }],
    });
  const others = () => [
    response('GET /api/auth/me/', {
      ...user,
      profile: { id: 2, user, grade: '9', goal: null, tutor: 5, tutor_name: 'Вера', parent: null },
    }),
    response('GET /api/profile/student/', { user, profile: { id: 2, grade: 9, tutor: 5 } }),
    response('GET /api/tutor/my-students/', {
      results: [{ id: 2, user_id: 7, full_name: `Анна ${OWN}`, grade: 9, tutor_name: 'Вера', parent_name: null }],
    }),
    response('GET /api/parent/children/', { results: [{ id: 7, name: `Анна ${OWN}`, grade: '9', goal: '' }] }),
  ];
  expect(await sentences([...others(), row({})])).toEqual([]);
  expect(await sentences([...others(), row({ grade: 8 })])).toEqual([
    'grade of one profile is «9» by GET /api/parent/children/ and «8» by GET /api/auth/students/, and nothing has changed it',
  ]);
  expect(await sentences([...others(), row({ tutor_info: { id: 5, name: 'Нина' } })])).toEqual([
    expect.stringContaining('tutor_name of one profile'),
  ]);
  const change = () =>
    response('PATCH /api/auth/students/7/profile/', { profile: { id: 2, user, grade: 8 } }, { sent: { grade: '8' } });
  expect(await sentences([...others(), change(), row({ grade: 8 })]), 'changed between').toEqual([]);
  expect(await sentences([change(), row({ grade: 9 })])).toHaveLength(1);
});

test('consistency: an enrolment and a report are told alike to everybody', async () => {
  const enrolments = (teacher: string) => [
    response('GET /api/student/subjects/', [
      { enrollment_id: 4, subject: { id: 1, name: 'Математика' }, teacher: { id: 2, full_name: 'Ivan Petrov' } },
    ]),
    response('GET /api/parent/children/', {
      results: [
        { id: 7, subjects: [{ id: 1, enrollment_id: 4, name: 'Математика', teacher_name: teacher, teacher_id: 2 }] },
      ],
    }),
  ];
  expect(await sentences(enrolments('Ivan Petrov'))).toEqual([]);
  expect(await sentences(enrolments('Мария'))).toContainEqual(expect.stringContaining('teacher_name of one enrolment'));
  const report = (more: object) =>
    response('GET /api/reports/tutor-weekly-reports/', {
      results: [{ id: 1, title: `Отчёт ${OWN}`, week_start: '2026-11-23', summary: 'Раз', ...more }],
    });
  expect(await sentences([report({}), report({})])).toEqual([]);
  expect(await sentences([report({}), report({ summary: 'Два' })])).toEqual([
    expect.stringContaining('summary of one report'),
  ]);
});

test('consistency: a change that a page sends twice at once is reported', async () => {
  const page = {};
  const at = latestMoment() + 60_000;
  const press = (more: Partial<ReceivedResponse>) =>
    response('POST /api/assignments/', {}, { sent: SENT, sentBy: page, sentAt: at, receivedAt: at + 50, ...more });
  expect(await sentences([press({}), press({ sentAt: at + 5 })])).toEqual([
    'the page sent POST /api/assignments/ twice with the same content, and the server accepted both',
  ]);
  expect(
    await sentences([press({ receivedAt: at + 900 }), press({ sentAt: at + 800, receivedAt: at + 1_000 })]),
    'before the first response',
  ).toHaveLength(1);
  const between = response(
    'POST /api/auth/logout/',
    {},
    { sent: {}, sentBy: page, sentAt: at + 100, receivedAt: at + 110 },
  );
  expect(
    await sentences([press({}), between, press({ sentAt: at + 200 })]),
    'with another change between them',
  ).toEqual([]);
  expect(
    await sentences([press({}), press({ sentAt: at + 5, status: 409 })]),
    'the server refused the second one',
  ).toEqual([]);
  expect(await sentences([press({}), press({ sentAt: at + 5_000 })]), 'pressed twice by the test').toEqual([]);
  expect(await sentences([press({}), press({ sentBy: {} })]), 'another page').toEqual([]);
});
