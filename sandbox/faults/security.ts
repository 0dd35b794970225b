import { each } from './each';
import type { Fault } from './fault';
import type { FaultHooks, RequestContext } from './fault-hooks';
import { PLACES } from './places';

const LOGIN = 'POST /api/auth/login/';
const REFRESH = 'POST /api/auth/refresh/';
const CREATE_STAFF = 'POST /api/auth/staff/create/';
const { create: CREATE, list: LIST, one: ONE, send: SEND, file: FILE, grade: GRADE } = PLACES;

interface Token {
  key: string;
  user_id: number;
  created_at: string;
}

/** Returns one value of the query. */
function queryOf({ request }: RequestContext, name: string): string | undefined {
  const value = (request.query as Record<string, unknown>)[name];
  return typeof value === 'string' ? value : undefined;
}

function tokensOf(hooks: FaultHooks, userId: number): Promise<Token[]> {
  return hooks.database.selectFrom('tokens').selectAll().where('user_id', '=', userId).execute();
}

/** Makes elements of text that looks like markup. */
function renderTypedMarkup(): void {
  const render = (element: Element) => {
    if (element.childElementCount === 0 && /<img /.test(element.textContent ?? ''))
      element.innerHTML = element.textContent ?? '';
  };
  new MutationObserver(() => document.querySelectorAll('body *').forEach(render)).observe(document, {
    subtree: true,
    childList: true,
    characterData: true,
  });
}

