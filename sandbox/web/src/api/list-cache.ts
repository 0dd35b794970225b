import * as z from 'zod/mini';

/** The platform keeps the answers of these lists in the browser; all other answers are always asked for afresh. */
export type CachedEndpoint = '/assignments/' | '/assignments/students/' | '/parents/children/' | '/tutors/students/';

const LIFE_MS = 5 * 60_000;

const envelope = z.object({ timestamp: z.number(), data: z.array(z.unknown()) });

/**
 * Answers a list from the browser's own store while it is younger than five minutes, even after a reload,
 * and asks the server otherwise. That somebody else's change stays unseen meanwhile is the platform's behaviour.
 */
export async function cachedList<T>(endpoint: CachedEndpoint, load: () => Promise<T[]>): Promise<T[]> {
  const kept = read(endpoint);
  if (kept) return kept as T[];
  const data = await load();
  try {
    localStorage.setItem(keyOf(endpoint), JSON.stringify({ timestamp: Date.now(), data }));
  } catch {
    // A full store only costs the next visit a request.
  }
  return data;
}

/** Forgets lists that the user's own change has made wrong. */
export function dropLists(endpoints: readonly CachedEndpoint[]): void {
  for (const endpoint of endpoints) localStorage.removeItem(keyOf(endpoint));
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
