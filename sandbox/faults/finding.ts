/** Finds, wherever they stand in an answer, the things that faults are about. */
import type { Answer, Assignment } from '../contract/assignments';

/** Goes through every assignment in an answer of the API. */
export function eachAssignment(body: unknown, deed: (assignment: Assignment) => void): void {
  each(body, 'due_date', (found) => deed(found as Assignment));
}

/** Goes through every answer of a student in an answer of the API, also in the short form that guardians read. */
export function eachAnswer(body: unknown, deed: (answer: Answer) => void): void {
  each(body, 'days_late', (found) => deed(found as Answer));
}

/** Goes through every object, at any depth, that has this property. */
export function each(body: unknown, property: string, deed: (found: object) => void): void {
  if (typeof body !== 'object' || body === null) {
    return;
  }
  if (property in body) {
    deed(body);
  }
  Object.values(body).forEach((value) => each(value, property, deed));
}
