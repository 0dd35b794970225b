import * as z from 'zod/mini';
import { storedToken } from '../session/storage';
import { departs } from '../shape';

/**
 * The platform caches the responses of these lists in the browser; all other data is always requested from the
 * server.
 */
export type CachedEndpoint =
  '/assignments/' | '/materials/teacher/' | '/dashboard/parent/children/' | '/tutor/my-students/';

const LIFE_MS = 5 * 60_000;

/** Number of invalidations of each list in this page. */
const drops = new Map<CachedEndpoint, number>();

const envelope = z.object({ timestamp: z.number(), data: z.array(z.unknown()) });

/**
 * Returns a list from the browser's storage while it is younger than five minutes, even after a reload, and requests
 * it otherwise. Changes by other users are not visible during that time, as on the platform.
 */
export async function cachedList<T>(endpoint: CachedEndpoint, load: () => Promise<T[]>): Promise<T[]> {
  const kept = read(endpoint);
  if (kept) return kept as T[];
  const asked = cacheVersion(endpoint);
  const data = await load();
  // The user may have changed the list or signed out during the request; such a response must not be cached.
  if (asked !== cacheVersion(endpoint)) return data;
  try {
    localStorage.setItem(keyOf(endpoint), JSON.stringify({ timestamp: Date.now(), data }));
  } catch {
    // If the storage is full, the next visit requests the list again.
  }
  return data;
}

/** Removes cached lists that the user's own change has invalidated. */
export function dropLists(endpoints: readonly CachedEndpoint[]): void {
  if (departs('stale-caches')) return;
  for (const endpoint of endpoints) {
    drops.set(endpoint, (drops.get(endpoint) ?? 0) + 1);
    localStorage.removeItem(keyOf(endpoint));
  }
}

/**
 * Returns the version of the cached list and the session. If it changes during a request, the response is not
 * cached.
 */
function cacheVersion(endpoint: CachedEndpoint): string {
  return `${drops.get(endpoint) ?? 0} ${storedToken() ?? ''}`;
}

function read(endpoint: CachedEndpoint): unknown[] | null {
  const text = localStorage.getItem(keyOf(endpoint));
  if (!text) return null;
  try {
    const parsed = envelope.safeParse(JSON.parse(text));
    if (!parsed.success) return null;
    const age = Date.now() - parsed.data.timestamp;
    return age >= 0 && age < LIFE_MS ? parsed.data.data : null;
  } catch {
    return null;
  }
}

function keyOf(endpoint: CachedEndpoint): string {
  return `cache_${endpoint}`;
}
