/** Every fault there is. A new one is added to the list of its area and needs nothing else. */
import { ANSWER_FAULTS } from './answers';
import { ASSIGNMENT_FAULTS } from './assignments';
import { type Area, type Fault } from './fault';
import { GRADE_FAULTS } from './grades';
import { LATENESS_FAULTS } from './lateness';
import { SIGN_IN_FAULTS } from './sign-in';

/** A fault with its area. */
export interface ListedFault extends Fault {
  area: Area;
}

export const FAULTS: readonly ListedFault[] = [
  ...of('sign-in', SIGN_IN_FAULTS),
  ...of('assignments', ASSIGNMENT_FAULTS),
  ...of('answers', ANSWER_FAULTS),
  ...of('lateness', LATENESS_FAULTS),
  ...of('grades', GRADE_FAULTS),
];

function of(area: Area, faults: readonly Fault[]): ListedFault[] {
  return faults.map((fault) => ({ ...fault, area }));
}
