import { setTimeout as pause } from 'node:timers/promises';
import type { User } from '../server/identity/tokens';
import type { Fault } from './fault';
import { PLACES } from './places';

const { create: CREATE, list: LIST, file: FILE, one: ONE } = PLACES;
const LOGIN = 'POST /api/auth/login/';
const LOGOUT = /^POST \/api\/(?:auth|accounts)\/logout\/$/;
const ME = 'GET /api/auth/me/';
const LESSONS = 'GET /api/admin/schedule/lessons/';
const CREATE_LESSON = 'POST /api/admin/schedule/lessons/create/';
const ANSWERS = 'GET /api/assignments/submissions/';
const OF_USERS = /^GET \/api\/(?!system)/;
const SLOW_MS = 600;
/** For what is sent a few times only: longer than a busy machine explains. */
const VERY_SLOW_MS = 1_500;

/** Pushes the content of the page down after it has appeared. */
function pushContentDown(): void {
  const push = () => {
    if (document.querySelector('h1') === null || document.getElementById('banner') !== null) return;
    const banner = document.createElement('div');
    banner.id = 'banner';
    banner.style.height = '400px';
    requestAnimationFrame(() => requestAnimationFrame(() => document.body.prepend(banner)));
  };
  new MutationObserver(push).observe(document, { subtree: true, childList: true });
}

/** A service worker that prefers what it keeps, whoever has asked for it. */
const KEEPS_ANSWERS = `
addEventListener('install', () => skipWaiting());
addEventListener('activate', (event) => event.waitUntil(clients.claim()));
addEventListener('fetch', (event) => {
  const { method, url } = event.request;
  if (method !== 'GET' || !new URL(url).pathname.startsWith('/api/assignments/')) return;
  event.respondWith(caches.open('answers').then(async (cache) => {
    const kept = await cache.match(url);
    if (kept !== undefined) return kept;
    const answer = await fetch(event.request);
    if (answer.ok) await cache.put(url, answer.clone());
    return answer;
  }));
});
`;

