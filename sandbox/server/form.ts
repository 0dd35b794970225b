/** Predicates on the form of the platform that the sandbox implements. */
import type { Form } from '../contract/surroundings';

/** Whether this is the complete form: the recorded API without the published build's defects, plus the extensions. */
export function isComplete(form: Form): boolean {
  return form === 'complete';
}

/** Whether the two repairs are included: `is_staff` in the sign-in response, and `/api/assignments/assignments/`. */
export function isRepaired(form: Form): boolean {
  return form !== 'published';
}
