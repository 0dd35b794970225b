import { each } from './each';
import type { Fault } from './fault';
import { PLACES, queryOf } from './places';

const { list: LIST, send: SEND } = PLACES;

/** Faults that the security cases SE30–SE35 and SE.a–SE.e are meant for: sessions, own fields, headers, refusals. */
export const SECURITY_SURROUNDINGS_FAULTS: readonly Fault[] = [
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
    id: 'class-in-refusals',
    breaks: 'the answer to an unknown answer of a student names the class of the record',
    detectedBy: ['SE.c'],
    inject: (hooks) =>
      hooks.refusals(/^GET \/api\/assignments\/submissions\/:id\/$/, () => ({
        detail: 'No AssignmentSubmission matches the given query.',
      })),
  },
  {
    id: 'fields-in-refusals',
    breaks: 'the answer to a filter that does not exist names the fields of the database',
    detectedBy: ['SE.c'],
    inject: (hooks) =>
      hooks.stub(/^GET \/api\/assignments\/submissions\/$/, ({ request }) =>
        request.url.includes('ordering=score')
          ? {
              status: 400,
              body: { error: "Cannot resolve keyword 'score' into field. Choices are: assignment, content, id" },
            }
          : undefined,
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
    id: 'shown-password-kept',
    breaks: 'the password of a new or reset account stays in the storage of the admin’s browser',
    detectedBy: ['BW1', 'BW2', 'BW3', 'BW4', 'BW7'],
    inject: (hooks) =>
      hooks.page(() => {
        const send = window.fetch.bind(window);
        window.fetch = async (input, init) => {
          const answer = await send(input, init);
          const text = await answer.clone().text();
          if (text.includes('"password"')) localStorage.setItem('last_credentials', text);
          return answer;
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
