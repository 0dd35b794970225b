import { z } from 'zod';
import { failureSchema } from '../failure/failure';
import { ROLES } from '../config/names';

/** Browser storage in Playwright's format, without the lists that the page caches. */
const storageSchema = z.object({
  cookies: z.array(
    z.object({
      name: z.string(),
      value: z.string(),
      domain: z.string(),
      path: z.string(),
      expires: z.number(),
      httpOnly: z.boolean(),
      secure: z.boolean(),
      sameSite: z.enum(['Strict', 'Lax', 'None']),
    }),
  ),
  origins: z.array(
    z.object({ origin: z.string(), localStorage: z.array(z.object({ name: z.string(), value: z.string() })) }),
  ),
});
export type Storage = z.infer<typeof storageSchema>;

/** Keys under which the platform keeps a session in the browser's storage. */
export const SESSION_KEYS: readonly string[] = ['auth_token', 'authToken', 'userData'];

/** Names under which builds keep the token. */
const TOKEN_KEYS: readonly string[] = ['auth_token', 'authToken'];

/** Returns the token that a browser storage contains; undefined when no known name holds one. */
export function tokenIn({ origins }: Storage): string | undefined {
  return origins.flatMap(({ localStorage }) => localStorage).find(({ name }) => TOKEN_KEYS.includes(name))?.value;
}

/** Observations of a sign-in through the page. The sign-in specs judge them. */
export const evidenceSchema = z.object({
  status: z.number(),
  /** From clicking the button to the ready dashboard, milliseconds. */
  durationMs: z.number(),
  landing: z.string(),
  storedKeys: z.array(z.string()),
  toasts: z.array(z.string()),
  /** Why the page did not open the role's dashboard; the token is still valid. Undefined when it did. */
  pageProblem: z.string().optional(),
});
export type SignInEvidence = z.infer<typeof evidenceSchema>;

/** A signed-in user, shared by workers and runs. */
const storedUserSchema = z.object({
  id: z.number(),
  email: z.string(),
  first_name: z.string(),
  last_name: z.string(),
  role: z.enum(ROLES).optional(),
  is_staff: z.boolean().optional(),
});

export const sessionSchema = z.object({
  runId: z.string(),
  /** Other runs that use the session too. It is trusted while any of them is active. */
  sharedBy: z.array(z.string()).default([]),
  token: z.string(),
  user: storedUserSchema.transform((user) => ({ ...user, role: user.role })),
  storage: storageSchema,
  evidence: evidenceSchema,
  signedInAt: z.number(),
  /** When a test last found the session accepted; missing before the first. */
  aliveAt: z.number().optional(),
  renewals: z.number(),
});
export type Session = z.infer<typeof sessionSchema>;

/** Result of a sign-in, before the store records its run. */
export type NewSession = Omit<Session, 'runId' | 'sharedBy' | 'renewals'>;

/** A failed sign-in is stored for the run: another attempt would only use up the rate limit. */
export const refusalSchema = z.object({
  runId: z.string(),
  at: z.number().default(0),
  settings: z.string().default(''),
  refused: z.string(),
  failure: failureSchema.optional(),
  tries: z.number().default(1),
});

/** Removes the lists that the page caches in its storage for minutes: a session with them would show old data. */
export function withoutCachedLists(storage: Storage): Storage {
  return {
    ...storage,
    origins: storage.origins.map((origin) => ({
      ...origin,
      localStorage: origin.localStorage.filter((item) => !item.name.startsWith('cache_')),
    })),
  };
}
