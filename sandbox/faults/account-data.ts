import type { Fault } from './fault';
import { each } from './each';

const LOGIN = 'POST /api/auth/login/';
const STARTED = new Date().toISOString();
const SUBJECTS = 'PATCH /api/auth/staff/teachers/:id/subjects/';
const CREATE_ACCOUNT = /^POST \/api\/auth\/(?:students|staff|parents)\/create\//;
const CHANGE_ACCOUNT = 'PATCH /api/auth/users/:id/';
const ROLES = {
  student: 'total_students',
  teacher: 'total_teachers',
  tutor: 'total_tutors',
  parent: 'total_parents',
} as const;

/** Faults in the data of accounts, and in what depends on whether an account is active. */
export const ACCOUNT_DATA_FAULTS: readonly Fault[] = [
  {
    id: 'phone-not-removed',
    breaks: 'a phone number that the user removes from the own profile stays',
    detectedBy: [
      'AR a phone number that the student removes from the own profile is gone',
      'AR a phone number that the parent removes from the own profile is gone',
    ],
    inject: (hooks) =>
      hooks.body<{ phone?: string | null }>(/^PATCH \/api\/profile\//, (body) => {
        if (body.phone === '' || body.phone === null) delete body.phone;
      }),
  },
  {
    id: 'phone-without-brackets',
    breaks: 'a phone number with brackets is refused in the own profile',
    detectedBy: ['AR a phone number that is written with spaces, brackets and dashes is taken'],
    inject: (hooks) =>
      hooks.stub(/^PATCH \/api\/profile\//, ({ request }) => {
        const { phone } = request.body as { phone?: string | null };
        return phone?.includes('(') === true
          ? { status: 400, body: { phone: ['Введите правильный номер телефона.'] } }
          : undefined;
      }),
  },
  {
    id: 'subjects-only-added',
    breaks: 'a subject that the admin takes from a teacher stays',
    detectedBy: ['BW the subjects that the admin assigns are stored for teacher and student'],
    inject: (hooks) =>
      hooks.body<{ subject_ids?: number[] }>(SUBJECTS, async (body, { id }) => {
        const known = await hooks.database
          .selectFrom('teacher_subjects')
          .select('subject_id')
          .where('teacher_id', '=', id)
          .execute();
        if (body.subject_ids !== undefined)
          body.subject_ids = [...new Set([...body.subject_ids, ...known.map(({ subject_id }) => subject_id)])];
      }),
  },
  {
    id: 'figures-of-active-only',
    breaks: 'the figures by role leave out deactivated accounts, and the total does not',
    detectedBy: ['B21'],
    inject: (hooks) =>
      hooks.answers<Record<string, number>>('GET /api/admin/stats/users/', async (body) => {
        const inactive = await hooks.database.selectFrom('users').select('role').where('is_active', '=', 0).execute();
        for (const [role, figure] of Object.entries(ROLES))
          each(body, figure, (found) =>
            Object.assign(found, {
              [figure]:
                ((found as Record<string, number>)[figure] ?? 0) - inactive.filter((user) => user.role === role).length,
            }),
          );
      }),
  },
  {
    id: 'reader-among-contacts',
    breaks: 'the own account stands among the contacts of the chat',
    detectedBy: ['GR7'],
    inject: (hooks) =>
      hooks.answers<{ count: number; results: object[] }>('GET /api/chat/contacts/', (body, { request }) => {
        const reader = request.signedInUser;
        if (reader === undefined || reader === null) return undefined;
        const own = {
          id: reader.id,
          full_name: `${reader.first_name} ${reader.last_name}`,
          role: reader.role,
          has_existing_chat: false,
          chat_id: null,
        };
        return { ...body, count: body.count + 1, results: [own, ...body.results] };
      }),
  },
  {
    id: 'clock-stands-still',
    breaks: 'the health check tells the time at which the server was started',
    detectedBy: ['DE1'],
    inject: (hooks) => hooks.answers('GET /api/system/health/live/', (body) => ({ ...body, timestamp: STARTED })),
  },
  {
    id: 'deactivation-loses-children',
    breaks: 'a parent who was deactivated has no children afterwards',
    detectedBy: ['BW a parent who is deactivated and activated again has lost nothing'],
    inject: (hooks) =>
      hooks.body<{ is_active?: boolean }>(CHANGE_ACCOUNT, async (body, { id }) => {
        if (body.is_active === false)
          await hooks.database.updateTable('users').set({ parent_id: null }).where('parent_id', '=', id).execute();
      }),
  },
  {
    id: 'deactivated-email-crashes',
    breaks: 'the email of a deactivated account is answered with 500 when another account is to get it',
    detectedBy: ['BW an account does not get the email of another one that is deactivated', 'BW6'],
    inject: (hooks) => {
      for (const where of [CHANGE_ACCOUNT, CREATE_ACCOUNT] as const) {
        hooks.stub(where, async ({ request }) => {
          const { email } = (request.body ?? {}) as { email?: string };
          const holder = email === undefined ? undefined : await hooks.user({ email });
          return holder !== undefined && !holder.is_active
            ? { status: 500, body: { detail: 'Internal Server Error' } }
            : undefined;
        });
      }
    },
  },
  {
    id: 'success-gives-attempts-back',
    breaks: 'a successful sign-in gives back the attempts of its address',
    detectedBy: ['A11'],
    inject: (hooks) => {
      const successes = new Map<string, number>();
      hooks.before(LOGIN, ({ request }) => {
        const { ip } = request;
        // The limit counts for this address, which is another one after each success.
        Object.defineProperty(request, 'ip', { value: `${ip} ${successes.get(ip) ?? 0}` });
      });
      hooks.answers(LOGIN, (_body, { request }) => {
        const [ip = ''] = request.ip.split(' ');
        successes.set(ip, (successes.get(ip) ?? 0) + 1);
      });
    },
  },
  {
    id: 'deactivated-student-offered',
    breaks: 'the form for an assignment offers students who are deactivated',
    detectedBy: ['S1 the form for an assignment offers no student who is deactivated'],
    inject: (hooks) => {
      for (const where of ['GET /api/materials/teacher/', 'GET /api/teacher/students/'] as const)
        hooks.answers<{ students: { id: number }[] }>(where, async (body, { request }) => {
          const away = await hooks.database
            .selectFrom('enrolments')
            .innerJoin('users', 'users.id', 'enrolments.student_id')
            .select(['users.id', 'first_name', 'last_name', 'email'])
            .where('enrolments.teacher_id', '=', request.signedInUser?.id ?? 0)
            .where('users.is_active', '=', 0)
            .execute();
          const [model] = body.students;
          const named = away.map((user) => ({ ...user, name: `${user.first_name} ${user.last_name}` }));
          return { ...body, students: [...body.students, ...named.map((user) => ({ ...model, ...user }))] };
        });
    },
  },
  {
    id: 'refusal-without-reason',
    breaks: 'a file that is refused is answered with a general sentence',
    detectedBy: ['7.14'],
    inject: (hooks) =>
      hooks.refusals(/^POST \/api\/assignments\/(?:assignments\/)?:id\/submit\/$/, () => ({
        detail: 'Проверьте правильность заполнения формы',
      })),
  },
];
