/** What a response contains, field by field, in the form of keys that a control run records. */

/** Properties of a value that decide which operators apply to it. */
export type Trait =
  | 'string'
  | 'number'
  | 'boolean'
  | 'list'
  | 'object'
  | 'null'
  | 'date'
  | 'fraction'
  | 'lines'
  | 'emoji'
  | 'html'
  | 'many'
  | 'differs';

/** Separates the parts of a key. No route, role, field or trait contains it. */
export const SEPARATOR = '|';

/** Endpoint and role of a response: `answers|GET /api/assignments/:id/|student`. */
export function answerKey(place: string, role: string): string {
  return ['answers', place, role].join(SEPARATOR);
}

/** Calls the handler for each field of a body, at any depth, with each of its traits. Lists have the path `field[]`. */
export function eachTrait(body: unknown, handler: (path: string, trait: Trait) => void, path = ''): void {
  for (const trait of traitsOf(body)) handler(path, trait);
  if (Array.isArray(body)) {
    const items: unknown[] = body.slice(0, 20);
    for (const item of items) eachTrait(item, handler, `${path}[]`);
    for (const field of differingFields(items)) handler(`${path}[].${field}`, 'differs');
    return;
  }
  if (typeof body !== 'object' || body === null) return;
  for (const [field, value] of Object.entries(body))
    eachTrait(value, handler, path === '' ? field : `${path}.${field}`);
}

function traitsOf(value: unknown): Trait[] {
  if (value === null || value === undefined) return ['null'];
  if (Array.isArray(value))
    return value.length === 0
      ? []
      : value.length > 1 && JSON.stringify(value[0]) !== JSON.stringify(value[1])
        ? ['list', 'many']
        : ['list'];
  if (typeof value === 'string') return textTraits(value);
  if (typeof value === 'number') return Number.isInteger(value) ? ['number'] : ['number', 'fraction'];
  return typeof value === 'boolean' ? ['boolean'] : ['object'];
}

function textTraits(value: string): Trait[] {
  const traits: Trait[] = value === '' ? [] : ['string'];
  if (/^\d{4}-\d\d-\d\dT\d\d:\d\d/.test(value)) traits.push('date');
  if (/^-?\d+\.\d*[1-9]\d*$/.test(value)) traits.push('fraction');
  if (/\n./.test(value)) traits.push('lines');
  if (/[\u{10000}-\u{10ffff}]/u.test(value)) traits.push('emoji');
  if (/[<>&"]/.test(value)) traits.push('html');
  return traits;
}

function differingFields(items: readonly unknown[]): string[] {
  const [one, other] = items;
  if (!isRecord(one) || !isRecord(other)) return [];
  return Object.keys(one).filter((field) => JSON.stringify(one[field]) !== JSON.stringify(other[field]));
}

/** Whether the value is an object with fields. */
export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
