import { toSessionUser } from '../server/identity/people';
import type { Fault } from './fault';
import { PLACES } from './places';

const LOGIN = 'POST /api/auth/login/';
const LOGOUT = /^POST \/api\/(accounts|auth)\/logout\//;
const REFUSED = { status: 401, body: { success: false, error: 'Неверные учетные данные' } };

interface Credentials {
  email: string;
  password: string;
}

/** Faults in sign-in, sign-out, tokens and sessions. */
export const SIGN_IN_FAULTS: readonly Fault[] = [
  {
    id: 'sign-in-503',
    breaks: 'the sign-in answers 503 with an empty body',
    detectedBy: ['A2'],
    by: 'diagnosis',
    inject: (hooks) => hooks.stub(LOGIN, () => ({ status: 503 })),
  },
  {
    id: 'sign-in-500',
    breaks: 'the sign-in answers 500',
    detectedBy: ['A3'],
    by: 'diagnosis',
    inject: (hooks) => hooks.stub(LOGIN, () => ({ status: 500, body: { detail: 'Внутренняя ошибка сервера.' } })),
  },
  {
    id: 'sign-out-keeps-token',
    breaks: 'signing out answers yes and leaves the token alive on the server',
    detectedBy: ['A16'],
    inject: (hooks) =>
      hooks.stub(LOGOUT, () => ({ status: 200, body: { message: 'Выход выполнен успешно', success: true } })),
  },
  {
    id: 'second-sign-in-keeps-old-token',
    breaks: 'a second sign-in leaves the token of the first alive',
    detectedBy: ['A18'],
    inject: (hooks) => {
      const kept = new Map<string, { key: string; user_id: number; created_at: string }[]>();
      hooks.body<Credentials>(LOGIN, async ({ email }) => {
        const user = await hooks.user({ email });
        const tokens = await hooks.database
          .selectFrom('tokens')
          .selectAll()
          .where('user_id', '=', user?.id ?? 0)
          .execute();
        kept.set(email, tokens);
      });
      hooks.answers(LOGIN, async (_body, { request }) => {
        const tokens = kept.get((request.body as Credentials).email) ?? [];
        for (const token of tokens) await hooks.database.insertInto('tokens').values(token).execute();
      });
    },
  },
  {
    id: 'no-ration',
    breaks: 'sign-ins are not rationed',
    detectedBy: ['A11'],
    inject: (hooks) => {
      let count = 0;
      // Give every request an address of its own.
      hooks.before(
        LOGIN,
        ({ request }) => void Object.defineProperty(request, 'ip', { value: `10.0.${(count += 1)}.1` }),
      );
    },
  },
  {
    id: 'unknown-user-told',
    breaks: 'an unknown user is refused in other words than a wrong password',
    detectedBy: ['A7'],
    inject: (hooks) =>
      hooks.stub(LOGIN, async ({ request }) => {
        const known = await hooks.user({ email: (request.body as Credentials).email });
        return known === undefined
          ? { status: 401, body: { success: false, error: 'Пользователь не найден' } }
          : undefined;
      }),
  },
  {
    id: 'unknown-user-quicker',
    breaks: 'an unknown user is refused without any work, which can be told by the time it takes',
    detectedBy: ['A7'],
    inject: (hooks) =>
      hooks.stub(LOGIN, async ({ request }) => {
        const known = await hooks.user({ email: (request.body as Credentials).email });
        return known === undefined ? REFUSED : undefined;
      }),
  },
  {
    id: 'any-password-will-do',
    breaks: 'a wrong password lets in',
    detectedBy: ['A6'],
    inject: (hooks) =>
      hooks.refusals(LOGIN, async (_body, { request, reply }) => {
        const user = await hooks.user({ email: (request.body as Credentials).email });
        if (user === undefined) return undefined;
        void reply.code(200);
        return {
          success: true,
          data: {
            token: await hooks.tokenFor(user.id),
            user: toSessionUser(user, 'complete'),
            message: 'Вход выполнен успешно',
          },
        };
      }),
  },
  {
    id: 'empty-email-not-said',
    breaks: 'a sign-in without an email is refused like a wrong password instead of saying what is missing',
    detectedBy: ['A8'],
    inject: (hooks) =>
      hooks.stub(LOGIN, ({ request }) => ((request.body as Partial<Credentials>).email ? undefined : REFUSED)),
  },
  {
    id: 'api-open-without-token',
    breaks: 'the assignments can be read without a token',
    detectedBy: ['A13'],
    inject: (hooks) =>
      hooks.impersonate(PLACES.list, (sender) => (sender === undefined ? hooks.user({ role: 'admin' }) : undefined)),
  },
  {
    id: 'bearer-breaks-server',
    breaks: 'a token in the Bearer form breaks the server',
    detectedBy: ['A15'],
    inject: (hooks) =>
      hooks.refusals('GET /api/auth/me/', (_body, { request, reply }) => {
        if (!/^bearer/i.test(request.headers.authorization ?? '')) return undefined;
        void reply.code(500);
        return { detail: 'Внутренняя ошибка сервера.' };
      }),
  },
  {
    id: 'me-of-anybody',
    breaks: '/me tells the account whose number is asked for',
    detectedBy: ['A22'],
    inject: (hooks) =>
      hooks.impersonate('GET /api/auth/me/', (_sender, { request }) => {
        const { user_id: asked } = request.query as { user_id?: string };
        return asked === undefined ? undefined : hooks.user({ id: Number(asked) });
      }),
  },
  {
    id: 'sign-in-leads-elsewhere',
    breaks: 'after signing in the teacher is led to the profile instead of the dashboard',
    detectedBy: ['A2'],
    inject: (hooks) =>
      hooks.page(() => {
        const replace = history.replaceState.bind(history);
        history.replaceState = (data, unused, url) => {
          if (location.pathname.startsWith('/auth') && String(url).endsWith('/dashboard/teacher'))
            location.assign('/profile');
          else replace(data, unused, url);
        };
      }),
  },
  {
    id: 'sign-out-keeps-storage',
    breaks: 'after signing out the page still holds the session in the browser',
    detectedBy: ['A16'],
    inject: (hooks) =>
      hooks.page(() => {
        Storage.prototype.removeItem = () => undefined;
      }),
  },
  {
    id: 'lock-told-as-limit',
    breaks: 'a user of a deactivated account is told of too many attempts',
    detectedBy: ['BW8'],
    inject: (hooks) =>
      hooks.refusals<{ error?: string }>(LOGIN, (body, { reply }) =>
        reply.statusCode === 403 ? { ...body, error: 'Слишком много попыток входа. Попробуйте позже' } : undefined,
      ),
  },
  {
    id: 'lock-shown-as-wrong-password',
    breaks: 'whoever types the right password of a deactivated account is shown that login or password are wrong',
    detectedBy: [
      'AS the page tells a user who types the right password of a deactivated account why there is no sign-in',
      'BW8',
    ],
    inject: (hooks) =>
      hooks.refusals<{ error?: string }>(LOGIN, (body, { reply }) =>
        reply.statusCode === 403 ? { ...body, error: 'Неверный логин или пароль' } : undefined,
      ),
  },
  {
    id: 'lock-shown-before-password',
    breaks: 'whoever types a wrong password of a deactivated account is told so on the page',
    detectedBy: [
      'AS the page refuses a wrong password in the same words, whether the account is active, deactivated or unknown',
    ],
    inject: (hooks) =>
      hooks.refusals(LOGIN, async (_body, { request, reply }) => {
        const user = await hooks.user({ email: (request.body as Partial<Credentials>).email ?? '' });
        if (user?.is_active !== 0) return undefined;
        void reply.code(403);
        return { success: false, error: 'Учетная запись отключена или недоступна' };
      }),
  },
  {
    id: 'capitals-in-email-refused',
    breaks: 'an email is refused unless it is typed in small letters',
    detectedBy: ['A an email typed in capitals signs in its own account and no other'],
    inject: (hooks) =>
      hooks.stub(LOGIN, ({ request }) => {
        const { email = '' } = request.body as Partial<Credentials>;
        return email === email.toLowerCase() ? undefined : REFUSED;
      }),
  },
  {
    id: 'user-name-ignored',
    breaks: 'the sign-in takes emails only and ignores a user name',
    detectedBy: ['A «Логин» on the sign-in page takes the login that was returned with the password'],
    inject: (hooks) => hooks.body<{ username?: string }>(LOGIN, (body) => void delete body.username),
  },
  {
    id: 'lock-told-before-password',
    breaks: 'whoever types a wrong password is told that the account is deactivated',
    detectedBy: ['BW a wrong password of a deactivated account is refused like an unknown user'],
    inject: (hooks) =>
      hooks.refusals(LOGIN, async (_body, { request, reply }) => {
        const user = await hooks.user({ email: (request.body as Partial<Credentials>).email ?? '' });
        if (user?.is_active !== 0) return undefined;
        void reply.code(403);
        return { success: false, error: 'Учетная запись отключена или недоступна' };
      }),
  },
];
