import { setTimeout as pause } from 'node:timers/promises';
import type { Fault } from './fault';
import { PLACES } from './places';

const ANY = /^\w+ \/api\/(?!system)/;
const { one: ONE, list: LIST, send: SEND } = PLACES;

/** Faults in performance and reliability. */
export const OPERATION_FAULTS: readonly Fault[] = [
  {
    id: 'removal-refused',
    breaks: 'nobody can remove an assignment over the API any more',
    detectedBy: ['2.1'],
    inject: (hooks) =>
      hooks.stub('DELETE /api/assignments/:id/', () => ({
        status: 405,
        body: { detail: 'Method "DELETE" not allowed.' },
      })),
  },
  {
    id: 'answers-slow',
    breaks: 'every answer of the API takes 0.4 s longer',
    detectedBy: ['1.10'],
    by: 'limits',
    inject: (hooks) => hooks.before(ANY, () => pause(400)),
  },
  {
    id: 'answers-now-and-then-502',
    breaks: 'every fourth reading of the list of assignments is answered with 502',
    detectedBy: ['1.10'],
    by: 'limits',
    inject: (hooks) => {
      let count = 0;
      hooks.stub(LIST, () => ((count += 1) % 4 === 0 ? { status: 502, body: { detail: 'Bad Gateway' } } : undefined));
    },
  },
  {
    id: 'answers-now-and-then-500',
    breaks: 'every third reading of the list of assignments is answered with 500',
    detectedBy: ['1.10'],
    inject: (hooks) => {
      let count = 0;
      hooks.stub(/^GET \/api\/assignments\/$/, () =>
        (count += 1) % 3 === 0 ? { status: 500, body: { detail: 'Internal Server Error' } } : undefined,
      );
    },
  },
  {
    id: 'removal-does-nothing',
    breaks: 'an assignment that is removed over the API stays, although the answer says otherwise',
    detectedBy: ['2.1'],
    inject: (hooks) => hooks.stub('DELETE /api/assignments/:id/', () => ({ status: 204 })),
  },
  {
    id: 'removal-only-deactivates',
    breaks: 'an account that is removed for good is only deactivated',
    detectedBy: ['P4'],
    inject: (hooks) =>
      hooks.stub('DELETE /api/auth/users/:id/', async ({ id }) => {
        await hooks.database.updateTable('users').set({ is_active: 0 }).where('id', '=', id).execute();
        return { status: 204 };
      }),
  },
  {
    id: 'health-unwell',
    breaks: 'the platform itself says that it is unwell',
    detectedBy: ['A2'],
    by: 'diagnosis',
    inject: (hooks) =>
      hooks.stub(/^GET \/api\/(system\/)?health\/(live\/)?$/, () => ({
        status: 503,
        body: { status: 'unhealthy', timestamp: new Date().toISOString() },
      })),
  },
  {
    id: 'request-hangs',
    breaks: 'an assignment that is asked for is never answered',
    detectedBy: ['1.9'],
    inject: (hooks) => hooks.stub(ONE, () => new Promise(() => undefined)),
  },
  {
    id: 'connection-breaks',
    breaks: 'the connection breaks while an answer is sent',
    detectedBy: ['3.5'],
    inject: (hooks) => hooks.before(SEND, ({ request }) => void request.raw.socket.destroy()),
  },
  {
    id: 'not-found-at-deep-address',
    breaks: 'an address that is typed is not found unless it is the first page',
    detectedBy: ['2.1'],
    inject: (hooks) => hooks.stub(/^GET \/dashboard\//, () => ({ status: 404, body: { detail: 'Not Found' } })),
  },
];