/** Faults that the security cases are meant for, at least one for each of their headings. */
export const SECURITY_FAULTS: readonly Fault[] = [
  {
    id: 'inactive-account-told',
    breaks: 'a wrong password of an inactive account is answered like its right one',
    detectedBy: ['SE2'],
    inject: (hooks) =>
      hooks.stub(LOGIN, async ({ request }) => {
        const user = await hooks.user({ email: (request.body as { email: string }).email });
        return user?.is_active === 0
          ? { status: 403, body: { success: false, error: 'Учетная запись отключена или недоступна' } }
          : undefined;
      }),
  },
  {
    id: 'malformed-sign-in-crash',
    breaks: 'a sign-in whose email is no text crashes the server',
    detectedBy: ['SE3'],
    inject: (hooks) =>
      hooks.stub(LOGIN, ({ request }) => {
        const { email } = (request.body ?? {}) as { email?: unknown };
        return email === undefined || typeof email === 'string'
          ? undefined
          : { status: 500, body: { detail: 'Внутренняя ошибка сервера.' } };
      }),
  },
  {
    id: 'credentials-in-query',
    breaks: 'the sign-in takes email and password from the address',
    detectedBy: ['SE6'],
    inject: (hooks) => hooks.before(LOGIN, ({ request }) => void Object.assign(request.body as object, request.query)),
  },
  {
    id: 'sign-in-may-be-stored',
    breaks: 'the answer to a sign-in may be stored by caches',
    detectedBy: ['SE7'],
    inject: (hooks) => hooks.leaving(LOGIN, ({ reply }) => void reply.header('cache-control', 'private, max-age=60')),
  },
  {
    id: 'draft-read-by-student',
    breaks: 'a student who knows the number of a draft reads it',
    detectedBy: ['SE11'],
    inject: (hooks) =>
      hooks.impersonate(ONE, async (sender, { id }) => {
        const found = await hooks.database
          .selectFrom('assignments')
          .selectAll()
          .where('id', '=', id)
          .executeTakeFirst();
        return sender?.role === 'student' && found?.status === 'draft'
          ? hooks.user({ id: found.author_id })
          : undefined;
      }),
  },
  {
    id: 'family-told-to-teacher',
    breaks: 'a teacher is told the phones of the parents',
    detectedBy: ['SE14'],
    inject: (hooks) =>
      hooks.answers<{ students: { id: number }[] }>('GET /api/materials/teacher/', async (body) => {
        for (const student of body.students) {
          const row = await hooks.user({ id: student.id });
          const parent = row?.parent_id ? await hooks.user({ id: row.parent_id }) : undefined;
          Object.assign(student, { parent_phone: parent?.phone ?? null });
        }
      }),
  },
  {
    id: 'start-after-deadline-taken',
    breaks: 'an assignment that starts after its deadline is taken',
    detectedBy: ['SE16'],
    inject: (hooks) =>
      hooks.body<{ start_date?: unknown; due_date?: unknown }>(CREATE, (body) => {
        if (
          typeof body.start_date === 'string' &&
          typeof body.due_date === 'string' &&
          Date.parse(body.start_date) > Date.parse(body.due_date)
        )
          body.start_date = body.due_date;
      }),
  },
  {
    id: 'negative-score-taken',
    breaks: 'a negative score is taken as none',
    detectedBy: ['SE17'],
    inject: (hooks) =>
      hooks.body<{ score?: unknown }>(GRADE, (body) => {
        if (typeof body.score === 'number' && body.score < 0) body.score = 0;
      }),
  },
  {
    id: 'unknown-role-taken',
    breaks: 'an account of an unknown role becomes a teacher',
    detectedBy: ['SE18'],
    inject: (hooks) =>
      hooks.body<{ role?: unknown }>(
        CREATE_STAFF,
        (body) => void (body.role = body.role === 'tutor' ? 'tutor' : 'teacher'),
      ),
  },
  {
    id: 'typed-markup-rendered',
    breaks: 'the pages make elements of typed markup',
    detectedBy: ['SE19'],
    inject: (hooks) => hooks.page(renderTypedMarkup),
  },
  {
    id: 'wildcards-in-search',
    breaks: 'a search for % or _ matches everything',
    detectedBy: ['SE20'],
    inject: (hooks) =>
      hooks.before('GET /api/auth/students/', ({ request }) => {
        const query = request.query as { search?: string };
        if (query.search === '%' || query.search === '_') query.search = '';
      }),
  },
  {
    id: 'origin-reflected',
    breaks: 'every origin is allowed to read with credentials',
    detectedBy: ['SE23', 'SE22'],
    inject: (hooks) =>
      hooks.leaving(/^(?:GET|OPTIONS) \/api\//, ({ request, reply }) => {
        if (request.headers.origin !== undefined)
          void reply.headers({
            'access-control-allow-origin': request.headers.origin,
            'access-control-allow-credentials': 'true',
          });
      }),
  },
  {
    id: 'refresh-keeps-old-token',
    breaks: 'renewing a token leaves the old one alive',
    detectedBy: ['SE25'],
    inject: (hooks) => {
      const kept = new Map<number, Token[]>();
      hooks.before(
        REFRESH,
        async ({ request }) =>
          void kept.set(request.signedInUser?.id ?? 0, await tokensOf(hooks, request.signedInUser?.id ?? 0)),
      );
      hooks.answers(REFRESH, async (_body, { request }) => {
        for (const token of kept.get(request.signedInUser?.id ?? 0) ?? [])
          await hooks.database.insertInto('tokens').values(token).execute();
      });
    },
  },
  {
    id: 'token-in-address',
    breaks: 'a token is taken from the address too',
    detectedBy: ['SE26'],
    inject: (hooks) =>
      hooks.impersonate('GET /api/auth/me/', async (_sender, context) => {
        const key = queryOf(context, 'token');
        if (key === undefined) return undefined;
        const token = await hooks.database.selectFrom('tokens').selectAll().where('key', '=', key).executeTakeFirst();
        return token === undefined ? undefined : hooks.user({ id: token.user_id });
      }),
  },
  {
    id: 'files-handed-out-inline',
    breaks: 'files are handed out to be shown and not to be saved',
    detectedBy: ['SE28'],
    inject: (hooks) => hooks.leaving(FILE, ({ reply }) => void reply.header('content-disposition', 'inline')),
  },
  {
    id: 'reset-reactivates',
    breaks: 'resetting the password of an inactive account makes it active',
    detectedBy: ['SE30'],
    inject: (hooks) =>
      hooks.before(
        'POST /api/auth/users/:id/reset-password/',
        async ({ id }) =>
          void (await hooks.database.updateTable('users').set({ is_active: 1 }).where('id', '=', id).execute()),
      ),
  },
  {
    id: 'session-of-the-address',
    breaks: 'a request to sign out without a token ends the session of whoever signed in last',
    detectedBy: ['SE31'],
    inject: (hooks) =>
      hooks.impersonate('POST /api/accounts/logout/', async (sender) => {
        if (sender !== undefined) return undefined;
        const last = await hooks.database
          .selectFrom('tokens')
          .selectAll()
          .orderBy('created_at', 'desc')
          .executeTakeFirst();
        return last === undefined ? undefined : hooks.user({ id: last.user_id });
      }),
  },
  {
    id: 'email-by-profile',
    breaks: 'the own profile takes any email',
    detectedBy: ['SE32'],
    inject: (hooks) =>
      hooks.body<{ email?: unknown }>('PATCH /api/profile/teacher/', async ({ email }, { request }) => {
        if (typeof email === 'string')
          await hooks.database
            .updateTable('users')
            .set({ email: `${email}.of-profile` })
            .where('id', '=', request.signedInUser?.id ?? 0)
            .execute();
      }),
  },
  {
    id: 'score-by-student',
    breaks: 'a student who sends a score with an answer has it',
    detectedBy: ['SE33'],
    inject: (hooks) =>
      hooks.answers<{ assignment: number }>(SEND, async ({ assignment }, { request }) => {
        const { score } = (request.body ?? {}) as { score?: unknown };
        if (typeof score !== 'number') return;
        await hooks.database
          .updateTable('answers')
          .set({ score, raw_score: score })
          .where('assignment_id', '=', assignment)
          .where('student_id', '=', request.signedInUser?.id ?? 0)
          .execute();
      }),
  },
  {
    id: 'list-of-another-student',
    breaks: 'the list of assignments shows those of the student whose number stands in the address',
    detectedBy: ['SE34', 'SE13'],
    inject: (hooks) =>
      hooks.impersonate(LIST, (_sender, context) => {
        const id = Number(queryOf(context, 'student'));
        return Number.isInteger(id) && id > 0 ? hooks.user({ id, role: 'student' }) : undefined;
      }),
  },
  {
    id: 'size-of-none-crashes',
    breaks: 'a page of no entries crashes the list of students',
    detectedBy: ['SE35'],
    inject: (hooks) =>
      hooks.stub('GET /api/auth/students/', (context) =>
        Number(queryOf(context, 'page_size') ?? '1') < 1
          ? { status: 500, body: { detail: 'Внутренняя ошибка сервера.' } }
          : undefined,
      ),
  },
  {
    id: 'pages-in-any-frame',
    breaks: 'the pages may be framed by every site',
    detectedBy: ['SE.a'],
    inject: (hooks) =>
      hooks.leaving(/^GET \/(?!api|media)/, ({ reply }) => {
        void reply.removeHeader('x-frame-options');
        const policy = reply.getHeader('content-security-policy');
        if (typeof policy === 'string')
          void reply.header('content-security-policy', policy.replace(/; frame-ancestors 'none'/, ''));
      }),
  },
  {
    id: 'trace-in-refusals',
    breaks: 'refusals of assignments tell where in the server they come from',
    detectedBy: ['SE.c'],
    inject: (hooks) =>
      hooks.refusals<object>(
        /^GET \/api\/assignments\/(?::id\/)?$/,
        (body) => void Object.assign(body, { where: 'File "/app/assignments/views.py", line 41, in retrieve' }),
      ),
  },
  {
    id: 'address-repeated',
    breaks: 'the answer to an unknown address of the API repeats it',
    detectedBy: ['SE.d'],
    inject: (hooks) =>
      hooks.refusals(/^GET \/api\/not-an-address\//, (_body, { request }) => ({ detail: `Not found: ${request.url}` })),
  },
  {
    id: 'lists-outlive-sign-out',
    breaks: 'cached lists stay in the browser after signing out',
    detectedBy: ['SE.e'],
    inject: (hooks) =>
      hooks.page(() => {
        const keep = (key: string) => key.startsWith('cache_');
        const remove = (storage: Storage, key: string) => Reflect.deleteProperty(storage, key);
        Storage.prototype.removeItem = function (this: Storage, key: string) {
          if (!keep(key)) remove(this, key);
        };
        Storage.prototype.clear = function (this: Storage) {
          for (const key of Object.keys(this)) if (!keep(key)) remove(this, key);
        };
      }),
  },
  {
    id: 'password-in-own-profile',
    breaks: 'the own profile holds the hash of the password',
    detectedBy: ['SE1'],
    inject: (hooks) =>
      hooks.answers('GET /api/profile/student/', (body) =>
        each(body, 'email', (found) => void Object.assign(found, { password: 'pbkdf2_sha256$600000$salt$hash=' })),
      ),
  },
];
