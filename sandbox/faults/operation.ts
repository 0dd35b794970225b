import { setTimeout as pause } from 'node:timers/promises';
import type { Fault } from './fault';
import { PLACES } from './places';

const ANY = /^\w+ \/api\/(?!system)/;
const { one: ONE, list: LIST, send: SEND } = PLACES;

/** What goes wrong with how fast and how reliably the platform answers. */
export const OPERATION_FAULTS: readonly Fault[] = [
  {
    id: 'answers-slow',
    breaks: 'every answer of the API takes 0.4 s longer',
    noticedBy: ['1.10'],
    by: 'limits',
    cause: (site) => site.before(ANY, () => pause(400)),
  },
  {
    id: 'answers-now-and-then-502',
    breaks: 'every eighth reading of the API is answered with 502',
    noticedBy: ['1.10'],
    by: 'limits',
    cause: (site) => {
      let count = 0;
      site.instead(LIST, () => ((count += 1) % 4 === 0 ? { status: 502, body: { detail: 'Bad Gateway' } } : undefined));
    },
  },
  {
    id: 'answers-now-and-then-500',
    breaks: 'every third reading of the list of assignments is answered with 500',
    noticedBy: ['1.10'],
    cause: (site) => {
      let count = 0;
      site.instead(/^GET \/api\/assignments\/$/, () => ((count += 1) % 3 === 0 ? { status: 500, body: { detail: 'Internal Server Error' } } : undefined));
    },
  },
  {
    id: 'removal-refused',
    breaks: 'nobody can remove an assignment over the API any more',
    noticedBy: ['2.1'],
    cause: (site) => site.instead('DELETE /api/assignments/:id/', () => ({ status: 405, body: { detail: 'Method "DELETE" not allowed.' } })),
  },
  {
    id: 'health-unwell',
    breaks: 'the platform itself says that it is unwell',
    noticedBy: ['A2'],
    by: 'diagnosis',
    cause: (site) => site.instead(/^GET \/api\/(system\/)?health\/(live\/)?$/, () => ({ status: 503, body: { status: 'unhealthy', timestamp: new Date().toISOString() } })),
  },
  {
    id: 'request-hangs',
    breaks: 'an assignment that is asked for is never answered',
    noticedBy: ['1.9'],
    cause: (site) => site.instead(ONE, () => new Promise(() => undefined)),
  },
  {
    id: 'connection-breaks',
    breaks: 'the connection breaks while an answer is sent',
    noticedBy: ['3.5'],
    cause: (site) => site.before(SEND, ({ request }) => void request.raw.socket.destroy()),
  },
  {
    id: 'not-found-at-deep-address',
    breaks: 'an address that is typed is not found unless it is the first page',
    noticedBy: ['2.1'],
    cause: (site) => site.instead(/^GET \/dashboard\//, () => ({ status: 404, body: { detail: 'Not Found' } })),
  },
];
