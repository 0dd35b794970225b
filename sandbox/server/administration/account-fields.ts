import { z } from 'zod';
import { choice, email, emptiableText, flag, identifier, phone, requiredText, wholeNumber } from '../http/fields';

const MOST_YEARS = 80;

const names = { email: email(), first_name: requiredText(150), last_name: requiredText(150) };
const guardians = { tutor_id: identifier().nullable(), parent_id: identifier().nullable() };

/** What may be said about an account besides its name; each role uses its own part. */
const particulars = {
  phone: phone(),
  grade: emptiableText(20),
  goal: emptiableText(500),
  specialization: emptiableText(200),
  experience_years: wholeNumber(0, MOST_YEARS).nullable(),
  bio: emptiableText(5000),
};

/** A new student. */
export const newStudentSchema = z.object({
  ...names,
  phone: particulars.phone.default(null),
  grade: particulars.grade.default(null),
  goal: particulars.goal.default(null),
  tutor_id: guardians.tutor_id.default(null),
  parent_id: guardians.parent_id.default(null),
});

/** A new teacher or tutor. */
export const newStaffSchema = z.object({
  ...names,
  role: choice(['teacher', 'tutor']),
  phone: particulars.phone.default(null),
  subject: emptiableText(100).default(null),
  experience_years: particulars.experience_years.default(null),
  specialization: particulars.specialization.default(null),
  bio: particulars.bio.default(null),
});

/** A new parent. */
export const newParentSchema = z.object({ ...names, phone: particulars.phone.default(null) });

/** Changes of an account: any part. */
export const accountChangesSchema = z
  .object({
    ...names,
    ...particulars,
    ...guardians,
    is_active: flag(),
    role: choice(['admin', 'teacher', 'student', 'tutor', 'parent']),
  })
  .partial();

export type AccountChanges = z.output<typeof accountChangesSchema>;
