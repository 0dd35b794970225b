import type { Answer } from '../../contract/assignments';
import type { Ward, WardAssignment, WardDetails } from '../../contract/family';
import { readAnswers } from '../assignments/answers';
import { standingsOf } from '../assignments/standings';
import type { Queries } from '../database/connection';
import { notFound } from '../http/refusals';
import { toPerson } from '../identity/people';
import type { User } from '../identity/tokens';
import { subjectNamesOf } from '../subjects/subjects';

/** The students somebody is responsible for: a parent for the own children, a tutor for his students. */
export async function readWards(queries: Queries, guardian: User): Promise<Ward[]> {
  return describe(queries, await selectWards(queries, guardian).orderBy('id').execute());
}

/**
 * One of the guardian's students with the assignments and their marks.
 * @throws Refusal 404 for everybody else's students: whether they exist is nobody's business.
 */
export async function readWardDetails(queries: Queries, guardian: User, id: number): Promise<WardDetails> {
  const student = await requireWard(queries, guardian, id);
  const [ward] = await describe(queries, [student]);
  if (ward === undefined) {
    throw notFound();
  }
  return { ...ward, assignments: await readAssignments(queries, id) };
}

/** One of the guardian's students. @throws Refusal 404. */
export async function requireWard(queries: Queries, guardian: User, id: number): Promise<User> {
  const student = await selectWards(queries, guardian).where('id', '=', id).executeTakeFirst();
  if (student === undefined) {
    throw notFound();
  }
  return student;
}

function selectWards(queries: Queries, guardian: User) {
  return queries
    .selectFrom('users')
    .selectAll()
    .where('role', '=', 'student')
    .where(guardian.role === 'parent' ? 'parent_id' : 'tutor_id', '=', guardian.id);
}

async function describe(queries: Queries, students: readonly User[]): Promise<Ward[]> {
  const ids = students.map((student) => student.id);
  const subjects = await subjectNamesOf(queries, ids);
  const standings = await standingsOf(queries, ids);
  return students.map((student) => {
    const standing = standings(student.id);
    return {
      ...toPerson(student),
      grade: student.grade,
      goal: student.goal,
      subjects: subjects.get(student.id) ?? [],
      progress: standing.progress,
      assignments_total: standing.total,
      assignments_answered: standing.answered,
      assignments_graded: standing.graded,
      average_percentage: standing.average,
    };
  });
}

async function readAssignments(queries: Queries, studentId: number): Promise<WardAssignment[]> {
  const rows = await queries
    .selectFrom('assignments')
    .innerJoin('assignment_students', 'assignment_students.assignment_id', 'assignments.id')
    .innerJoin('users as author', 'author.id', 'assignments.author_id')
    .select([
      'assignments.id',
      'assignments.title',
      'assignments.description',
      'assignments.due_date',
      'assignments.max_score',
      'assignments.type',
      'author.id as author_id',
      'author.first_name',
      'author.last_name',
      'author.email',
    ])
    .where('assignment_students.student_id', '=', studentId)
    .where('assignments.status', '<>', 'draft')
    .orderBy('assignments.id', 'desc')
    .execute();
  const answers = await readAnswers(queries, { assignmentIds: rows.map((row) => row.id), studentIds: [studentId] });
  return rows.map((row) => {
    const answer = answers.find((candidate) => candidate.assignment === row.id);
    return {
      id: row.id,
      title: row.title,
      description: row.description,
      due_date: row.due_date,
      max_score: row.max_score,
      type: row.type,
      author: toPerson({ ...row, id: row.author_id }),
      answer: answer === undefined ? null : withoutText(answer),
    };
  });
}

function withoutText(answer: Answer): NonNullable<WardAssignment['answer']> {
  return {
    status: answer.status,
    submitted_at: answer.submitted_at,
    is_late: answer.is_late,
    days_late: answer.days_late,
    score: answer.score,
    percentage: answer.percentage,
    feedback: answer.feedback,
    graded_at: answer.graded_at,
    file_names: answer.versions.flatMap((version) => (version.file === null ? [] : [version.file.name])),
  };
}
