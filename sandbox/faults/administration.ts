import type { CreatedAccount, Lesson, NewAccount, TeacherRow, UserStatistics } from '../contract/administration';
import type { Succeeded } from '../contract/identity';
import { toUserRecord } from '../server/identity/people';
import type { Fault } from './fault';
import { each } from './each';
import type { FaultHooks } from './fault-hooks';

const CREATE = /^POST \/api\/auth\/(students|staff|parents)\/create\//;
const FIGURES = 'GET /api/admin/stats/users/';
const LISTS = /^GET \/api\/(auth\/(students|staff|parents)|admin\/users)\/$/;
const RESET = 'POST /api/auth/users/:id/reset-password/';
/** Both endpoints for deactivation: the one the page uses, and the one that works on the published build. */
const REMOVE = /^(?:\w+ \/api\/auth\/users\/:id\/delete|PATCH \/api\/auth\/users\/:id)\/$/;
const ANY = /^\w+ \/api\//;

/** Changes the statistics inside their envelope. */
function changeFigures(
  hooks: FaultHooks,
  change: (figures: UserStatistics) => UserStatistics | Promise<UserStatistics>,
): void {
  hooks.answers<Succeeded<UserStatistics>>(FIGURES, async (body) => ({ ...body, data: await change(body.data) }));
}

