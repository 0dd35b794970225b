import { sql } from 'kysely';
import type { ParentRow, StudentRow, TeacherRow, TutorRow } from '../../contract/administration';
import type { Role } from '../../contract/identity';
import type { Form } from '../../contract/surroundings';
import type { Queries } from '../database/connection';
import type { PageRequest } from '../http/pagination';
import { offsetOf } from '../http/pagination';
import { noSuchUser } from '../http/refusals';
import { fullName, gradeOf, toUserRecord } from '../identity/people';
import { readProgress, readTutorProfile, toTeacherProfile } from '../identity/profiles';
import type { User } from '../identity/tokens';
import { readEnrolments, readTaught, SUBJECT_COLOR } from '../subjects/subjects';

/** Filter for a list of accounts; undefined fields are ignored. */
export interface AccountFilter {
  role?: Role | undefined;
  search?: string | undefined;
  grade?: string | undefined;
  tutorId?: number | undefined;
  active?: boolean | undefined;
}

/** Returns the matching accounts, newest first, and their total number. */
export async function findUsers(
  queries: Queries,
  filter: AccountFilter,
  wanted?: PageRequest,
): Promise<{ count: number; users: User[] }> {
  const matching = selectMatching(queries, filter);
  const { count } = await matching
    .select((column) => column.fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow();
  const users = await matching
    .selectAll('users')
    .orderBy('users.id', 'desc')
    .$if(wanted !== undefined, (query) =>
      query.limit(wanted?.size ?? 0).offset(wanted === undefined ? 0 : offsetOf(wanted)),
    )
    .execute();
  return { count, users };
}

/** Returns a user of any role. @throws Refusal 404. */
export async function requireUser(queries: Queries, id: number): Promise<User> {
  const user = await queries.selectFrom('users').selectAll().where('id', '=', id).executeTakeFirst();
  if (user === undefined) {
    throw noSuchUser();
  }
  return user;
}

/** Converts students to rows of the student list. */
export async function toStudentRows(queries: Queries, form: Form, students: readonly User[]): Promise<StudentRow[]> {
  const ids = students.map((student) => student.id);
  const progress = await readProgress(queries, form, ids);
  const enrolments = await readEnrolments(queries, { studentIds: ids });
  const guardianIds = students.flatMap((student) => [student.tutor_id, student.parent_id]).filter((id) => id !== null);
  const guardians =
    guardianIds.length === 0
      ? []
      : await queries.selectFrom('users').selectAll().where('id', 'in', guardianIds).execute();
  const named = (id: number | null) => {
    const found = guardians.find((guardian) => guardian.id === id);
    return found === undefined ? null : { id: found.id, name: fullName(found), avatar: null };
  };
  return students.map((student) => {
    const figures = progress(student.id);
    const [grade, goal] = [gradeOf(student), student.goal ?? ''];
    return {
      id: student.id,
      user: toUserRecord(student),
      grade,
      goal,
      tutor_info: named(student.tutor_id),
      parent_info: named(student.parent_id),
      ...figures,
      enrollments_count: enrolments.filter((enrolment) => enrolment.student_id === student.id).length,
      student_profile: { goal, tutor: student.tutor_id, parent: student.parent_id, grade, ...figures },
    };
  });
}

/** Converts teachers to rows of the teacher list. */
export async function toTeacherRows(queries: Queries, teachers: readonly User[]): Promise<TeacherRow[]> {
  const taught = await readTaught(
    queries,
    teachers.map((teacher) => teacher.id),
  );
  return teachers.map((teacher) => ({
    ...toTeacherProfile(teacher),
    subjects: taught
      .filter((subject) => subject.teacher_id === teacher.id)
      .map((subject) => ({
        id: subject.subject_id,
        name: subject.name,
        description: '',
        color: SUBJECT_COLOR,
        is_active: true,
        assigned_at: subject.assigned_at,
      })),
  }));
}

/** Converts tutors to rows of the tutor list. */
export function toTutorRows(queries: Queries, tutors: readonly User[]): Promise<TutorRow[]> {
  return Promise.all(tutors.map((tutor) => readTutorProfile(queries, tutor)));
}

/** Converts parents to rows of the parent list, which have no id. */
export async function toParentRows(queries: Queries, parents: readonly User[]): Promise<ParentRow[]> {
  const children = await queries.selectFrom('users').select('parent_id').where('parent_id', 'is not', null).execute();
  return parents.map((parent) => ({
    id: null,
    user: toUserRecord(parent),
    children_count: children.filter((child) => child.parent_id === parent.id).length,
  }));
}

function selectMatching(queries: Queries, filter: AccountFilter) {
  const { role, search, grade, tutorId, active } = filter;
  return queries
    .selectFrom('users')
    .$if(role !== undefined, (query) => query.where('users.role', '=', role ?? 'student'))
    .$if(grade !== undefined, (query) => query.where('users.grade', '=', grade ?? ''))
    .$if(tutorId !== undefined, (query) => query.where('users.tutor_id', '=', tutorId ?? 0))
    .$if(active !== undefined, (query) => query.where('users.is_active', '=', active === true ? 1 : 0))
    .$if(search !== undefined, (query) => {
      const text = (search ?? '').toLowerCase();
      return query.where((column) =>
        column.or([
          sql<boolean>`instr(users.search_text, ${text}) > 0`,
          column.exists(
            column
              .selectFrom('teacher_subjects')
              .innerJoin('subjects', 'subjects.id', 'teacher_subjects.subject_id')
              .select('subjects.id')
              .whereRef('teacher_subjects.teacher_id', '=', 'users.id')
              .where(sql<boolean>`instr(subjects.search_text, ${text}) > 0`),
          ),
        ]),
      );
    });
}
