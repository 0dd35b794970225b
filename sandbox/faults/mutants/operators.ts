/** The mutation operators of the code, each with the kind of site it applies to. */

export const SITE_KINDS = {
  condition: ['negate-condition', 'force-true', 'force-false'],
  boundary: ['move-boundary'],
  logic: ['and-or'],
  keep: ['drop-statement'],
  restrict: ['drop-restriction'],
  owner: ['wrong-owner'],
  constant: ['plus-one', 'minus-one'],
  guard: ['drop-guard'],
  shown: ['empty-text', 'cut-text', 'other-text'],
  handler: ['drop-handler', 'double-handler'],
  request: ['early-success'],
  field: ['drop-field'],
  refreshed: ['drop-refresh'],
  target: ['wrong-link'],
} as const;
export type SiteKind = keyof typeof SITE_KINDS;
export type CodeOperator = (typeof SITE_KINDS)[SiteKind][number];

/** A place in the code where operators apply. */
export interface Site {
  family: 'rules' | 'page';
  /** `server/assignments/grading.ts`, or `student/detail-page.tsx` below the page's sources. */
  file: string;
  /** The function around it, or the route. */
  context: string;
  kind: SiteKind;
  /** Number among the sites of this kind in this context, from 1. */
  index: number;
  line: number;
  /** The original code, shortened. */
  code: string;
  operators: readonly CodeOperator[];
  /** Operators that do not apply here, by the name of the rule. */
  excluded: Partial<Record<CodeOperator, string>>;
}

/** Name by which the transformed code refers to a site. */
export function siteKey({ family, file, context, kind, index }: Site): string {
  return `${family}:${file}:${context}:${kind}:${index}`;
}

/** Stable name of a mutant of this site. */
export function mutantName({ family, file, context, index }: Site, operator: CodeOperator): string {
  return `${family}:${file}:${context}:${operator}:${index}`;
}
