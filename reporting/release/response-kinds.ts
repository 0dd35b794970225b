/** The kinds of answers that the operations sheet sets limits for, and the ones it does not. */

/** Kinds with a limit of their own, and `all` of them together. */
export const EVALUATED_KINDS = ['all', 'health', 'sign-in', 'profile', 'lists', 'admin'] as const;

/** Every kind an answer can be of. */
export const RESPONSE_KINDS = ['health', 'sign-in', 'profile', 'lists', 'admin', 'files', 'other'] as const;
export type ResponseKind = (typeof RESPONSE_KINDS)[number];

/** By method and path; the first that fits counts. Numbers in paths read `:id`. */
const RULES: readonly (readonly [ResponseKind, RegExp])[] = [
  ['health', /^\w+ \/api\/(?:system\/)?health\//],
  ['sign-in', /^POST \/api\/auth\/login\/?$/],
  ['files', /^\w+ \/media\/|\/files?\/|\/download\/?$|^POST .*\/submit\/?$/],
  ['admin', /^\w+ \/api\/(?:admin|auth\/(?:users|students|staff|parents))\//],
  ['profile', /^\w+ \/api\/(?:auth\/me|accounts\/(?:me|profile))\/?$/],
  ['lists', /^GET .*(?<!:id)\/$/],
];

export function kindOf(method: string, path: string): ResponseKind {
  const request = `${method} ${path}`;
  return RULES.find(([, rule]) => rule.test(request))?.[0] ?? 'other';
}
