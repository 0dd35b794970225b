import { hashPassword } from '../server/identity/passwords';
import { toUserRecord } from '../server/identity/people';
import type { Fault } from './fault';

const CREATE = /^POST \/api\/auth\/(?:students|staff|parents)\/create\//;
/** The paths by which an account is deactivated or removed. */
const REMOVE = /^\w+ \/api\/auth\/users\/:id\/(?:delete\/)?$/;
const ENROL = /^POST \/api\/(?:materials\/tutor\/students\/assign-subject|auth\/teachers\/:id\/assign-students)\/$/;
const SUBJECTS = 'PATCH /api/auth/staff/teachers/:id/subjects/';

interface NewAccount {
  email?: string;
  role?: string;
  subject?: string;
}

interface Enrolment {
  enrollment_id: number;
}

/** Lists an enrolment a second time wherever it stands, under a number of its own. */
function listTwice(content: unknown, ids: ReadonlySet<number>): void {
  if (typeof content !== 'object' || content === null) return;
  if (Array.isArray(content)) {
    const again = (content as Partial<Enrolment>[]).filter(({ enrollment_id }) => ids.has(enrollment_id ?? 0));
    content.push(...again.map((one) => ({ ...one, enrollment_id: (one.enrollment_id ?? 0) + 1_000_000 })));
  }
  Object.values(content).forEach((value) => listTwice(value, ids));
}

