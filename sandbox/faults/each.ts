/** Finds the objects that faults modify, at any depth of a response. */
import type { Assignment, ListedSubmission, Submission } from '../contract/assignments';

/** Calls the handler for every assignment in an API response: in lists, alone, and in creation responses. */
export function eachAssignment(body: unknown, handler: (assignment: Assignment) => void): void {
  each(body, 'due_date', (found) => handler(found as Assignment));
}

/** Calls the handler for every submission in an API response. */
export function eachSubmission(body: unknown, handler: (submission: Submission) => void): void {
  each(body, 'versions', (found) => handler(found as Submission));
}

/** Calls the handler for every object with lateness fields, including the short form in a student's list. */
export function eachLateness(
  body: unknown,
  handler: (submission: Submission | (ListedSubmission & { assignment?: number })) => void,
): void {
  each(body, 'days_late', (found) => handler(found as Submission));
}

/** Calls the handler for every object, at any depth, that has the property. */
export function each(body: unknown, property: string, handler: (found: object) => void): void {
  if (typeof body !== 'object' || body === null) {
    return;
  }
  if (property in body) {
    handler(body);
  }
  Object.values(body).forEach((value) => each(value, property, handler));
}

/** Replaces text in a field of an object, if the field is a string. */
export function replaceText(found: object, field: string, what: RegExp, by: string): void {
  const value = (found as Record<string, unknown>)[field];
  if (typeof value === 'string') Object.assign(found, { [field]: value.replace(what, by) });
}
