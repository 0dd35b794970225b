/** Window colour of a role. Dark enough for white text. */
import { ROLES, type Role } from '../config/names';

const COLOURS: Record<Role, string> = {
  admin: '#a61b1b',
  teacher: '#1d5fa8',
  student: '#1b7344',
  tutor: '#8a5300',
  parent: '#6b3fa0',
};

/** Colour of a user without a role. */
const NO_ROLE = '#4d555c';

/** @param who the user's name in steps: “teacher”, “second student”, “own parent”, “guest” */
export function colourOf(who: string): string {
  const role = ROLES.find((name) => who.split(' ').includes(name));
  return role === undefined ? NO_ROLE : COLOURS[role];
}
