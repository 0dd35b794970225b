import * as z from 'zod/mini';
import type { SessionUser } from '../../../contract/identity';

/**
 * The token is stored twice, as on the platform's own page: older parts of it read `authToken`, newer ones
 * `auth_token`. Code that saves or restores a session must include all three keys.
 */
const TOKEN_KEYS = ['auth_token', 'authToken'] as const;
const USER_KEY = 'userData';
const CACHE_PREFIX = 'cache_';

const sessionUser = z.object({
  id: z.number(),
  username: z.string(),
  email: z.string(),
  first_name: z.string(),
  last_name: z.string(),
  role: z.enum(['admin', 'teacher', 'student', 'tutor', 'parent']),
  is_staff: z.optional(z.boolean()),
}) satisfies z.ZodMiniType<SessionUser>;

/** Returns the stored token, or null. Either key is sufficient: a restored session may have only one. */
export function storedToken(): string | null {
  return TOKEN_KEYS.map((key) => localStorage.getItem(key)).find((value) => value) ?? null;
}

/** Returns the stored user, or null if there is no token or the stored text is not a user. */
export function storedUser(): SessionUser | null {
  const text = localStorage.getItem(USER_KEY);
  if (!storedToken() || !text) return null;
  try {
    const parsed = sessionUser.safeParse(JSON.parse(text));
    return parsed.success ? parsed.data : null;
  } catch {
    return null;
  }
}

/** Stores a new session and removes the previous user's cached lists. */
export function storeSession(token: string, user: SessionUser): void {
  forgetCachedLists();
  for (const key of TOKEN_KEYS) localStorage.setItem(key, token);
  localStorage.setItem(USER_KEY, JSON.stringify(user));
}

/** Removes the session and every cached list, so that no private data remains. */
export function forgetSession(): void {
  for (const key of TOKEN_KEYS) localStorage.removeItem(key);
  localStorage.removeItem(USER_KEY);
  forgetCachedLists();
}

function forgetCachedLists(): void {
  for (const key of Object.keys(localStorage)) {
    if (key.startsWith(CACHE_PREFIX)) localStorage.removeItem(key);
  }
}
