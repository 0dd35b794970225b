/** Checks which of the paths that differ between builds this platform has. */
import { broken, ok, warning, type CheckResult } from '../../suite/preflight/check-result';
import { HEALTH_PATHS } from '../../suite/preflight/health';
import { isHtml } from '../../suite/preflight/origin';
import type { Prober } from '../../suite/preflight/probe';

const ASSIGNMENTS = ['/api/assignments/', '/api/assignments/assignments/'] as const;
export const SIGN_OUT = ['/api/accounts/logout/', '/api/auth/logout/'] as const;
const SCHEMA = '/api/schema/swagger/';

/** `null`: unknown without a session, because the path could also be that of a record. */
type Present = boolean | null;

/**
 * Requests each path with GET, which changes nothing.
 * @param token a teacher's token, if there is one: assignments are only returned to signed-in users
 */
export async function checkOptionalPaths(prober: Prober, token: string | undefined): Promise<CheckResult> {
  const found = new Map<string, Present>(
    await Promise.all(
      [...ASSIGNMENTS, ...HEALTH_PATHS, ...SIGN_OUT].map(async (path) => [path, await isPresent(prober, path, token)] as const),
    ),
  );
  const schema = await prober.ask(SCHEMA);
  found.set(SCHEMA, schema.answered && schema.status < 400);
  const figures = Object.fromEntries(found);
  const list = (wanted: Present) => [...found].filter(([, present]) => present === wanted).map(([path]) => path);
  const words = [`has ${list(true).join(', ')}`, `has not ${list(false).join(', ')}`, `cannot tell ${list(null).join(', ')}`].filter((part) => /\//.test(part)).join('; ');
  const lacks = (paths: readonly string[]) => paths.every((path) => found.get(path) === false);
  if (lacks(ASSIGNMENTS)) {
    return broken('optional paths', { found: words, cause: 'the assignments are not part of this build.', remedy: 'check that BASE_URL names THE_BOT, and which build runs there.' }, figures);
  }
  if (lacks(SIGN_OUT)) {
    return warning('optional paths', { found: words, cause: 'this build has no sign-out on the server.', remedy: 'nothing; the case about signing out will say so.' }, figures);
  }
  return ok('optional paths', words, figures);
}

async function isPresent(prober: Prober, path: string, token: string | undefined): Promise<Present> {
  // Never send a token to a sign-out path: the platform might accept GET as a sign-out.
  const asked = token !== undefined && path.startsWith('/api/assignments/');
  const response = await prober.ask(path, { headers: asked ? { Authorization: `Token ${token}` } : {} });
  if (!response.answered || response.status === 404 || isHtml(response)) return false;
  return !asked && path === ASSIGNMENTS[1] ? null : true;
}
