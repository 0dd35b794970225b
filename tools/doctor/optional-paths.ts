/** Checks which of the paths that differ between builds this platform has. */
import { broken, ok, problemOf, warning, type CheckResult } from '../../suite/preflight/check-result';
import { HEALTH_PATHS } from '../../suite/preflight/health';
import { isHtml } from '../../suite/preflight/origin';
import type { Prober } from '../../suite/preflight/probe';
import { inEach } from '../../suite/texts/texts';

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
      [...ASSIGNMENTS, ...HEALTH_PATHS, ...SIGN_OUT].map(
        async (path) => [path, await isPresent(prober, path, token)] as const,
      ),
    ),
  );
  const schema = await prober.ask(SCHEMA);
  found.set(SCHEMA, schema.answered && schema.status < 400);
  const figures = Object.fromEntries(found);
  const list = (wanted: Present) => [...found].filter(([, present]) => present === wanted).map(([path]) => path);
  const named = (wanted: Present) => list(wanted).join(', ') || 'none';
  const values = { has: named(true), lacks: named(false), unknown: named(null) };
  const words = inEach('doctor.ok.paths', values);
  const lacks = (paths: readonly string[]) => paths.every((path) => found.get(path) === false);
  if (lacks(ASSIGNMENTS)) {
    return broken(
      'optional paths',
      problemOf('noAssignments', (language) => ({ paths: words[language] })),
      figures,
    );
  }
  if (lacks(SIGN_OUT)) {
    return warning(
      'optional paths',
      problemOf('noSignOut', (language) => ({ paths: words[language] })),
      figures,
    );
  }
  return ok('optional paths', 'paths', values, figures);
}

async function isPresent(prober: Prober, path: string, token: string | undefined): Promise<Present> {
  // Never send a token to a sign-out path: the platform might accept GET as a sign-out.
  const asked = token !== undefined && path.startsWith('/api/assignments/');
  const response = await prober.ask(path, { headers: asked ? { Authorization: `Token ${token}` } : {} });
  if (!response.answered || response.status === 404 || isHtml(response)) return false;
  return !asked && path === ASSIGNMENTS[1] ? null : true;
}
