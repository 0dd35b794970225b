import { z } from 'zod';
import { email, emptiableText, flag, identifier, phone, requiredText, text, wholeNumber } from '../http/fields';

const MOST_YEARS = 80;

const names = { email: email(), first_name: requiredText(150), last_name: requiredText(150) };

/** The class is a whole number, which the form sends as text. */
const grade = z.union([z.string().trim().regex(/^\d{1,2}$/), z.number().int().min(1).max(99).transform(String)]);
const years = wholeNumber(0, MOST_YEARS);
const password = text(128).optional();

/** A new student: the class is needed. */
export const newStudentSchema = z.object({
  ...names,
  grade,
  phone: phone().default(null),
  goal: emptiableText(500).default(null),
  tutor_id: identifier().nullable().default(null),
  parent_id: identifier().nullable().default(null),
  password,
});

/** A new teacher or tutor. What the role needs is checked apart, because it is refused in other words. */
export const newStaffSchema = z.object({
  ...names,
  role: z.enum(['teacher', 'tutor']),
  phone: phone().default(null),
  subject: emptiableText(100).default(null),
  experience_years: years.default(0),
  specialization: emptiableText(200).default(null),
  bio: emptiableText(5000).default(null),
  password,
});

/** A new parent. */
export const newParentSchema = z.object({ ...names, phone: phone().default(null), password });

/** Changes of an account: any part. Role, class and the like in the body are passed over, as the platform does. */
export const accountChangesSchema = z.object({ ...names, phone: phone(), is_active: flag() }).partial();

/** Changes of a student's profile. */
export const studentProfileSchema = z
  .object({ grade, goal: emptiableText(500), tutor: identifier().nullable(), parent: identifier().nullable() })
  .partial();

/** Changes of a teacher's profile. */
export const teacherProfileSchema = z.object({ experience_years: years, bio: emptiableText(5000) }).partial();

/** Changes of a tutor's profile. */
export const tutorProfileSchema = z
  .object({ specialization: emptiableText(200), experience_years: years, bio: emptiableText(5000) })
  .partial();

export type AccountChanges = z.output<typeof accountChangesSchema>;