/** Faults in the admin's statistics, lists and account management. */
export const ADMINISTRATION_FAULTS: readonly Fault[] = [
  {
    id: 'total-off-by-one',
    breaks: 'the total of users is one too low',
    detectedBy: ['B21', 'B6'],
    inject: (hooks) => changeFigures(hooks, (figures) => ({ ...figures, total_users: figures.total_users - 1 })),
  },
  {
    id: 'roles-swapped',
    breaks: 'the numbers of students and teachers are swapped',
    detectedBy: ['B22'],
    inject: (hooks) =>
      changeFigures(hooks, (figures) => ({
        ...figures,
        total_students: figures.total_teachers,
        total_teachers: figures.total_students,
      })),
  },
  {
    id: 'figures-cached',
    breaks: 'the figures stay as they were at the first reading',
    detectedBy: ['B7', 'B23'],
    inject: (hooks) => {
      let first: UserStatistics | undefined;
      changeFigures(hooks, (figures) => (first ??= figures));
    },
  },
  {
    id: 'inactive-counted-as-active',
    breaks: 'accounts that were deactivated today are still counted as active today',
    detectedBy: ['B24'],
    inject: (hooks) =>
      changeFigures(hooks, async (figures) => {
        const today = await hooks.database
          .selectFrom('users')
          .select('id')
          .where('is_active', '=', 0)
          .where('last_login', '>=', new Date().toISOString().slice(0, 10))
          .execute();
        return { ...figures, active_today: figures.active_today + today.length };
      }),
  },
  {
    id: 'account-not-stored',
    breaks: 'a new account is confirmed with its password and is not stored',
    detectedBy: ['BW1'],
    inject: (hooks) =>
      hooks.answers<CreatedAccount>(CREATE, async ({ user }) => {
        await hooks.database.deleteFrom('users').where('id', '=', user.id).execute();
      }),
  },
  {
    id: 'account-name-lost',
    breaks: 'the last name of a new account is not stored',
    detectedBy: ['BW4'],
    inject: (hooks) =>
      hooks.answers<CreatedAccount>(CREATE, async ({ user }) => {
        await hooks.database.updateTable('users').set({ last_name: '' }).where('id', '=', user.id).execute();
      }),
  },
  {
    id: 'tutor-made-a-teacher',
    breaks: 'a new tutor is stored as a teacher',
    detectedBy: ['BW3'],
    inject: (hooks) =>
      hooks.answers<CreatedAccount>(CREATE, async ({ user }) => {
        await hooks.database
          .updateTable('users')
          .set({ role: 'teacher' })
          .where('id', '=', user.id)
          .where('role', '=', 'tutor')
          .execute();
      }),
  },
  {
    id: 'shown-password-wrong',
    breaks: 'the password that is shown once is not the one that was stored',
    detectedBy: ['BW5'],
    inject: (hooks) =>
      hooks.answers<CreatedAccount>(CREATE, (body) => ({
        ...body,
        credentials: { ...body.credentials, password: 'Wr0ngPassw0rd55' },
      })),
  },
  {
    id: 'taken-email-accepted',
    breaks: 'an email that is taken is changed a little and accepted, and a second account arises',
    detectedBy: ['BW6'],
    inject: (hooks) =>
      hooks.body<NewAccount>(CREATE, async (body) => {
        if ((await hooks.user({ email: body.email.toLowerCase() })) !== undefined) body.email = `2.${body.email}`;
      }),
  },
  {
    id: 'search-ignored',
    breaks: 'the search over accounts lists everybody',
    detectedBy: ['B9'],
    inject: (hooks) => hooks.before(LISTS, ({ request }) => void Object.assign(request, { query: {} })),
  },
  {
    id: 'inactive-shown-as-active',
    breaks: 'deactivated accounts are shown as active',
    detectedBy: ['B8'],
    inject: (hooks) =>
      hooks.answers(LISTS, (body) =>
        each(body, 'is_active', (found) => void Object.assign(found, { is_active: true })),
      ),
  },
  {
    id: 'accounts-list-stale',
    breaks: 'a list of accounts is answered as it was when it was first asked for in these words',
    detectedBy: ['B7'],
    inject: (hooks) => {
      const first = new Map<string, unknown>();
      hooks.answers(LISTS, (body, { request }) => {
        if (!first.has(request.url)) first.set(request.url, body);
        return first.get(request.url);
      });
    },
  },
  {
    id: 'profile-of-another',
    breaks: 'lists tell the email of the account before',
    detectedBy: ['B11', 'B12', 'B14', 'BW2'],
    inject: (hooks) =>
      hooks.answers<{ results: TeacherRow[] }>('GET /api/auth/staff/', async (body) => {
        const people = await hooks.database.selectFrom('users').select(['id', 'email']).orderBy('id', 'desc').execute();
        for (const { user } of body.results) user.email = people.find(({ id }) => id < user.id)?.email ?? user.email;
      }),
  },
  {
    id: 'progress-wrong-for-admin',
    breaks: 'everybody’s progress is told to the admin as 100 %',
    detectedBy: ['B15'],
    inject: (hooks) =>
      hooks.answers(/^GET \/api\/auth\/(students|users)\//, (body) =>
        each(body, 'progress_percentage', (found) => void Object.assign(found, { progress_percentage: 100 })),
      ),
  },
  {
    id: 'subjects-not-told',
    breaks: 'the subjects of teachers are not told',
    detectedBy: ['B16'],
    inject: (hooks) =>
      hooks.answers('GET /api/auth/staff/', (body) =>
        each(body, 'subjects', (found) => void Object.assign(found, { subjects: [] })),
      ),
  },
  {
    id: 'reset-keeps-old-password',
    breaks: 'resetting a password shows a new one and keeps the old one',
    detectedBy: ['BW7'],
    inject: (hooks) => {
      let hash = '';
      hooks.before(RESET, async ({ id }) => void (hash = (await hooks.user({ id }))?.password_hash ?? ''));
      hooks.answers(RESET, async (_body, { id }) => {
        await hooks.database.updateTable('users').set({ password_hash: hash }).where('id', '=', id).execute();
      });
    },
  },
  {
    id: 'reset-keeps-session',
    breaks: 'resetting a password leaves the open session alive',
    detectedBy: ['BW7'],
    inject: (hooks) => {
      let open: { key: string; user_id: number; created_at: string }[] = [];
      hooks.before(
        RESET,
        async ({ id }) =>
          void (open = await hooks.database.selectFrom('tokens').selectAll().where('user_id', '=', id).execute()),
      );
      hooks.answers(RESET, async () => {
        if (open.length > 0) await hooks.database.insertInto('tokens').values(open).execute();
      });
    },
  },
  {
    id: 'deactivated-still-in',
    breaks: 'the open session of a deactivated account goes on',
    detectedBy: ['BW8'],
    inject: (hooks) => {
      const out = new Map<string, number>();
      hooks.before(REMOVE, async ({ id }) => {
        for (const { key } of await hooks.database
          .selectFrom('tokens')
          .select('key')
          .where('user_id', '=', id)
          .execute())
          out.set(key, id);
      });
      // Treat the account's session as the session of another account of the same role.
      hooks.impersonate(ANY, async (_sender, { request }) => {
        const id = out.get((request.headers.authorization ?? '').split(' ')[1] ?? '');
        return id === undefined ? undefined : hooks.user({ role: 'student' });
      });
    },
  },
  {
    id: 'deactivated-may-sign-in',
    breaks: 'a deactivated account can sign in again',
    detectedBy: ['BW8'],
    inject: (hooks) =>
      hooks.before('POST /api/auth/login/', async ({ request }) => {
        const { email = '' } = request.body as { email?: string };
        await hooks.database.updateTable('users').set({ is_active: 1 }).where('email', '=', email).execute();
      }),
  },
  {
    id: 'not-deactivated',
    breaks: 'deactivating is confirmed and does nothing',
    detectedBy: ['BW8'],
    inject: (hooks) =>
      hooks.stub(REMOVE, async ({ request, id }) => {
        const changes = (request.body ?? {}) as { is_active?: boolean };
        if (request.method === 'PATCH' && changes.is_active !== false) return undefined;
        const user = await hooks.user({ id });
        return {
          status: 200,
          body: {
            success: true,
            ...(user === undefined ? {} : { user: toUserRecord(user) }),
            message: 'Пользователь деактивирован',
          },
        };
      }),
  },
  {
    id: 'not-reactivated',
    breaks: 'reactivating is confirmed and does nothing',
    detectedBy: ['BW9'],
    inject: (hooks) =>
      hooks.answers('POST /api/auth/users/:id/reactivate/', async (_body, { id }) => {
        await hooks.database.updateTable('users').set({ is_active: 0 }).where('id', '=', id).execute();
      }),
  },
  {
    id: 'monitoring-figures-swapped',
    breaks: 'the admin’s pages swap the numbers of tutors and parents',
    detectedBy: ['BF each figure of the admin pages shows the number that the server sent for it'],
    inject: (hooks) =>
      hooks.page(() => {
        const swapped: Record<string, string> = { Тьютеров: 'Родителей', Родителей: 'Тьютеров' };
        new MutationObserver(() => {
          for (const heading of document.querySelectorAll('.figure h3:not([data-swapped])')) {
            heading.setAttribute('data-swapped', '');
            heading.textContent = swapped[heading.textContent ?? ''] ?? heading.textContent;
          }
        }).observe(document, { childList: true, subtree: true });
      }),
  },
  {
    id: 'names-swapped-on-change',
    breaks: 'a change of an account stores the first name as the last name, and the other way round',
    detectedBy: ['BW every field of the forms for a parent is stored and shown again'],
    inject: (hooks) =>
      hooks.body<Partial<Record<'first_name' | 'last_name', string>>>('PATCH /api/auth/users/:id/', (body) => {
        const { first_name: first, last_name: last } = body;
        if (first !== undefined && last !== undefined) Object.assign(body, { first_name: last, last_name: first });
      }),
  },
  {
    id: 'experience-lost',
    breaks: 'a new tutor or teacher is stored without experience',
    detectedBy: ['BW every field of the forms for a tutor is stored and shown again'],
    inject: (hooks) =>
      hooks.body<{ experience_years?: number }>(
        'POST /api/auth/staff/create/',
        (body) => void (body.experience_years = 0),
      ),
  },
  {
    id: 'state-filter-reversed',
    breaks: 'the filter for active accounts lists the inactive ones, and the other way round',
    detectedBy: ['BU the table of accounts (teacher) shows every account once over its pages, and follows its filters'],
    inject: (hooks) =>
      hooks.before('GET /api/auth/staff/', ({ request }) => {
        const query = request.query as { is_active?: string; search?: string };
        if (query.is_active !== undefined && query.search !== undefined)
          query.is_active = query.is_active === 'true' ? 'false' : 'true';
      }),
  },
  {
    id: 'second-page-of-accounts-repeats',
    breaks: 'every page of the list of students is the first one',
    detectedBy: ['BU the pages of the list of students over the API contain each account once, the newest first'],
    inject: (hooks) =>
      hooks.before(
        'GET /api/auth/students/',
        ({ request }) => void Object.assign(request.query as object, { page: '1' }),
      ),
  },
  {
    id: 'lesson-ends-when-it-starts',
    breaks: 'the schedule tells the start of a lesson as its end',
    detectedBy: ['BS a lesson that the admin plans stands in the schedule'],
    inject: (hooks) =>
      hooks.answers('GET /api/admin/schedule/lessons/', (body) =>
        each(body, 'end_time', (found) => void Object.assign(found, { end_time: (found as Lesson).start_time })),
      ),
  },
  {
    id: 'child-not-added',
    breaks: 'assigning a student to a parent is confirmed and does nothing',
    detectedBy: ['BW a student whom the admin assigns to a parent is added to the children of that parent'],
    inject: (hooks) => hooks.stub('POST /api/auth/assign-parent/', () => ({ status: 200, body: { success: true } })),
  },
  {
    id: 'subjects-not-stored',
    breaks: 'assigning subjects to a teacher is confirmed and does nothing',
    detectedBy: ['BW the subjects that the admin assigns are stored for teacher and student'],
    inject: (hooks) =>
      hooks.stub(/^\w+ \/api\/auth\/staff\/teachers\/:id\/subjects\/$/, () => ({
        status: 200,
        body: { success: true },
      })),
  },
];
