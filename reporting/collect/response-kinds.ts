/** Kinds of responses with and without a limit in the operations sheet. */

/** Kinds with their own limit, and `all` of them together. */
export const EVALUATED_KINDS = ['all', 'health', 'sign-in', 'profile', 'lists', 'admin'] as const;

export const RESPONSE_KINDS = ['health', 'sign-in', 'profile', 'lists', 'admin', 'files', 'other'] as const;
export type ResponseKind = (typeof RESPONSE_KINDS)[number];

/** By method and path; the first match counts. Numbers in paths are replaced by `:id`. */
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
