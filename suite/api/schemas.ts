/**
 * Response schemas of the platform's API, limited to what the suite reads: strict for fields that a case needs,
 * tolerant of the rest. Builds differ in envelopes and fields; a field that a build does not return is undefined
 * here.
 */
import { z } from 'zod';
import { ROLES, type Role } from '../config/names';
import { below, decimal, isFields, unwrapped } from '../network/reading';
import { withoutOwnOrigin } from './links';

export { listSchema } from '../network/reading';

/** Date and time as the API writes it. */
export const instant = z.iso.datetime({ offset: true }).transform((text) => new Date(text));

const role = z.string().nullish();

/**
 * A user is an admin with `is_staff` true and any role (older builds have no such role), or with the role admin.
 * Undefined where the response contains neither field.
 */
function roleIn(fields: { role?: string | null | undefined; is_staff?: boolean | undefined }): Role | undefined {
  return fields.is_staff === true ? 'admin' : ROLES.find((known) => known === fields.role);
}

export const userSchema = z
  .object({
    id: z.number(),
    email: z.string(),
    first_name: z.string(),
    last_name: z.string(),
    role,
    is_staff: z.boolean().optional(),
  })
  .transform((user) => ({ ...user, role: roleIn(user) }));
export type User = z.infer<typeof userSchema>;

/** The sign-in response identifies the user: no further request is needed. */
export const signedInSchema = z.preprocess(unwrapped, z.object({ token: z.string().min(1), user: userSchema }));
export type SignedIn = z.infer<typeof signedInSchema>;

/** The signed-in user: flat, in `data`, or under `user`. */
export const meSchema = below('user', userSchema);

/** A stored file. Most builds return only its address. */
export interface FileRecord {
  /** The submitted name where the build returns it, else the last part of the address. */
  name: string;
  url: string;
}

/** Sender or author. A build may return only the id. */
export interface PersonRecord {
  id: number;
  full_name: string | undefined;
}

const person = z.union([
  z.number().transform((id): PersonRecord => ({ id, full_name: undefined })),
  z
    .object({ id: z.number(), full_name: z.string().optional(), name: z.string().optional() })
    .transform(({ id, full_name, name }): PersonRecord => ({ id, full_name: full_name ?? name })),
]);

const fileFields = {
  file: z.union([z.string(), z.object({ url: z.string(), name: z.string().optional() })]).nullish(),
  file_url: z.string().nullish(),
  file_name: z.string().nullish(),
};
type FileFields = z.infer<z.ZodObject<typeof fileFields>>;

function fileIn({ file, file_url, file_name }: FileFields): FileRecord | null {
  const object = typeof file === 'object' ? file : null;
  const address = object?.url ?? file_url ?? (typeof file === 'string' ? file : undefined);
  if (address === undefined || address === null || address === '') return null;
  return { name: file_name ?? object?.name ?? lastPartOf(address), url: withoutOwnOrigin(address) };
}

function lastPartOf(address: string): string {
  const part = new URL(address, 'http://platform').pathname.split('/').at(-1) ?? '';
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}

const versionSchema = z
  .object({ version: z.number(), content: z.string(), submitted_at: instant, ...fileFields })
  .transform(({ file: _file, file_url: _url, file_name: _name, ...version }) => ({
    ...version,
    content: withPlainBreaks(version.content),
    file: fileIn({ file: _file, file_url: _url, file_name: _name }),
  }));

/** A multipart form sends a line break as CR LF, and a build may store it so. The texts count as equal. */
function withPlainBreaks(text: string | null | undefined): string {
  return (text ?? '').replaceAll('\r\n', '\n');
}

export const submissionSchema = z
  .object({
    id: z.number(),
    assignment: z.union([z.number(), z.object({ id: z.number() }).transform(({ id }) => id)]).optional(),
    status: z.string(),
    content: z.string().nullish(),
    student: person,
    student_name: z.string().optional(),
    versions: z.array(versionSchema).optional(),
    submitted_at: instant,
    is_late: z.boolean().optional(),
    days_late: decimal.optional(),
    penalty_applied: decimal.nullish(),
    score: decimal.nullable(),
    percentage: decimal.nullish(),
    feedback: z.string().nullish(),
    graded_at: instant.nullish(),
    ...fileFields,
  })
  .transform(({ file, file_url, file_name, student, student_name, ...submission }) => ({
    ...submission,
    content: withPlainBreaks(submission.content),
    feedback: withPlainBreaks(submission.feedback),
    percentage: submission.percentage ?? null,
    graded_at: submission.graded_at ?? null,
    student: { id: student.id, full_name: student.full_name ?? student_name },
    file: fileIn({ file, file_url, file_name }),
  }));
export type SubmissionRecord = z.infer<typeof submissionSchema>;

/** Response to a new submission. Most builds return neither id nor status. */
export const storedSubmissionSchema = z.preprocess(
  unwrapped,
  z.object({ id: z.number().optional(), status: z.string().optional() }),
);

/** Response to a new grade. */
export const storedGradeSchema = z.preprocess(
  unwrapped,
  z.object({ score: decimal.nullish(), feedback: z.string().nullish(), status: z.string().optional() }),
);

const assignmentFields = {
  title: z.string(),
  description: z.string(),
  type: z.string(),
  status: z.string(),
  max_score: decimal,
  due_date: instant,
  instructions: z.string().optional(),
  start_date: instant.optional(),
  allow_late_submission: z.boolean().optional(),
  late_submission_deadline: instant.nullish(),
  late_penalty_type: z.string().nullish(),
  late_penalty_value: decimal.nullish(),
  penalty_frequency: z.string().nullish(),
  max_penalty: decimal.nullish(),
  /** Lists return only the number of students. */
  assigned_to: z.array(z.union([z.number(), z.object({ id: z.number() }).transform(({ id }) => id)])).optional(),
  /** Only in lists. */
  assigned_count: z.number().optional(),
  submissions_count: z.number().optional(),
  created_at: instant.optional(),
  author: person.nullish(),
  author_name: z.string().nullish(),
};

export const assignmentSchema = z.preprocess(unwrapped, z.object({ id: z.number(), ...assignmentFields }));
export type AssignmentRecord = z.infer<typeof assignmentSchema>;

/** Response to a new assignment. Most builds omit its id. */
export const createdAssignmentSchema = z.preprocess(
  unwrapped,
  z.object({ id: z.number().optional(), ...assignmentFields }),
);
export type CreatedAssignment = z.infer<typeof createdAssignmentSchema>;

/** Response to a new record of which only the id is needed. */
export const createdRecordSchema = z.preprocess(unwrapped, z.object({ id: z.number() }));

/** Returns whether a response is a list, of any items. */
export function isList(value: unknown): boolean {
  return Array.isArray(value) || (isFields(value) && Array.isArray(value.results));
}
