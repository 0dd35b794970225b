/**
 * Functions that the transformed code calls. Each takes the site of the call, and behaves like the original code unless
 * the active mutant is one of this site. Works in the server and in the browser.
 */

/** The active mutant: a site of the code, and what is changed there. */
export interface ActiveMutant {
  site: string;
  operator: string;
}

interface Globals {
  __mutant?: ActiveMutant | undefined;
  /** Collects the sites that were executed, in a run that records them. */
  __reached?: { add: (site: string) => unknown } | undefined;
}

type Callback = (...values: unknown[]) => unknown;

const globals: typeof globalThis & Globals = globalThis;

let held: unknown;

/** Value of a condition. */
export function condition(site: string, value: unknown): unknown {
  const operator = operatorAt(site);
  if (operator === 'negate-condition') return !value;
  return operator === undefined ? value : operator === 'force-true';
}

/** A relational comparison. The mutant includes the limit, or excludes it. */
export function boundary(site: string, operator: string, left: number, right: number): boolean {
  const moved = operatorAt(site) !== undefined;
  switch (operator) {
    case '<':
      return moved ? left <= right : left < right;
    case '<=':
      return moved ? left < right : left <= right;
    case '>':
      return moved ? left >= right : left > right;
    default:
      return moved ? left > right : left >= right;
  }
}

/** Left side of `&&` or `||`. Returns whether the right side is evaluated; otherwise `leftSide` is the result. */
export function logic(site: string, operator: string, value: unknown): boolean {
  const isAnd = (operator === '&&') !== (operatorAt(site) !== undefined);
  held = value;
  return isAnd ? Boolean(value) : !value;
}

/** Result of a logical expression whose right side was not evaluated. */
export function leftSide(): unknown {
  return held;
}

/** Whether a statement is executed. */
export function keep(site: string): boolean {
  return operatorAt(site) === undefined;
}

/** A call of a query builder that restricts the rows. */
export function restrict(site: string, query: Record<string, Callback>, method: string, values: unknown[]): unknown {
  return operatorAt(site) === undefined ? query[method]?.(...values) : query;
}

/** Id of a person. The mutant is the id of another one. */
export function owner(site: string, value: unknown): unknown {
  return operatorAt(site) !== undefined && typeof value === 'number' ? value + 1 : value;
}

/** A numeric constant. */
export function constant(site: string, value: number): number {
  const operator = operatorAt(site);
  return operator === undefined ? value : operator === 'plus-one' ? value + 1 : value - 1;
}

/** Options of a route with a check of the role. The mutant admits everybody. */
export function guard(site: string, options: { onRequest: Callback }): { onRequest: Callback } {
  return {
    ...options,
    onRequest: async (...values) => (operatorAt(site) === undefined ? options.onRequest(...values) : undefined),
  };
}

/** A text on the page. Other values are left unchanged. */
export function shown(site: string, value: unknown): unknown {
  if ((typeof value !== 'string' && typeof value !== 'number') || value === '') return value;
  const operator = operatorAt(site);
  if (operator === undefined) return value;
  return operator === 'empty-text' ? '' : operator === 'cut-text' ? String(value).slice(0, -1) : 'Lorem ipsum';
}

/** An event handler or a callback of a component. */
export function handler(site: string, value: unknown): unknown {
  if (typeof value !== 'function') return value;
  const original = value as Callback;
  return (...values: unknown[]) => {
    const operator = operatorAt(site);
    if (operator === 'drop-handler') return undefined;
    if (operator === 'double-handler') void original(...values);
    return original(...values);
  };
}

/** A function that sends a request. The mutant reports success before the response. */
export function request(site: string, original: Callback): Callback {
  return (...values) => {
    if (operatorAt(site) === undefined) return original(...values);
    void Promise.resolve(original(...values)).catch(() => undefined);
    return Promise.resolve({});
  };
}

/** A field of an object literal, spread into it. The mutant omits the field. */
export function field(site: string, part: object): object {
  return operatorAt(site) === undefined ? part : {};
}

/** The queries or lists that a change refreshes. */
export function refreshed(site: string, value: unknown): unknown {
  return operatorAt(site) === undefined ? value : [];
}

/** The target of a link or of a navigation. */
export function target(site: string, value: unknown): unknown {
  return operatorAt(site) === undefined ? value : '/another-page';
}

function operatorAt(site: string): string | undefined {
  globals.__reached?.add(site);
  return globals.__mutant?.site === site ? globals.__mutant.operator : undefined;
}
