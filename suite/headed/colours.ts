import { ACTOR_FACTS, ROLES } from '../config/names';

/** Colour of a user without a role. */
const NO_ROLE = '#4d555c';

/** @param who the user's name in steps: “teacher”, “second student”, “own parent”, “guest” */
export function colourOf(who: string): string {
  const role = ROLES.find((name) => who.split(' ').includes(name));
  return role === undefined ? NO_ROLE : ACTOR_FACTS[role].colour;
}
