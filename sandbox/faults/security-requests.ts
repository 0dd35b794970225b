import type { Fault } from './fault';
import type { FaultHooks } from './fault-hooks';
import { PLACES, queryOf } from './places';

const REFRESH = 'POST /api/auth/refresh/';
const CREATE_STAFF = 'POST /api/auth/staff/create/';
const { create: CREATE, file: FILE, grade: GRADE } = PLACES;

interface Token {
  key: string;
  user_id: number;
  created_at: string;
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

/** Faults that the security cases SE16–SE29 are meant for: validation, markup, other origins, tokens, files. */
export const SECURITY_REQUEST_FAULTS: readonly Fault[] = [
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
    id: 'files-for-the-admin-alone',
    breaks: 'files are handed to the admin alone, inline and under a name without its letters',
    detectedBy: ['SE21', 'SE28'],
    inject: (hooks) => {
      hooks.stub(FILE, ({ request }) =>
        request.signedInUser?.role === 'admin' ? undefined : { status: 403, body: { detail: 'Нет доступа.' } },
      );
      hooks.leaving(FILE, ({ reply }) => void reply.header('content-disposition', 'inline; filename="_____.txt"'));
    },
  },
  {
    id: 'change-takes-blank-title',
    breaks: 'a change of an assignment stores a title of spaces',
    detectedBy: ['SE16'],
    inject: (hooks) =>
      hooks.body<{ title?: string }>(/^PATCH \/api\/assignments\/(?:assignments\/)?:id\/$/, async (body, { id }) => {
        if (typeof body.title !== 'string' || body.title.trim() !== '') return;
        await hooks.database.updateTable('assignments').set({ title: body.title }).where('id', '=', id).execute();
        delete body.title;
      }),
  },
];
