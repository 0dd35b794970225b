import * as z from 'zod/mini';
import { storedToken } from '../session/storage';
import { departs } from '../shape';

/** The platform keeps the answers of these lists in the browser; all other answers are always asked for afresh. */
export type CachedEndpoint = '/assignments/' | '/materials/teacher/' | '/dashboard/parent/children/' | '/tutor/my-students/';

const LIFE_MS = 5 * 60_000;

/** How often each list was dropped in this page. */
const drops = new Map<CachedEndpoint, number>();

const envelope = z.object({ timestamp: z.number(), data: z.array(z.unknown()) });

/**
 * Answers a list from the browser's own store while it is younger than five minutes, even after a reload,
 * and asks the server otherwise. That somebody else's change stays unseen meanwhile is the platform's behaviour.
 */
export async function cachedList<T>(endpoint: CachedEndpoint, load: () => Promise<T[]>): Promise<T[]> {
  const kept = read(endpoint);
  if (kept) return kept as T[];
  const asked = gradingStatus(endpoint);
  const data = await load();
  // Meanwhile the user may have changed the list or signed out; such an answer must not outlive its use.
  if (asked !== gradingStatus(endpoint)) return data;
  try {
    localStorage.setItem(keyOf(endpoint), JSON.stringify({ timestamp: Date.now(), data }));
  } catch {
    // A full store only costs the next visit a request.
  }
  return data;
}

/** Forgets lists that the user's own change has made wrong. */
export function dropLists(endpoints: readonly CachedEndpoint[]): void {
  if (departs('stale-caches')) return;
  for (const endpoint of endpoints) {
    drops.set(endpoint, (drops.get(endpoint) ?? 0) + 1);
    localStorage.removeItem(keyOf(endpoint));
  }
}

/** What must be the same before and after asking for an answer that is worth keeping. */
function gradingStatus(endpoint: CachedEndpoint): string {
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
