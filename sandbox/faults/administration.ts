import type { Account, Credentials, NewAccount, UserStatistics } from '../contract/administration';
import type { Page } from '../contract/assignments';
import type { Succeeded } from '../contract/identity';
import type { Fault } from './fault';
import { each } from './finding';

const CREATE = /^POST \/api\/auth\/(students|staff|parents)\/create\//;
const FIGURES = 'GET /api/admin/stats/users/';
const LISTS = /^GET \/api\/(auth\/(students|staff|parents)|admin\/users)\/$/;
const RESET = 'POST /api/auth/users/:id/reset-password/';
const REMOVE = /^\w+ \/api\/auth\/users\/:id\/delete\//;
const ANY = /^\w+ \/api\//;

/** What goes wrong with the admin's figures, lists and work on accounts. */
export const ADMINISTRATION_FAULTS: readonly Fault[] = [
  {
    id: 'total-off-by-one',
    breaks: 'the total of users is one too low',
    noticedBy: ['B21', 'B6'],
    cause: (site) => site.answers<UserStatistics>(FIGURES, (body) => ({ ...body, total_users: body.total_users - 1 })),
  },
  {
    id: 'roles-swapped',
    breaks: 'the numbers of students and teachers are swapped',
    noticedBy: ['B22'],
    cause: (site) => site.answers<UserStatistics>(FIGURES, (body) => ({ ...body, total_students: body.total_teachers, total_teachers: body.total_students })),
  },
  {
    id: 'figures-cached',
    breaks: 'the figures stay as they were at the first reading',
    noticedBy: ['B7', 'B23'],
    cause: (site) => {
      let first: UserStatistics | undefined;
      site.answers<UserStatistics>(FIGURES, (body) => (first ??= body));
    },
  },
  {
    id: 'inactive-counted-as-active',
    breaks: 'accounts that were deactivated today are still counted as active today',
    noticedBy: ['B24'],
    cause: (site) =>
      site.answers<UserStatistics>(FIGURES, async (body) => {
        const today = await site.database.selectFrom('users').select('id').where('is_active', '=', 0).where('last_login', '>=', new Date().toISOString().slice(0, 10)).execute();
        return { ...body, active_today: body.active_today + today.length };
      }),
  },
  {
    id: 'account-not-stored',
    breaks: 'a new account is confirmed with its password and is not stored',
    noticedBy: ['BW1'],
    cause: (site) =>
      site.answers<Succeeded<Credentials>>(CREATE, async ({ data }) => {
        await site.database.deleteFrom('users').where('id', '=', data.user.id).execute();
      }),
  },
  {
    id: 'account-name-lost',
    breaks: 'the last name of a new account is not stored',
    noticedBy: ['BW4'],
    cause: (site) =>
      site.answers<Succeeded<Credentials>>(CREATE, async ({ data }) => {
        await site.database.updateTable('users').set({ last_name: '' }).where('id', '=', data.user.id).execute();
      }),
  },
  {
    id: 'tutor-made-a-teacher',
    breaks: 'a new tutor is stored as a teacher',
    noticedBy: ['BW3'],
    cause: (site) =>
      site.answers<Succeeded<Credentials>>(CREATE, async ({ data }) => {
        await site.database.updateTable('users').set({ role: 'teacher' }).where('id', '=', data.user.id).where('role', '=', 'tutor').execute();
      }),
  },
  {
    id: 'shown-password-wrong',
    breaks: 'the password that is shown once is not the one that was stored',
    noticedBy: ['BW5'],
    cause: (site) => site.answers<Succeeded<Credentials>>(CREATE, ({ data }) => ({ success: true, data: { ...data, credentials: { ...data.credentials, password: 'Wr0ngPassw0rd55' } } })),
  },
  {
    id: 'taken-email-accepted',
    breaks: 'an email that is taken is changed a little and accepted, and a second account arises',
    noticedBy: ['BW6'],
    cause: (site) =>
      site.body<NewAccount>(CREATE, async (body) => {
        if ((await site.user({ email: body.email.toLowerCase() })) !== undefined) body.email = `2.${body.email}`;
      }),
  },
  {
    id: 'search-ignored',
    breaks: 'the search over accounts lists everybody',
    noticedBy: ['B9'],
    cause: (site) => site.before(LISTS, ({ request }) => void Object.assign(request, { query: {} })),
  },
  {
    id: 'inactive-shown-as-active',
    breaks: 'deactivated accounts are shown as active',
    noticedBy: ['B8'],
    cause: (site) => site.answers(LISTS, (body) => each(body, 'is_active', (found) => void Object.assign(found, { is_active: true }))),
  },
  {
    id: 'accounts-list-stale',
    breaks: 'a list of accounts is answered as it was when it was first asked for in these words',
    noticedBy: ['B7'],
    cause: (site) => {
      const first = new Map<string, unknown>();
      site.answers(LISTS, (body, { request }) => {
        if (!first.has(request.url)) first.set(request.url, body);
        return first.get(request.url);
      });
    },
  },
  {
    id: 'profile-of-another',
    breaks: 'lists tell the email of the account before',
    noticedBy: ['B11', 'B12', 'B14', 'BW2'],
    cause: (site) =>
      site.answers<Page<Account>>('GET /api/auth/staff/', async (body) => {
        const people = await site.database.selectFrom('users').select(['id', 'email']).orderBy('id', 'desc').execute();
        return { ...body, results: body.results.map((one) => ({ ...one, email: people.find(({ id }) => id < one.id)?.email ?? one.email })) };
      }),
  },
  {
    id: 'progress-wrong-for-admin',
    breaks: 'everybody’s progress is told to the admin as 100 %',
    noticedBy: ['B15'],
    cause: (site) => site.answers(/^GET \/api\/auth\/(students|users)\//, (body) => each(body, 'progress', (found) => void Object.assign(found, { progress: 100 }))),
  },
  {
    id: 'subjects-not-told',
    breaks: 'the subjects of teachers are not told',
    noticedBy: ['B16'],
    cause: (site) => site.answers('GET /api/auth/staff/', (body) => each(body, 'subjects', (found) => void Object.assign(found, { subjects: [] }))),
  },
  {
    id: 'reset-keeps-old-password',
    breaks: 'resetting a password shows a new one and keeps the old one',
    noticedBy: ['BW7'],
    cause: (site) => {
      let hash = '';
      site.before(RESET, async ({ id }) => void (hash = (await site.user({ id }))?.password_hash ?? ''));
      site.answers(RESET, async (_body, { id }) => {
        await site.database.updateTable('users').set({ password_hash: hash }).where('id', '=', id).execute();
      });
    },
  },
  {
    id: 'reset-keeps-session',
    breaks: 'resetting a password leaves the open session alive',
    noticedBy: ['BW7'],
    cause: (site) => {
      let open: { key: string; user_id: number; created_at: string }[] = [];
      site.before(RESET, async ({ id }) => void (open = await site.database.selectFrom('tokens').selectAll().where('user_id', '=', id).execute()));
      site.answers(RESET, async () => {
        if (open.length > 0) await site.database.insertInto('tokens').values(open).execute();
      });
    },
  },
  {
    id: 'deactivated-still-in',
    breaks: 'the open session of a deactivated account goes on',
    noticedBy: ['BW8'],
    cause: (site) => {
      const out = new Map<string, number>();
      site.before(REMOVE, async ({ id }) => {
        for (const { key } of await site.database.selectFrom('tokens').select('key').where('user_id', '=', id).execute()) out.set(key, id);
      });
      // The session of the account is taken for one of another account of its role.
      site.passAs(ANY, async (_sender, { request }) => {
        const id = out.get((request.headers.authorization ?? '').split(' ')[1] ?? '');
        return id === undefined ? undefined : site.user({ role: 'student' });
      });
    },
  },
  {
    id: 'deactivated-may-sign-in',
    breaks: 'a deactivated account can sign in again',
    noticedBy: ['BW8'],
    cause: (site) =>
      site.before('POST /api/auth/login/', async ({ request }) => {
        const { email = '' } = request.body as { email?: string };
        await site.database.updateTable('users').set({ is_active: 1 }).where('email', '=', email).execute();
      }),
  },
  {
    id: 'not-deactivated',
    breaks: 'deactivating is confirmed and does nothing',
    noticedBy: ['BW8'],
    cause: (site) => site.instead(REMOVE, async ({ id }) => ({ status: 200, body: { success: true, data: { id } } })),
  },
  {
    id: 'not-reactivated',
    breaks: 'reactivating is confirmed and does nothing',
    noticedBy: ['BW9'],
    cause: (site) =>
      site.answers('POST /api/auth/users/:id/reactivate/', async (_body, { id }) => {
        await site.database.updateTable('users').set({ is_active: 0 }).where('id', '=', id).execute();
      }),
  },
];