/** Faults that the performance cases are meant for, at least one for each of their headings. */
export const PERFORMANCE_FAULTS: readonly Fault[] = [
  {
    id: 'crash-instead-of-429',
    breaks: 'requests beyond the rate limit are answered with 500',
    detectedBy: ['PF38'],
    inject: (hooks) =>
      hooks.leaving(LIST, ({ reply }) => {
        if (reply.statusCode === 429) void reply.code(500);
      }),
  },
  {
    id: 'list-limit-halved',
    breaks: 'a user may read the list of assignments five times a second only',
    detectedBy: ['PF37'],
    inject: (hooks) => {
      const passed = new Map<string, number[]>();
      hooks.stub(LIST, ({ request }) => {
        const user = request.headers.authorization ?? '';
        const latest = (passed.get(user) ?? []).filter((at) => Date.now() - at < 1_000);
        const passes = latest.length < 5;
        passed.set(user, passes ? [...latest, Date.now()] : latest);
        return passes ? undefined : { status: 429, body: { detail: 'Request was throttled.' } };
      });
    },
  },
  {
    id: 'schedule-slow',
    breaks: 'each reading of the own schedule takes 0.6 s longer',
    detectedBy: ['PF7'],
    inject: (hooks) => hooks.before('GET /api/scheduling/lessons/', () => pause(SLOW_MS)),
  },
  {
    id: 'query-for-each-entry',
    breaks: 'the list of assignments asks the database once more for each entry',
    detectedBy: ['PF12'],
    inject: (hooks) => hooks.answers<{ results?: unknown[] }>(LIST, ({ results = [] }) => pause(3 * results.length)),
  },
  {
    id: 'long-list-cut',
    breaks: 'a list of more than 50 answers ends there, without a next page',
    detectedBy: ['PF13'],
    inject: (hooks) =>
      hooks.answers<{ results: unknown[]; next: unknown }>(ANSWERS, (body) =>
        body.results.length > 50 ? { ...body, results: body.results.slice(0, 50), next: null } : undefined,
      ),
  },
  {
    id: 'many-callers-refused',
    breaks: 'with more than 15 callers at once the own profile is answered with 503',
    detectedBy: ['PF11'],
    inject: (hooks) => {
      let open = 0;
      hooks.stub(ME, async () => {
        open += 1;
        await pause(20);
        open -= 1;
        return open > 15 ? { status: 503, body: { detail: 'Service Unavailable' } } : undefined;
      });
    },
  },
  {
    id: 'profiles-mixed-up',
    breaks: 'of callers at the same moment, some are shown the profile of another',
    detectedBy: ['PF9'],
    inject: (hooks) => {
      let open = 0;
      let earlier: User | undefined;
      hooks.impersonate(ME, async (sender) => {
        open += 1;
        await pause(15);
        const mixed = open > 2 ? earlier : undefined;
        earlier = sender;
        open -= 1;
        return mixed;
      });
    },
  },
  {
    id: 'bad-input-breaks-next-read',
    breaks: 'after an assignment that is refused, the next reading of a profile crashes',
    detectedBy: ['PF16'],
    inject: (hooks) => {
      let broken = false;
      hooks.refusals(CREATE, () => void (broken = true));
      hooks.stub(ME, () => {
        const answer = broken ? { status: 500, body: { detail: 'Внутренняя ошибка сервера.' } } : undefined;
        broken = false;
        return answer;
      });
    },
  },
  {
    id: 'missing-assignment-crash',
    breaks: 'an assignment that does not exist crashes the server',
    detectedBy: ['PF17'],
    inject: (hooks) => hooks.refusals(ONE, (_body, { reply }) => void (reply.statusCode === 404 && reply.code(500))),
  },
  {
    id: 'slower-with-time',
    breaks: 'after 200 requests each answer takes 0.2 s longer',
    detectedBy: ['PF21'],
    inject: (hooks) => {
      let count = 0;
      hooks.before(OF_USERS, () => ((count += 1) > 200 ? pause(200) : undefined));
    },
  },
  {
    id: 'wrong-password-slow',
    breaks: 'the refusal of a wrong password takes 1.5 s longer',
    detectedBy: ['PF25'],
    inject: (hooks) =>
      hooks.leaving(LOGIN, async ({ reply }) => {
        if (reply.statusCode === 401) await pause(VERY_SLOW_MS);
      }),
  },
  {
    id: 'sign-out-slow',
    breaks: 'signing out takes 1.5 s longer',
    detectedBy: ['PF26'],
    inject: (hooks) => hooks.before(LOGOUT, () => pause(VERY_SLOW_MS)),
  },
  {
    id: 'schedule-filter-ignored',
    breaks: 'the schedule ignores the last day that is asked for',
    detectedBy: ['PF28', 'PF27'],
    inject: (hooks) =>
      hooks.before(LESSONS, ({ request }) => void delete (request.query as Record<string, unknown>).date_to),
  },
  {
    id: 'schedule-status-ignored',
    breaks: 'the schedule returns all lessons for a status that it does not know',
    detectedBy: ['PF28'],
    inject: (hooks) =>
      hooks.before(LESSONS, ({ request }) => {
        const query = request.query as Record<string, unknown>;
        if (query.status === 'no-such-status') delete query.status;
      }),
  },
  {
    id: 'schedule-teacher-crash',
    breaks: 'the schedule of a teacher whose number is none crashes',
    detectedBy: ['PF28'],
    inject: (hooks) =>
      hooks.stub(LESSONS, ({ request }) =>
        (request.query as Record<string, unknown>).teacher_id === 'abc'
          ? { status: 500, body: { detail: 'Внутренняя ошибка сервера.' } }
          : undefined,
      ),
  },
  {
    id: 'schedule-refused-early',
    breaks: 'a user may read the own schedule eight times in half a minute',
    detectedBy: ['PF7'],
    inject: (hooks) => {
      const reads = new Map<string, number[]>();
      hooks.stub('GET /api/scheduling/lessons/', ({ request }) => {
        const key = request.headers.authorization ?? '';
        const recent = (reads.get(key) ?? []).filter((at) => at > Date.now() - 30_000);
        reads.set(key, [...recent, Date.now()]);
        return recent.length < 8 ? undefined : { status: 429, body: { detail: 'Request was throttled.' } };
      });
    },
  },
  {
    id: 'accounts-cut',
    breaks: 'the list of accounts ends after ten, without a next page',
    detectedBy: ['PF14'],
    inject: (hooks) => hooks.answers<unknown[]>('GET /api/admin/users/', (body) => body.slice(0, 10)),
  },
  {
    id: 'lesson-creation-slow',
    breaks: 'creating a lesson takes 1.5 s longer',
    detectedBy: ['PF29'],
    inject: (hooks) => hooks.before(CREATE_LESSON, () => pause(VERY_SLOW_MS)),
  },
  {
    id: 'file-slow',
    breaks: 'a file begins to come 0.6 s later',
    detectedBy: ['PF30'],
    inject: (hooks) => hooks.before(FILE, () => pause(SLOW_MS)),
  },
  {
    id: 'layout-jumps',
    breaks: 'a banner pushes the page down after it has appeared',
    detectedBy: ['PF32'],
    inject: (hooks) => hooks.page(pushContentDown),
  },
  {
    id: 'own-answers-cached',
    breaks: 'browsers keep the answers of a user for the next person who signs in',
    detectedBy: ['PF33'],
    inject: (hooks) =>
      hooks.leaving(OF_USERS, ({ reply }) => void reply.header('cache-control', 'private, max-age=60')),
  },
  {
    id: 'worker-keeps-answers',
    breaks: 'a service worker hands out the answers of a user to the next person who signs in',
    detectedBy: ['PF36', 'PF33'],
    inject: (hooks) => {
      hooks.page(() => {
        if ('serviceWorker' in navigator)
          addEventListener('load', () => void navigator.serviceWorker.register('/service-worker.js'));
      });
      hooks.stub(/^GET \/service-worker\.js$/, ({ reply }) => {
        void reply.type('text/javascript; charset=utf-8');
        return { status: 200, body: KEEPS_ANSWERS };
      });
    },
  },
  {
    id: 'rate-limit-without-end',
    breaks: 'a user who was refused by the rate limit is refused for 10 s more',
    detectedBy: ['PF39'],
    inject: (hooks) => {
      const until = new Map<string, number>();
      hooks.refusals(LIST, (_body, { request, reply }) => {
        if (reply.statusCode === 429) until.set(request.headers.authorization ?? '', Date.now() + 10_000);
      });
      hooks.stub(LIST, ({ request }) =>
        (until.get(request.headers.authorization ?? '') ?? 0) > Date.now()
          ? { status: 429, body: { detail: 'Request was throttled.' } }
          : undefined,
      );
    },
  },
];
