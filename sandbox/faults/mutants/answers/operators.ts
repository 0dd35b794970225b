/** The operators on fields of a response. */
import { isRecord, type Trait } from './traits';

/** Marks a field that is left out. */
export const ABSENT = Symbol('absent');

export interface FieldOperator {
  name: string;
  /** The operator applies to fields with any of these traits. */
  to: readonly Trait[];
  /** Changes one value. */
  change?: (value: unknown) => unknown;
}

const REPLACEMENTS = { string: 7, number: 'seven', boolean: 'yes', object: [] } as const;

export const FIELD_OPERATORS: readonly FieldOperator[] = [
  { name: 'null', to: ['string', 'number', 'boolean', 'list', 'object'], change: () => null },
  { name: 'absent', to: ['string', 'number', 'boolean', 'list', 'object'], change: () => ABSENT },
  { name: 'other-type', to: ['string', 'number', 'boolean', 'list', 'object'], change: otherType },
  { name: 'other-record', to: ['differs'] },
  {
    name: 'rounded',
    to: ['fraction'],
    change: (value) =>
      typeof value === 'number'
        ? Math.round(value)
        : typeof value === 'string'
          ? String(Math.round(Number(value)))
          : value,
  },
  { name: 'off-by-one', to: ['number'], change: (value) => (typeof value === 'number' ? value + 1 : value) },
  { name: 'negated', to: ['boolean'], change: (value) => (typeof value === 'boolean' ? !value : value) },
  {
    name: 'date-shifted',
    to: ['date'],
    change: (value) =>
      typeof value === 'string' && !Number.isNaN(Date.parse(value))
        ? new Date(Date.parse(value) + 3 * 3_600_000).toISOString()
        : value,
  },
  { name: 'cut', to: ['string'], change: onText((text) => [...text].slice(0, -1).join('')) },
  { name: 'lines-lost', to: ['lines'], change: onText((text) => text.replaceAll('\n', ' ')) },
  { name: 'emoji-lost', to: ['emoji'], change: onText((text) => text.replace(/[\u{10000}-\u{10ffff}]/gu, '?')) },
  {
    name: 'escaped-twice',
    to: ['html'],
    change: onText((text) =>
      text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;'),
    ),
  },
  {
    name: 'reversed',
    to: ['many'],
    change: (value) => (Array.isArray(value) ? [...(value as unknown[])].reverse() : value),
  },
  {
    name: 'last-lost',
    to: ['list'],
    change: (value) => (Array.isArray(value) ? (value as unknown[]).slice(0, -1) : value),
  },
  {
    name: 'repeated',
    to: ['list'],
    change: (value) => (Array.isArray(value) ? [...(value as unknown[]), ...(value as unknown[]).slice(-1)] : value),
  },
];

/**
 * Applies an operator to every field with this path.
 * @param path `results[].title`; empty for the whole body
 * @returns the changed body
 */
export function applyOperator(body: unknown, path: string, operator: FieldOperator): unknown {
  if (operator.change !== undefined) return at(body, stepsOf(path), operator.change);
  const cut = path.lastIndexOf('[].');
  const field = path.slice(cut + 3);
  return at(body, stepsOf(path.slice(0, cut)), (list) => rotated(list, field));
}

function stepsOf(path: string): string[] {
  return path.split(/\.|(?=\[\])/).filter(Boolean);
}

function at(value: unknown, [step, ...rest]: readonly string[], change: (found: unknown) => unknown): unknown {
  if (step === undefined) return value === null || value === undefined ? value : change(value);
  if (step === '[]')
    return Array.isArray(value) ? value.map((item) => at(item, rest, change)).filter((item) => item !== ABSENT) : value;
  if (!isRecord(value) || !(step in value)) return value;
  const changed = at(value[step], rest, change);
  if (changed !== ABSENT) return { ...value, [step]: changed };
  const { [step]: _absent, ...others } = value;
  return others;
}

/** Gives each record of a list the value of the next one. */
function rotated(list: unknown, field: string): unknown {
  if (!Array.isArray(list)) return list;
  const items: unknown[] = list;
  return items.map((item, index) => {
    const next = items[(index + 1) % items.length];
    return isRecord(item) && isRecord(next) ? { ...item, [field]: next[field] } : item;
  });
}

function otherType(value: unknown): unknown {
  if (Array.isArray(value)) return {};
  const type = typeof value;
  return type === 'string' || type === 'number' || type === 'boolean' || type === 'object' ? REPLACEMENTS[type] : value;
}

function onText(change: (text: string) => string): (value: unknown) => unknown {
  return (value) => (typeof value === 'string' ? change(value) : value);
}
