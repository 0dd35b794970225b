import { toUserRecord } from '../server/identity/people';
import type { Fault } from './fault';

const RESET = 'POST /api/auth/users/:id/reset-password/';
/** Both endpoints for deactivation: the one the page uses, and the one that works on the published build. */
const REMOVE = /^(?:\w+ \/api\/auth\/users\/:id\/delete|PATCH \/api\/auth\/users\/:id)\/$/;
const ANY = /^\w+ \/api\//;

/** Faults in resetting a password, and in deactivating and reactivating an account. */
export const ACCOUNT_STATE_FAULTS: readonly Fault[] = [
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
];
