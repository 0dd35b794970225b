/** What is compared in every response of a test beyond single records: what was sent, plausible values, recorded shapes. */
import { expect, test } from '@playwright/test';
import { RecordLog, type ReceivedResponse } from '../suite/consistency/record-log';
import { recordedEndpoint } from '../suite/consistency/recorded-shapes';

const OWN = '4f9e07d2';
const START = Date.parse('2026-11-28T12:00:00Z');

let clock = START;

/** A response, later than every earlier one. */
function response(request: string, content: unknown, more: Partial<ReceivedResponse> = {}): ReceivedResponse {
  const [method = '', path = ''] = request.split(' ');
  clock += 1_000;
  return {
    method,
    path,
    status: 200,
    contentType: 'application/json',
    text: JSON.stringify(content),
    sentAt: clock,
    receivedAt: clock + 5,
    ...more,
  };
}

async function sentences(responses: readonly ReceivedResponse[], compareShapes = false): Promise<string[]> {
  const log = new RecordLog();
  for (const one of responses) log.received(Promise.resolve(one));
  return (await log.takeContradictions((text) => text.includes(OWN), compareShapes)).map(({ sentence }) => sentence);
}

const TITLE = `Домашка ${OWN}`;
const SENT = { title: TITLE, description: 'Раз\nДва 🦉', max_score: '100', due_date: '2026-12-01T23:59:00+03:00' };
const STORED = { id: 17, ...SENT, max_score: 100, due_date: '2026-12-01T20:59:00Z' };

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

test('consistency: a change that a page sends twice at once is reported', async () => {
  const page = {};
  const at = clock + 60_000;
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
