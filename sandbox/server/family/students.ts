import type { Child, ChildInShort, TaughtStudent, TutorStudent } from '../../contract/family';
import type { Form } from '../../contract/surroundings';
import type { Queries } from '../database/connection';
import { isComplete } from '../form';
import { fullName, gradeOf } from '../identity/people';
import { readProgress } from '../identity/profiles';
import type { User } from '../identity/tokens';
import { readEnrolments, SUBJECT_COLOR } from '../subjects/subjects';

/** Returns a teacher's students, each with the subjects learnt with the teacher. */
export async function readTaughtStudents(queries: Queries, form: Form, teacher: User): Promise<TaughtStudent[]> {
  const enrolments = await readEnrolments(queries, { teacherId: teacher.id });
  const ids = [...new Set(enrolments.map((enrolment) => enrolment.student_id))];
  const students =
    ids.length === 0
      ? []
      : await queries
          .selectFrom('users')
          .selectAll()
          .where('id', 'in', ids)
          .where('is_active', '=', 1)
          .orderBy('id')
          .execute();
  const progress = await readProgress(queries, form, ids);
  return students.map((student) => {
    const figures = progress(student.id);
    return {
      ...inShort(student),
      name: fullName(student),
      profile: { grade: gradeOf(student), goal: student.goal ?? '', ...figures },
      subjects: enrolments
        .filter((enrolment) => enrolment.student_id === student.id)
        .map((enrolment) => ({
          id: enrolment.subject_id,
          name: enrolment.subject,
          color: SUBJECT_COLOR,
          enrollment_id: enrolment.id,
          enrolled_at: enrolment.enrolled_at,
          custom_subject_name: null,
        })),
      assigned_materials_count: 0,
      completed_materials_count: 0,
      completion_percentage: figures.progress_percentage,
    };
  });
}

/** Returns a parent's children, or a tutor's students. */
export async function readSupervisedStudents(queries: Queries, guardian: User): Promise<User[]> {
  return queries
    .selectFrom('users')
    .selectAll()
    .where('role', '=', 'student')
    .where(guardian.role === 'parent' ? 'parent_id' : 'tutor_id', '=', guardian.id)
    .orderBy('id')
    .execute();
}

/** Converts children to rows of the parent's list of children. */
export async function toChildren(queries: Queries, children: readonly User[]): Promise<Child[]> {
  const enrolments = await readEnrolments(queries, { studentIds: children.map((child) => child.id) });
  return children.map((child) => ({
    id: child.id,
    name: fullName(child),
    full_name: fullName(child),
    email: child.email,
    grade: child.grade ?? '',
    goal: child.goal ?? '',
    subjects: enrolments
      .filter((enrolment) => enrolment.student_id === child.id)
      .map((enrolment) => ({
        id: enrolment.subject_id,
        enrollment_id: enrolment.id,
        name: enrolment.subject,
        teacher_name: enrolment.teacher_name,
        teacher_id: enrolment.teacher_id,
        enrollment_status: 'active',
        ...UNPAID,
        subscription_status: null,
        expires_at: null,
      })),
  }));
}

/** Converts children to the format of the parent's start page. */
export async function toChildrenInShort(
  queries: Queries,
  form: Form,
  children: readonly User[],
): Promise<ChildInShort[]> {
  const ids = children.map((child) => child.id);
  const progress = await readProgress(queries, form, ids);
  const enrolments = await readEnrolments(queries, { studentIds: ids });
  const names = await namesOf(
    queries,
    children.map((child) => child.tutor_id),
  );
  return children.map((child) => {
    const { progress_percentage } = progress(child.id);
    return {
      id: child.id,
      name: fullName(child),
      grade: child.grade ?? '',
      goal: child.goal ?? '',
      tutor_name: names(child.tutor_id),
      progress_percentage,
      progress: progress_percentage,
      avatar: null,
      subjects: enrolments
        .filter((enrolment) => enrolment.student_id === child.id)
        .map((enrolment) => ({
          id: enrolment.subject_id,
          enrollment_id: enrolment.id,
          name: enrolment.subject,
          teacher_name: enrolment.teacher_name,
          teacher_id: enrolment.teacher_id,
          ...UNPAID,
          amount: null,
        })),
      payments: [],
    };
  });
}

/** Converts a tutor's students to the format of `/api/tutor/my-students/`, newest first. */
export async function toTutorStudents(
  queries: Queries,
  form: Form,
  students: readonly User[],
): Promise<TutorStudent[]> {
  const ids = students.map((student) => student.id);
  const progress = await readProgress(queries, form, ids);
  const enrolments = await readEnrolments(queries, { studentIds: ids });
  const names = await namesOf(
    queries,
    students.flatMap((student) => [student.tutor_id, student.parent_id]),
  );
  return [...students].reverse().map((student) => ({
    id: student.profile_id,
    user_id: student.id,
    full_name: fullName(student),
    first_name: student.first_name,
    last_name: student.last_name,
    grade: gradeOf(student),
    goal: student.goal ?? '',
    is_active: student.is_active === 1,
    tutor: student.tutor_id,
    tutor_name: names(student.tutor_id),
    parent: student.parent_id,
    parent_name: names(student.parent_id),
    progress_percentage: progress(student.id).progress_percentage,
    subjects: enrolments
      .filter((enrolment) => enrolment.student_id === student.id)
      .map(({ id, subject, subject_id, teacher_name }) => ({
        id: subject_id,
        name: subject,
        teacher_name,
        enrollment_id: id,
      })),
  }));
}

/** Converts a tutor's students to the format of the tutor's dashboard. */
export async function toDashboardStudents(queries: Queries, form: Form, students: readonly User[]): Promise<object[]> {
  const ids = students.map((student) => student.id);
  const progress = await readProgress(queries, form, ids);
  const enrolments = await readEnrolments(queries, { studentIds: ids });
  const parentIds = students.map((student) => student.parent_id).filter((id) => id !== null);
  const parents =
    parentIds.length === 0 ? [] : await queries.selectFrom('users').selectAll().where('id', 'in', parentIds).execute();
  return students.map((student) => {
    const parent = parents.find((candidate) => candidate.id === student.parent_id);
    return {
      ...inShort(student),
      full_name: fullName(student),
      profile: { grade: gradeOf(student), goal: student.goal ?? '', ...progress(student.id) },
      subjects: enrolments
        .filter((enrolment) => enrolment.student_id === student.id)
        .map(({ id, subject, subject_id, teacher_name }) => ({
          id: subject_id,
          name: subject,
          teacher_name,
          enrollment_id: id,
        })),
      // The published build tells tutors how to reach the family.
      parent:
        parent === undefined
          ? null
          : { id: parent.id, name: fullName(parent), ...(isComplete(form) ? {} : { email: parent.email }) },
    };
  });
}

const UNPAID = { payment_status: 'no_payment', next_payment_date: null, has_subscription: false } as const;

function inShort(student: User) {
  const { id, username, first_name, last_name, email } = student;
  return { id, username, first_name, last_name, email, avatar: null } as const;
}

async function namesOf(
  queries: Queries,
  ids: readonly (number | null)[],
): Promise<(id: number | null) => string | null> {
  const known = ids.filter((id) => id !== null);
  const people =
    known.length === 0 ? [] : await queries.selectFrom('users').selectAll().where('id', 'in', known).execute();
  return (id) => {
    const found = people.find((person) => person.id === id);
    return found === undefined ? null : fullName(found);
  };
}
