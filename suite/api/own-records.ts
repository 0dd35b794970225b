/**
 * Returns whether a response to a user without permission is still a refusal. The content decides: an empty list and
 * a list of only the user's own records reveal nothing.
 */
import { isFields, listSchema } from '../network/reading';
import { z } from 'zod';

/** The user, with the fields by which a list item can name them. */
export interface Self {
  readonly id: number;
  readonly email: string;
}

const anyList = listSchema(z.unknown(), 'students', 'children', 'pending', 'users', 'submissions', 'subjects');

/**
 * Only lists and profiles can be harmless: any other object is a record that the user asked for and must not get. A
 * profile is an object with its `user`: builds answer an admin who asks for a tutor's profile with one of their own.
 *
 * @param self undefined for a guest, who owns nothing
 */
export function tellsNothingOfOthers(content: unknown, self: Self | undefined): boolean {
  const known = anyList.safeParse(content).success || (isFields(content) && isFields(content.user));
  return known && thingsIn(content).every((item) => self !== undefined && belongsTo(item, self));
}

/** Whether a response has lists, all of them empty: it then contains no record at all. */
export function holdsOnlyEmptyLists(content: unknown): boolean {
  const lists = listsIn(content);
  return lists.length > 0 && lists.every((list) => list.length === 0);
}

function listsIn(value: unknown): readonly (readonly unknown[])[] {
  if (Array.isArray(value)) return [value, ...value.flatMap(listsIn)];
  return isFields(value) ? Object.values(value).flatMap(listsIn) : [];
}

function holdsList(value: unknown): boolean {
  return Array.isArray(value) || (isFields(value) && Object.values(value).some(holdsList));
}

/** Returns the content of a response: the items of each of its lists, under any name, and the objects next to them. */
function thingsIn(value: unknown): readonly unknown[] {
  if (Array.isArray(value)) return value;
  if (!isFields(value)) return [];
  return holdsList(value) ? Object.values(value).flatMap(thingsIn) : [value];
}

function belongsTo(item: unknown, self: Self): boolean {
  if (!isFields(item)) return false;
  const owners = [item.user, item.student, item.author, item.owner, item].flatMap((owner) => {
    if (typeof owner === 'number') return [owner === self.id];
    if (!isFields(owner)) return [];
    return typeof owner.email === 'string' ? [owner.email.toLowerCase() === self.email.toLowerCase()] : [];
  });
  return owners.length > 0 && owners.every(Boolean);
}
