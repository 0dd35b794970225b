import * as z from 'zod/mini';
import type { SessionUser } from '../../../contract/identity';

/**
 * The token is kept twice because the platform's own page does so: older parts of it read `authToken`,
 * newer ones `auth_token`. Whoever saves or restores a session must carry all three keys.
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

/** The stored token, or null. Either key is enough: a restored session may carry only one. */
export function storedToken(): string | null {
  return TOKEN_KEYS.map((key) => localStorage.getItem(key)).find((value) => value) ?? null;
}

/** The stored user, or null when there is no token or the stored text is not a user. */
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

/** Writes a fresh session and removes what the previous user's lists left behind. */
export function storeSession(token: string, user: SessionUser): void {
  forgetCachedLists();
  for (const key of TOKEN_KEYS) localStorage.setItem(key, token);
  localStorage.setItem(USER_KEY, JSON.stringify(user));
}

/** Removes the session and every cached list, so that nothing private outlives it. */
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
