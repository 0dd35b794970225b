import type { Fault } from './fault';

const CRASH = { status: 500, body: { detail: 'Внутренняя ошибка сервера.' } };

/** Faults in the groups of the API. */
export const GROUP_FAULTS: readonly Fault[] = [
  {
    id: 'notifications-crash',
    breaks: 'the notifications answer 500',
    detectedBy: ['GR9', 'DE4'],
    inject: (hooks) =>
      hooks.stub('GET /api/notifications/', () => ({ status: 500, body: { detail: 'Внутренняя ошибка сервера.' } })),
  },
  {
    id: 'invoices-open-to-student',
    breaks: 'students read the invoices of families',
    detectedBy: ['GR15'],
    inject: (hooks) => {
      hooks.impersonate('GET /api/invoices/parent/', (sender) =>
        sender?.role === 'student' ? hooks.user({ role: 'admin' }) : undefined,
      );
      hooks.answers<{ results: object[] }>(
        'GET /api/invoices/parent/',
        ({ results }) => void results.push({ id: 1, amount: '1000.00', parent: 6 }),
      );
    },
  },
  {
    id: 'metrics-open-to-parent',
    breaks: 'parents read the figures of the machine',
    detectedBy: ['GR12'],
    inject: (hooks) =>
      hooks.impersonate('GET /api/system/metrics/', (sender) =>
        sender?.role === 'parent' ? hooks.user({ role: 'admin' }) : undefined,
      ),
  },
  {
    id: 'second-address-open-to-tutor',
    breaks: 'the older address of the list of a teacher’s students is open to tutors',
    detectedBy: ['GR4'],
    inject: (hooks) =>
      hooks.impersonate('GET /api/teacher/students/', (sender) =>
        sender?.role === 'tutor' ? hooks.user({ role: 'teacher' }) : undefined,
      ),
  },
  {
    id: 'contacts-without-names',
    breaks: 'the contacts of the chat have no names',
    detectedBy: ['GR7'],
    inject: (hooks) =>
      hooks.answers<{ results: { full_name?: string }[] }>('GET /api/chat/contacts/', ({ results }) =>
        results.forEach((contact) => delete contact.full_name),
      ),
  },
  {
    id: 'own-profile-refused',
    breaks: 'the own profile answers 400 to a role that may read it',
    detectedBy: ['GR2'],
    inject: (hooks) =>
      hooks.stub(/^GET \/api\/profile\/me\//, () => ({
        status: 400,
        body: { error: 'Unknown or unsupported user role: parent' },
      })),
  },
  {
    id: 'unknown-plan-crashes',
    breaks: 'the number of a study plan that does not exist answers 500',
    detectedBy: ['GR4'],
    inject: (hooks) => hooks.stub(/^GET \/api\/materials\/teacher\/study-plans\/\d+\//, () => CRASH),
  },
  {
    id: 'unknown-chat-is-bad-request',
    breaks: 'the number of a chat that does not exist answers 400',
    detectedBy: ['GR7'],
    inject: (hooks) =>
      hooks.stub(/^GET \/api\/chat\/\d+\//, () => ({ status: 400, body: { detail: 'Chat not found' } })),
  },
  {
    id: 'tutor-invoices-crash',
    breaks: 'the invoices of a tutor answer 500',
    detectedBy: ['GR15'],
    inject: (hooks) => hooks.stub(/^GET \/api\/invoices\/tutor\/(?:\?|$)/, () => CRASH),
  },
  {
    id: 'unknown-lesson-of-graph-crashes',
    breaks: 'the number of a lesson that the knowledge graph does not have answers 500',
    detectedBy: ['GR16'],
    inject: (hooks) => hooks.stub(/^GET \/api\/knowledge-graph\/lessons\/\d+\//, () => CRASH),
  },
];

/** A service worker that prefers what it keeps: the page of the build with which it was installed. */
const KEEPS_PAGES = `
addEventListener('install', () => skipWaiting());
addEventListener('activate', (event) => event.waitUntil(clients.claim()));
addEventListener('fetch', (event) => {
  if (event.request.mode !== 'navigate') return;
  event.respondWith(caches.open('pages').then(async (cache) => {
    const kept = await cache.match(event.request.url);
    if (kept !== undefined) return kept;
    const answer = await fetch(event.request.url);
    await cache.put(event.request.url, answer.clone());
    return answer;
  }));
});
`;

/** Faults after a deployment. */
export const DEPLOYMENT_FAULTS: readonly Fault[] = [
  {
    id: 'worker-down',
    breaks: 'the background worker is down, and the platform calls itself healthy',
    detectedBy: ['DE1'],
    inject: (hooks) =>
      hooks.answers<{ components: { celery: { status: string } } }>(
        'GET /api/system/health/ready/',
        ({ components }) => void (components.celery.status = 'unhealthy'),
      ),
  },
  {
    id: 'script-of-another-build',
    breaks: 'a script that the page names is not on the server',
    detectedBy: ['DE3'],
    inject: (hooks) =>
      hooks.stub(/^GET \/assets\/admin-[^/]+\.js/, () => ({ status: 404, body: { detail: 'Not found.' } })),
  },
  {
    id: 'worker-keeps-old-page',
    breaks: 'a service worker hands out the page that it keeps, and never the one of the next build',
    detectedBy: ['DE3'],
    inject: (hooks) => {
      hooks.page(() => {
        if ('serviceWorker' in navigator)
          addEventListener('load', () => void navigator.serviceWorker.register('/service-worker.js'));
      });
      hooks.stub(/^GET \/service-worker\.js$/, ({ reply }) => {
        void reply.type('text/javascript; charset=utf-8');
        return { status: 200, body: KEEPS_PAGES };
      });
    },
  },
  {
    id: 'debug-mode',
    breaks: 'the platform was deployed in debug mode',
    detectedBy: ['DE6'],
    inject: (hooks) =>
      hooks.refusals(/^GET \/api\/not-an-address/, () => ({
        detail: 'Page not found at /api/. You are seeing this error because you have DEBUG = True.',
      })),
  },
];