/** Faults in the rules about accounts: what is unique, what is removed with what, and what a change may store. */
export const ACCOUNT_RULE_FAULTS: readonly Fault[] = [
  {
    id: 'email-of-removed-account-taken',
    breaks: 'the email of an account that was removed for good cannot be used again',
    detectedBy: ['BW an account that is removed for good is gone, with its session'],
    inject: (hooks) => {
      const known = new Map<number, string>();
      const removed = new Set<string>();
      hooks.before(REMOVE, async ({ id }) => void known.set(id, (await hooks.user({ id }))?.email ?? ''));
      hooks.answers<object>(REMOVE, async (_body, { id }) => {
        if ((await hooks.user({ id })) === undefined) removed.add(known.get(id) ?? '');
      });
      hooks.stub(CREATE, ({ request }) =>
        removed.has((request.body as NewAccount).email ?? '')
          ? { status: 409, body: { detail: 'Пользователь с таким email уже существует' } }
          : undefined,
      );
    },
  },
  {
    id: 'search-finds-other-roles',
    breaks: 'a search among the parents also lists students and staff',
    detectedBy: ['BU the search for a parent takes names in any order and letter case, and what else the field names'],
    inject: (hooks) =>
      hooks.answers<{ count: number; results: object[] }>('GET /api/auth/parents/', async (body, { request }) => {
        const { search } = request.query as { search?: string };
        if (search === undefined) return undefined;
        const users = await hooks.database.selectFrom('users').selectAll().where('role', '<>', 'parent').execute();
        const found = users
          .filter((user) => user.search_text.includes(search.toLowerCase()))
          .map((user) => ({ id: null, user: toUserRecord(user), children_count: 0 }));
        return { ...body, count: body.count + found.length, results: [...body.results, ...found] };
      }),
  },
  {
    id: 'known-subject-doubled',
    breaks: 'a new teacher of a known subject adds that subject once more, in small letters',
    detectedBy: ['BW the subjects that the admin assigns are stored for teacher and student'],
    inject: (hooks) =>
      hooks.answers<object>(CREATE, async (_body, { request }) => {
        const { role, subject = '' } = request.body as NewAccount;
        if (role === 'teacher')
          await hooks.database
            .insertInto('subjects')
            .values({ name: subject.toLowerCase(), search_text: `${subject} ` })
            .onConflict((conflict) => conflict.doNothing())
            .execute();
      }),
  },
  {
    id: 'short-passwords',
    breaks: 'the passwords of new accounts are numbers of four digits',
    detectedBy: ['BW5'],
    inject: (hooks) =>
      hooks.answers<{ user: { id: number }; credentials: { password: string } }>(CREATE, async (body) => {
        const password = String(Math.floor(1000 + Math.random() * 9000));
        await hooks.database
          .updateTable('users')
          .set({ password_hash: await hashPassword(password) })
          .where('id', '=', body.user.id)
          .execute();
        body.credentials.password = password;
      }),
  },
  {
    id: 'subjects-drop-students',
    breaks: 'a teacher whose subjects are changed loses the students',
    detectedBy: ['BW the subjects that the admin assigns are stored for teacher and student'],
    inject: (hooks) =>
      hooks.answers<object>(
        SUBJECTS,
        async (_body, { id }) =>
          void (await hooks.database.deleteFrom('enrolments').where('teacher_id', '=', id).execute()),
      ),
  },
  {
    id: 'second-child-not-assigned',
    breaks: 'of several children that the admin assigns to a parent only the first is stored',
    detectedBy: ['BW a student whom the admin assigns to a parent is added to the children of that parent'],
    inject: (hooks) =>
      hooks.body<{ student_ids?: number[] }>(
        'POST /api/auth/assign-parent/',
        (body) => void Object.assign(body, { student_ids: body.student_ids?.slice(0, 1) }),
      ),
  },
  {
    id: 'change-takes-any-email',
    breaks: 'a change of an account stores an email that is none',
    detectedBy: ['SE18'],
    inject: (hooks) =>
      hooks.body<{ email?: unknown }>('PATCH /api/auth/users/:id/', async (body, { id }) => {
        const { email } = body;
        if (typeof email !== 'string' || /^\S+@\S+\.\S+$/.test(email)) return;
        await hooks.database.updateTable('users').set({ email, username: email }).where('id', '=', id).execute();
        delete body.email;
      }),
  },
  {
    id: 'search-by-beginning-only',
    breaks: 'the search for students finds only names that begin with the text',
    detectedBy: ['BU the search for a student takes names in any order and letter case, and what else the field names'],
    inject: (hooks) =>
      hooks.answers<{ results: { user: { first_name: string; last_name: string; email: string } }[] }>(
        'GET /api/auth/students/',
        (body, { request }) => {
          const { search = '' } = request.query as { search?: string };
          const words = search.toLowerCase().split(/\s+/);
          const results = body.results.filter(({ user: { first_name, last_name, email } }) =>
            [first_name, last_name, email].some((name) => words.some((word) => name.toLowerCase().startsWith(word))),
          );
          return { ...body, count: results.length, results };
        },
      ),
  },
  {
    id: 'search-keeps-spaces',
    breaks: 'the search for students finds nothing by a text with a space before or after it',
    detectedBy: ['BU the search for a student takes names in any order and letter case, and what else the field names'],
    inject: (hooks) =>
      hooks.answers<{ count: number; results: object[] }>('GET /api/auth/students/', (body, { request }) => {
        const { search = '' } = request.query as { search?: string };
        return search === search.trim() ? undefined : { ...body, count: 0, results: [] };
      }),
  },
  {
    id: 'enrolment-doubled',
    breaks: 'a student who is enrolled again in a subject with the same teacher has it twice',
    detectedBy: ['BW a student gets a second subject with the same teacher, and every list tells both'],
    inject: (hooks) => {
      const doubled = new Set<number>();
      hooks.before(ENROL, async ({ id, request }) => {
        const { student_ids = [], subject_id = 0 } = (request.body ?? {}) as {
          student_ids?: number[];
          subject_id?: number;
        };
        if (student_ids.length === 0) return;
        const known = await hooks.database
          .selectFrom('enrolments')
          .select('id')
          .where('teacher_id', '=', id)
          .where('subject_id', '=', subject_id)
          .where('student_id', 'in', student_ids)
          .execute();
        for (const one of known) doubled.add(one.id);
      });
      hooks.answers(/^GET \/api\/(?:teacher\/students|student\/subjects|materials\/(?:teacher|student))\/$/, (body) =>
        listTwice(body, doubled),
      );
    },
  },
  {
    id: 'enrolment-replaced',
    breaks: 'a student who is enrolled with a second teacher is no longer enrolled with the first one',
    detectedBy: ['BW a student gets a second subject with the same teacher, and every list tells both'],
    inject: (hooks) =>
      hooks.before(ENROL, async ({ id, request }) => {
        const { student_ids = [] } = (request.body ?? {}) as { student_ids?: number[] };
        if (student_ids.length === 0) return;
        await hooks.database
          .deleteFrom('enrolments')
          .where('student_id', 'in', student_ids)
          .where('teacher_id', '<>', id)
          .execute();
      }),
  },
];
