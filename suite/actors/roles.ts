/** The actors of the five roles. */
import { Admin } from './admin';
import { Parent } from './parent';
import { Student } from './student';
import { Teacher } from './teacher';
import { Tutor } from './tutor';

/** Class of each actor. */
export const ACTORS = {
  admin: Admin,
  teacher: Teacher,
  student: Student,
  secondStudent: Student,
  tutor: Tutor,
  parent: Parent,
} as const;
