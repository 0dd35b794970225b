/** Questions about the form of the platform that a sandbox answers as. */
import type { Form } from '../contract/surroundings';

/** Whether it is the complete form: the recorded API without the published build's defects, and grown. */
export function isComplete(form: Form): boolean {
  return form === 'complete';
}

/** Whether the two repairs are in: `is_staff` in the sign-in answer, and `/api/assignments/assignments/`. */
export function isRepaired(form: Form): boolean {
  return form !== 'published';
}
