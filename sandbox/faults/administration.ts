import type { CreatedAccount, NewAccount, TeacherRow, UserStatistics } from '../contract/administration';
import type { Succeeded } from '../contract/identity';
import type { Fault } from './fault';
import { each } from './each';
import type { FaultHooks } from './fault-hooks';

const CREATE = /^POST \/api\/auth\/(students|staff|parents)\/create\//;
const FIGURES = 'GET /api/admin/stats/users/';
const LISTS = /^GET \/api\/(auth\/(students|staff|parents)|admin\/users)\/$/;

/** Changes the statistics inside their envelope. */
function changeFigures(
  hooks: FaultHooks,
  change: (figures: UserStatistics) => UserStatistics | Promise<UserStatistics>,
): void {
  hooks.answers<Succeeded<UserStatistics>>(FIGURES, async (body) => ({ ...body, data: await change(body.data) }));
}

/** Faults in the admin's statistics, in new accounts and in the lists of accounts. */
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
];
