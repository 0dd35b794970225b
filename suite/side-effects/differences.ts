/** Finds what a change has changed besides what it is about. */
import type { Reading } from './readings';
import type { Value } from './values';

/** What a change may change. Everything else must stay as it was. */
export interface Effects {
  /** What was done, as a sentence in the past: “the teacher changed the description of an assignment”. */
  readonly what: string;
  /** People for whom something may change. For all others everything stays. */
  readonly seenBy: readonly string[];
  /** Fields that may change for them. */
  readonly fields: RegExp;
  /** Fields that may change for everybody. */
  readonly everywhere?: RegExp;
  /** Whether records may appear or be gone for them. */
  readonly records?: boolean;
  /** Paths and records that nothing may change for anybody: those of a neighbour. */
  readonly untouched?: (path: string, record: string) => boolean;
}

/** Fields that contain when something happened last. Any request may change them. */
const MOMENTS = /^(updated|modified)(_at|_on)?$|^(last_\w+|\w*_seen\w*|timestamp|is_online|expires\w*)$/;
/** What counts records, or depends on their number. */
const COUNTS = /count|total|^next$|^previous$|^pages?$/;
/** More sentences than this say nothing new. */
const MAX_SENTENCES = 5;

/** Returns the values that change although nothing was done, as keys of `differences`. */
export function restlessValues(first: readonly Reading[], second: readonly Reading[]): ReadonlySet<string> {
  return new Set(
    pairsOf(first, second).flatMap(({ before, after }) =>
      changedPlaces(before, after).map((place) => keyOf(before, place)),
    ),
  );
}

/**
 * Compares two readings of the same people.
 * @param restless values that change by themselves
 * @returns one sentence for each value that must not have changed
 */
export function unexpectedChanges(
  first: readonly Reading[],
  second: readonly Reading[],
  effects: Effects,
  restless: ReadonlySet<string> = new Set(),
): string[] {
  const sentences = pairsOf(first, second).flatMap(({ before, after }) => {
    const request = `GET ${before.path}`;
    if (before.status < 300 && after.status >= 300)
      return isAllowedRefusal(before, effects)
        ? []
        : [`after ${effects.what}, ${request} answers ${before.who} ${after.status} instead of ${before.status}`];
    return changedPlaces(before, after)
      .filter((place) => !restless.has(keyOf(before, place)) && !isAllowed(before, after, place, effects))
      .map(
        (place) =>
          `after ${effects.what}, ${request} tells ${before.who} ${describe(place, before.values.get(place), after.values.get(place))}`,
      );
  });
  return sentences.slice(0, MAX_SENTENCES);
}

function isAllowedRefusal({ who, path }: Reading, { seenBy, records = false, untouched }: Effects): boolean {
  return records && seenBy.includes(who) && untouched?.(path, '') !== true;
}

function isAllowed(
  { who, path, values: before }: Reading,
  { values: after }: Reading,
  place: string,
  { seenBy, fields, everywhere, records = false, untouched }: Effects,
): boolean {
  const value = after.get(place) ?? before.get(place);
  if (value === undefined || MOMENTS.test(value.field) || everywhere?.test(value.field) === true) return true;
  if (!seenBy.includes(who)) return false;
  if (untouched?.(path, value.record) === true) return false;
  if (fields.test(fieldOf(value, before, after))) return true;
  if (!records) return false;
  return COUNTS.test(value.field) || !hasRecord(before, value.record) || !hasRecord(after, value.record);
}

/** Returns the field that changed as a whole, where the value is a part of an object that was null before or is null now. */
function fieldOf({ place, field }: Value, ...sides: readonly ReadonlyMap<string, Value>[]): string {
  const parts = place.split('.');
  const whole = parts
    .map((_part, index) => parts.slice(0, index).join('.'))
    .find((outer) => sides.some((side) => side.has(outer)));
  return whole?.split('.').at(-1) ?? field;
}

function hasRecord(values: ReadonlyMap<string, Value>, record: string): boolean {
  return (
    record === '' ||
    [...values.values()].some((value) => value.record === record || value.place.startsWith(`${record}.`))
  );
}

/** Pairs of responses that can be compared. A server error is the finding of its own endpoint. */
function pairsOf(first: readonly Reading[], second: readonly Reading[]): { before: Reading; after: Reading }[] {
  return first.flatMap((before) => {
    const after = second.find(({ who, path }) => who === before.who && path === before.path);
    return after === undefined || before.status >= 300 || after.status >= 500 ? [] : [{ before, after }];
  });
}

function changedPlaces(before: Reading, after: Reading): string[] {
  const places = [...new Set([...before.values.keys(), ...after.values.keys()])];
  const isOfOthers = (place: string) =>
    (before.hasOthers === true || after.hasOthers === true) &&
    (before.values.get(place) ?? after.values.get(place))?.record === '';
  return places.filter(
    (place) => before.values.get(place)?.text !== after.values.get(place)?.text && !isOfOthers(place),
  );
}

function keyOf({ who, path }: Reading, place: string): string {
  return `${who} ${path} ${place}`;
}

function describe(place: string, before: Value | undefined, after: Value | undefined): string {
  if (before === undefined) return `${place}, which was not there before`;
  if (after === undefined) return `${place} no more`;
  return `${place} ${after.text} instead of ${before.text}`;
}
