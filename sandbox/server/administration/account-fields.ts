import { z } from 'zod';
import { email, emptiableText, flag, identifier, phone, requiredText, text, wholeNumber } from '../http/fields';

const MAX_YEARS = 80;

const names = { email: email(), first_name: requiredText(150), last_name: requiredText(150) };

/** The school class is a whole number; the form sends it as text. */
const grade = z.union([
  z
    .string()
    .trim()
    .regex(/^\d{1,2}$/),
  z.number().int().min(1).max(99).transform(String),
]);
const years = wholeNumber(0, MAX_YEARS);
const password = text(128).optional();

/** A new student. The school class is required. */
export const newStudentSchema = z.object({
  ...names,
  grade,
  phone: phone().default(null),
  goal: emptiableText(500).default(null),
  tutor_id: identifier().nullable().default(null),
  parent_id: identifier().nullable().default(null),
  password,
});

/** A new teacher or tutor. The role's required fields are checked separately, because their messages differ. */
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

export const newParentSchema = z.object({ ...names, phone: phone().default(null), password });

/**
 * Changes of an account: any subset of the fields. Role, school class and similar fields are ignored, as on the
 * platform.
 */
export const accountChangesSchema = z.object({ ...names, phone: phone(), is_active: flag() }).partial();

export const studentProfileSchema = z
  .object({ grade, goal: emptiableText(500), tutor: identifier().nullable(), parent: identifier().nullable() })
  .partial();

export const teacherProfileSchema = z.object({ experience_years: years, bio: emptiableText(5000) }).partial();

export const tutorProfileSchema = z
  .object({ specialization: emptiableText(200), experience_years: years, bio: emptiableText(5000) })
  .partial();

export type AccountChanges = z.output<typeof accountChangesSchema>;
