import type { Fault } from './fault';
import { each } from './each';

const ENROL = /^POST \/api\/(?:materials\/tutor\/students\/assign-subject|auth\/teachers\/:id\/assign-students)\/$/;
const SENT_REPORT = 'T a report is read by the parent once its tutor has sent it, and not before';
const TWO_SUBJECTS = 'BW a student gets a second subject with the same teacher, and every list tells both';

/** Faults with a second record of one kind, and with a value or a person that is taken away. */
export const SECOND_RECORD_FAULTS: readonly Fault[] = [
  {
    id: 'second-child-shows-first',
    breaks: 'the page of a second child that is opened without a reload shows the first child',
    detectedBy: ['P the pages of two children that are opened one after another show each its own child'],
    inject: (hooks) =>
      hooks.page(() => {
        const send = window.fetch.bind(window);
        const kept = new Map<string, Response>();
        window.fetch = async (input, init) => {
          const url = input instanceof Request ? input.url : String(input);
          const part = /\/parent\/children\/\d+\/(\w+)\//.exec(url)?.[1];
          if (part === undefined) return send(input, init);
          const response = kept.get(part) ?? (await send(input, init));
          kept.set(part, response.clone());
          return response;
        };
      }),
  },
  {
    id: 'lesson-offers-deactivated',
    breaks: 'deactivated teachers and students are offered for a new lesson',
    detectedBy: [
      'BS the form for a new lesson offers no teacher who is deactivated',
      'BS the form for a new lesson offers no student who is deactivated',
    ],
    inject: (hooks) =>
      hooks.answers<Record<'teachers' | 'students', object[]>>('GET /api/admin/schedule/filters/', async (body) => {
        const users = await hooks.database
          .selectFrom('users')
          .select(['id', 'first_name', 'last_name', 'role'])
          .where('is_active', '=', 0)
          .execute();
        const named = (role: string) =>
          users
            .filter((user) => user.role === role)
            .map(({ id, first_name, last_name }) => ({ id, name: `${first_name} ${last_name}` }));
        return {
          ...body,
          teachers: [...body.teachers, ...named('teacher')],
          students: [...body.students, ...named('student')],
        };
      }),
  },
  {
    id: 'second-subject-hidden',
    breaks: 'the teacher sees one subject of a student who learns two',
    detectedBy: [TWO_SUBJECTS],
    inject: (hooks) => {
      for (const where of ['GET /api/materials/teacher/', 'GET /api/teacher/students/'] as const) {
        hooks.answers<object>(where, (body) =>
          each(body, 'subjects', (student) =>
            Object.assign(student, { subjects: (student as { subjects: object[] }).subjects.slice(-1) }),
          ),
        );
      }
    },
  },
  {
    id: 'second-subject-refused',
    breaks: 'a student cannot learn a second subject with the same teacher',
    detectedBy: [TWO_SUBJECTS],
    inject: (hooks) =>
      hooks.stub(ENROL, async ({ id, request }) => {
        const {
          student_id,
          student_ids = [],
          teacher_id,
        } = (request.body ?? {}) as { student_id?: number; student_ids?: number[]; teacher_id?: number };
        const students = student_id === undefined ? student_ids : [student_id];
        const known = await hooks.database
          .selectFrom('enrolments')
          .select('id')
          .where('teacher_id', '=', teacher_id ?? id)
          .where('student_id', 'in', students)
          .execute();
        return known.length === 0
          ? undefined
          : { status: 400, body: { error: 'Студент уже зачислен к этому преподавателю.' } };
      }),
  },
  {
    id: 'taken-off-refused',
    breaks: 'a student who has answered anything cannot be taken off an assignment',
    detectedBy: ['S1 a student who has answered another assignment is taken off this one like any other'],
    inject: (hooks) =>
      hooks.stub('PATCH /api/assignments/:id/', async ({ id, request }) => {
        const { assigned_to } = (request.body ?? {}) as { assigned_to?: number[] };
        if (assigned_to === undefined) return undefined;
        const now = await hooks.database
          .selectFrom('assignment_students')
          .select('student_id')
          .where('assignment_id', '=', id)
          .execute();
        const gone = now.map(({ student_id }) => student_id).filter((student) => !assigned_to.includes(student));
        const answers =
          gone.length === 0
            ? []
            : await hooks.database.selectFrom('answers').select('id').where('student_id', 'in', gone).execute();
        return answers.length === 0
          ? undefined
          : { status: 400, body: { assigned_to: ['Нельзя снять задание с ученика, который уже ответил.'] } };
      }),
  },
  {
    id: 'own-phone-clears-goal',
    breaks: 'a phone number that the student stores in the own profile erases the goal',
    detectedBy: ['AR a phone number that the student stores in the own profile changes nothing else of the account'],
    inject: (hooks) =>
      hooks.answers<object>('PATCH /api/profile/student/', async (_body, { request }) => {
        const id = request.signedInUser?.id;
        if (id !== undefined)
          await hooks.database.updateTable('users').set({ goal: '' }).where('id', '=', id).execute();
      }),
  },
  {
    id: 'phone-not-emptied',
    breaks: 'the phone number of an account stays when the admin empties it',
    detectedBy: [
      'BW optional fields of a student that the admin empties are empty afterwards',
      'BW optional fields of a parent that the admin empties are empty afterwards',
    ],
    inject: (hooks) =>
      hooks.body<{ phone?: string | null }>('PATCH /api/auth/users/:id/', (body) => {
        if (body.phone === '' || body.phone === null) delete body.phone;
      }),
  },
  {
    id: 'progress-of-first-child',
    breaks: 'the start page of the parent tells the progress of the first child for every child',
    detectedBy: [
      'T P BS the progress of a student counts no draft and no work of others, and is the same on every page and in the API',
    ],
    inject: (hooks) =>
      hooks.answers<object>('GET /api/materials/parent/', (body) => {
        let first: number | undefined;
        each(body, 'progress_percentage', (child) => {
          first ??= (child as { progress_percentage: number }).progress_percentage;
          Object.assign(child, { progress_percentage: first });
        });
      }),
  },
  {
    id: 'goal-null-text',
    breaks: 'a child without a goal has the goal «null»',
    detectedBy: ['P each link to a child leads to the page of that child', 'P2'],
    inject: (hooks) =>
      hooks.answers<object>('GET /api/dashboard/parent/children/', (body) =>
        each(body, 'goal', (child) =>
          Object.assign(child, { goal: (child as { goal: string | null }).goal || 'null' }),
        ),
      ),
  },
  {
    id: 'wrong-password-ends-session',
    breaks: 'a sign-in with a wrong password ends the open session of the account',
    detectedBy: ['AX a wrong password that somebody tries does not end the open session of the account'],
    inject: (hooks) =>
      hooks.refusals<object>('POST /api/auth/login/', async (_body, { request }) => {
        const { email = '' } = (request.body ?? {}) as { email?: string };
        const found = await hooks.user({ email });
        if (found !== undefined) await hooks.database.deleteFrom('tokens').where('user_id', '=', found.id).execute();
      }),
  },
  {
    id: 'short-lesson-refused',
    breaks: 'a lesson within one hour of the clock is refused',
    detectedBy: ['BS lessons of usual lengths are planned, within one hour and over a full one'],
    inject: (hooks) =>
      hooks.stub('POST /api/admin/schedule/lessons/create/', ({ request }) => {
        const { start_time = '', end_time = ' ' } = (request.body ?? {}) as { start_time?: string; end_time?: string };
        return start_time.slice(0, 2) === end_time.slice(0, 2)
          ? { status: 400, body: { error: 'Занятие должно заканчиваться позже, чем начинается.' } }
          : undefined;
      }),
  },
  {
    id: 'report-cut',
    breaks: 'a report is cut after 2,000 characters',
    detectedBy: ['T a long report is read whole by its tutor and by the parent'],
    inject: (hooks) =>
      hooks.body<{ summary?: string }>(
        'POST /api/reports/tutor-weekly-reports/',
        (body) => void Object.assign(body, { summary: body.summary?.slice(0, 2_000) }),
      ),
  },
  {
    id: 'report-draft-read',
    breaks: 'the parent reads a report that was not sent',
    detectedBy: [SENT_REPORT],
    inject: (hooks) =>
      hooks.answers(
        'POST /api/reports/tutor-weekly-reports/',
        async () => void (await hooks.database.updateTable('reports').set({ status: 'sent' }).execute()),
      ),
  },
  {
    id: 'report-never-arrives',
    breaks: 'a report that was sent does not reach the parent',
    detectedBy: [SENT_REPORT],
    inject: (hooks) =>
      hooks.answers(
        'POST /api/reports/tutor-weekly-reports/:id/send/',
        async () => void (await hooks.database.updateTable('reports').set({ status: 'draft' }).execute()),
      ),
  },
  {
    id: 'waiting-counted-to-five',
    breaks: 'the start page of the teacher counts five waiting answers at most',
    detectedBy: ['S4 the start page of a teacher counts every answer that waits for a grade'],
    inject: (hooks) =>
      hooks.answers<object>('GET /api/materials/teacher/submissions/pending/', (body) =>
        Object.fromEntries(
          Object.entries(body).map(([name, value]: [string, unknown]) => [
            name,
            Array.isArray(value) ? value.slice(0, 5) : typeof value === 'number' ? Math.min(5, value) : value,
          ]),
        ),
      ),
  },
  {
    id: 'figures-not-refreshed',
    breaks: '«Обновить» on the monitoring page keeps the figures of users',
    detectedBy: ['BF «Обновить» on the monitoring page shows the present figures of users'],
    inject: (hooks) =>
      hooks.page(() => {
        const send = window.fetch.bind(window);
        let kept: Response | undefined;
        window.fetch = async (input, init) => {
          const url = input instanceof Request ? input.url : String(input);
          if (!location.pathname.endsWith('/monitoring') || !url.includes('/admin/stats/users/'))
            return send(input, init);
          kept ??= await send(input, init);
          return kept.clone();
        };
      }),
  },
  {
    id: 'returned-not-taken-again',
    breaks: 'an answer that the teacher has returned cannot be sent again',
    detectedBy: ['S4 a returned answer waits for the student, and its new version waits for the teacher again'],
    inject: (hooks) =>
      hooks.stub(/^POST \/api\/assignments\/:id\/submit\/$/, async ({ id, request }) => {
        const student = request.signedInUser?.id ?? 0;
        const found = await hooks.database
          .selectFrom('answers')
          .select('status')
          .where('assignment_id', '=', id)
          .where('student_id', '=', student)
          .executeTakeFirst();
        return found?.status === 'returned' ? { status: 400, body: { detail: 'Работа уже проверена.' } } : undefined;
      }),
  },
];
