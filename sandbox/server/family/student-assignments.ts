import type { StudentAssignment } from '../../contract/family';
import type { Form } from '../../contract/surroundings';
import { describeInLists, submissionsOf } from '../assignments/assignment-views';
import type { Queries } from '../database/connection';

/** Returns one student's assignments, newest first, each with the student's submission. Drafts are excluded. */
export async function readStudentAssignments(
  queries: Queries,
  form: Form,
  studentId: number,
): Promise<StudentAssignment[]> {
  const rows = await queries
    .selectFrom('assignments')
    .innerJoin('assignment_students', 'assignment_students.assignment_id', 'assignments.id')
    .selectAll('assignments')
    .where('assignment_students.student_id', '=', studentId)
    .where('assignments.status', '<>', 'draft')
    .orderBy('assignments.id', 'desc')
    .execute();
  const submissions = await submissionsOf(queries, form, rows, studentId);
  const described = await describeInLists(queries, form, rows);
  return described.map((assignment) => ({
    ...assignment,
    submission: submissions.find((submission) => submission.assignment === assignment.id) ?? null,
  }));
}
