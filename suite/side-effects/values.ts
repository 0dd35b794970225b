/** Splits a response into single values, each with the place where the platform returns it. */
import { isFields } from '../network/reading';

/** A value and its place: `results[17].max_score`. A record of a list is named by its number, other items by position. */
export interface Value {
  readonly place: string;
  /** The innermost record around the value: `results[17]`; empty outside the lists. */
  readonly record: string;
  readonly field: string;
  readonly text: string;
}

/** Returns all values of a response. A list of plain values is one value; its order says nothing. */
export function valuesOf(content: unknown): Value[] {
  return collect(content, { place: '', record: '', field: '' });
}

function collect(content: unknown, at: Omit<Value, 'text'>): Value[] {
  // An empty list is the same as none: it does not show what it would hold.
  if (Array.isArray(content) && content.length === 0) return [];
  if (Array.isArray(content) && content.some(isFields)) {
    return content.flatMap((item: unknown, index) => {
      const record = `${at.place}[${numberOf(item) ?? `#${index}`}]`;
      return collect(item, { place: record, record, field: at.field });
    });
  }
  if (Array.isArray(content)) return [{ ...at, text: JSON.stringify(content.toSorted()) }];
  if (!isFields(content)) return [{ ...at, text: JSON.stringify(content) }];
  return Object.entries(content).flatMap(([name, value]) =>
    collect(value, { place: at.place === '' ? name : `${at.place}.${name}`, record: at.record, field: name }),
  );
}

/** Lists of people have the number of the user, with or without one of the profile. */
function numberOf(item: unknown): string | undefined {
  if (!isFields(item)) return undefined;
  const id = isFields(item.user) ? item.user.id : item.id;
  return typeof id === 'number' || typeof id === 'string' ? String(id) : undefined;
}
