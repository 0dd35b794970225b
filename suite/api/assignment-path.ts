/** Finds the assignments path of a build: today's path, or the path of builds that nest it. */
import type { ApiClient } from './client';
import { asJson } from '../../lib/json';
import { isList } from './schemas';

/** The suite writes paths in the first form. `toPlatformPath` converts them to the second where needed. */
const PATHS = ['/api/assignments/', '/api/assignments/assignments/'] as const;

/** Paths found so far, by the platform's address. A path does not change during a run. */
const known = new Map<string, string>();

/**
 * Returns the path of the list. Only a user who may read the list can detect it. For other users it is the path found
 * before, or today's.
 * @throws Error when neither path exists
 */
export async function assignmentPath(client: ApiClient): Promise<string> {
  const found = known.get(client.baseUrl);
  if (found !== undefined) return found;
  for (const path of PATHS) {
    const response = await client.send('GET', path);
    if (response.status === 404) continue;
    if (isList(asJson(response.text))) {
      known.set(client.baseUrl, path);
      return path;
    }
    // Routers of some builds return a list of their own addresses here: the assignments are nested below it.
    if (response.status !== 200) return path;
  }
  throw new Error(`The platform has no list of assignments, neither at ${PATHS.join(' nor at ')}.`);
}

/**
 * Converts a path to the form of this platform. A forbidden request to the other form would return «not found»
 * everywhere, and an access hole would look like a refusal.
 */
export async function toPlatformPath(client: ApiClient, path: string): Promise<string> {
  const [, rest] = /^\/api\/assignments\/((?:\d+\/.*)?)$/.exec(path) ?? [];
  return rest === undefined ? path : `${await assignmentPath(client)}${rest}`;
}
