/** Accounts as the admin's API returns them. Builds differ in how many fields of an account they return. */
import { z } from 'zod';
import { ROLES } from '../config/names';
import { decimal, isFields, unwrapped, wrappedOrFlat } from '../network/reading';
import { instant, listSchema, userSchema } from './schemas';

/** Lists of students nest the account under `user`, next to the fields of the student. */
function flattened(value: unknown): unknown {
  const content = unwrapped(value);
  if (!isFields(content) || !isFields(content.user)) return content;
  const profile = isFields(content.profile) ? content.profile : {};
  return { ...profile, ...content, ...content.user };
}

const guardian = z
  .object({ id: z.number(), full_name: z.string().optional(), name: z.string().optional() })
  .transform(({ id, full_name, name }) => ({ id, full_name: full_name ?? name ?? '' }));

/** The role as stored, which for a member of staff may be another one than admin. */
const storedRole = z
  .object({ role: z.string().nullish() })
  .transform(({ role }) => ({ storedRole: ROLES.find((known) => known === role) }));

const extras = z.object({
  is_active: z.boolean(),
  full_name: z.string().optional(),
  last_login: instant.nullish(),
  date_joined: instant.optional(),
  grade: z.union([z.string(), z.number().transform(String)]).nullish(),
  progress: decimal.optional(),
  progress_percentage: decimal.optional(),
  tutor: z.unknown().optional(),
  parent: z.unknown().optional(),
  tutor_info: guardian.nullish(),
  parent_info: guardian.nullish(),
});

/** One account with the additional fields of the build. */
export const accountSchema = z.preprocess(
  flattened,
  z
    .intersection(z.intersection(userSchema, storedRole), extras)
    .transform(({ tutor, parent, tutor_info, parent_info, progress, progress_percentage, ...account }) => ({
      ...account,
      progress: progress ?? progress_percentage,
      tutor: tutor_info ?? guardian.safeParse(tutor).data ?? null,
      parent: parent_info ?? guardian.safeParse(parent).data ?? null,
    })),
);
export type AccountRecord = z.infer<typeof accountSchema>;

export const accountListSchema = listSchema(accountSchema, 'users', 'students', 'parents', 'staff');

/** A new account and its password, which is returned only once. */
export const createdSchema = z.preprocess(
  unwrapped,
  z.object({ user: userSchema, credentials: z.object({ login: z.string().optional(), password: z.string().min(1) }) }),
);
export type CreatedAccount = z.infer<typeof createdSchema>;

/** A reset password: under `credentials`, or as `new_password`. */
export const resetSchema = z.preprocess(
  unwrapped,
  z.union([
    z.object({ new_password: z.string().min(1) }).transform(({ new_password: password }) => ({ password })),
    z
      .object({ credentials: z.object({ password: z.string().min(1) }) })
      .transform(({ credentials }) => ({ password: credentials.password })),
  ]),
);

/** Users by role in one response. Builds differ in which roles they count separately. */
export const statisticsSchema = wrappedOrFlat(
  z.object({
    total_users: z.number(),
    total_students: z.number(),
    total_teachers: z.number(),
    total_tutors: z.number().optional(),
    total_parents: z.number().optional(),
    total_admins: z.number().optional(),
    active_users: z.number().optional(),
    active_today: z.number(),
  }),
);
export type Statistics = z.infer<typeof statisticsSchema>;

/** A student as the API returns it to a teacher, a parent or a tutor. */
export const studentSchema = z
  .object({
    id: z.number(),
    full_name: z.string().optional(),
    name: z.string().optional(),
    email: z.string().optional(),
    progress: decimal.optional(),
    progress_percentage: decimal.optional(),
    profile: z.object({ progress_percentage: decimal.optional() }).nullish(),
    student_profile: z.object({ progress_percentage: decimal.optional() }).nullish(),
  })
  .transform(({ id, full_name, name, email, progress, progress_percentage, profile, student_profile }) => ({
    id,
    email,
    full_name: full_name ?? name ?? '',
    /** Percent; undefined where the build does not return it. */
    progress: progress ?? progress_percentage ?? profile?.progress_percentage ?? student_profile?.progress_percentage,
  }));
export const studentsSchema = listSchema(studentSchema, 'students', 'children');
export type StudentRecord = z.infer<typeof studentSchema>;

/** For requests whose response has no content that matters. */
export const anyResponseSchema = z.unknown().transform(() => true as const);
