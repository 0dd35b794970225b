/** Finds, wherever they stand in an answer, the things that faults are about. */
import type { Assignment, ListedSubmission, Submission } from '../contract/assignments';

/** Goes through every assignment in an answer of the API, in lists, alone, and as creating one answers it. */
export function eachAssignment(body: unknown, handler: (assignment: Assignment) => void): void {
  each(body, 'due_date', (found) => handler(found as Assignment));
}

/** Goes through every answer of a student in an answer of the API. */
export function eachSubmission(body: unknown, handler: (submission: Submission) => void): void {
  each(body, 'versions', (found) => handler(found as Submission));
}

/** Goes through everything that says how late an answer was, the short form in a student's list included. */
export function eachLateness(body: unknown, handler: (submission: Submission | (ListedSubmission & { assignment?: number })) => void): void {
  each(body, 'days_late', (found) => handler(found as Submission));
}

/** Goes through every object, at any depth, that has this property. */
export function each(body: unknown, property: string, handler: (found: object) => void): void {
  if (typeof body !== 'object' || body === null) {
    return;
  }
  if (property in body) {
    handler(body);
  }
  Object.values(body).forEach((value) => each(value, property, handler));
}
