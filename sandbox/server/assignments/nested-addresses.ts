/**
 * The other form of the assignments' addresses, as some builds have it: assignments live below
 * `/api/assignments/assignments/`, and `/api/assignments/` itself only tells where everything is.
 */
import type { FastifyInstance } from 'fastify';

const BASE = '/api/assignments';
const ROOT = `${BASE}/root/`;

/** The address under which the routes know what a client of such a build asks for. */
export function plainAddress(url: string): string {
  const [, rest = url] = new RegExp(`^${BASE}/assignments((?:/\\d+)?(?:[/?].*)?)$`).exec(url) ?? [];
  if (rest !== url) return `${BASE}${rest}`;
  if (new RegExp(`^${BASE}/\\d`).test(url)) return '/api/no-such-address/';
  return url.replace(new RegExp(`^${BASE}/?(?=\\?|$)`), ROOT);
}

/** What such a build answers in the place of the list. */
export function addNestedRoot(app: FastifyInstance): void {
  app.get('/assignments/root/', async () => ({
    assignments: `${BASE}/assignments/`,
    submissions: `${BASE}/submissions/`,
  }));
}
