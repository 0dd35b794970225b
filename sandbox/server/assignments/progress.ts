import { sql } from 'kysely';
import type { Queries } from '../database/connection';
import { roundToHundredths } from './penalty';

/** A student's progress: number of assigned assignments, and percentages. */
export interface StudentProgress {
  total: number;
  answered: number;
  graded: number;
  /** Percentage of assignments that are graded, as a whole number. */
  progress: number;
  /** Mean percentage of the graded submissions, to two decimals; null before the first grade. */
  average: number | null;
}

const NOTHING_YET: StudentProgress = { total: 0, answered: 0, graded: 0, progress: 0, average: null };

/** Computes the progress of many students at once. Drafts do not count, because they are not assigned yet. */
export async function progressOf(
  queries: Queries,
  studentIds: readonly number[],
): Promise<(id: number) => StudentProgress> {
  if (studentIds.length === 0) {
    return () => NOTHING_YET;
  }
  const rows = await queries
    .selectFrom('assignment_students')
    .innerJoin('assignments', 'assignments.id', 'assignment_students.assignment_id')
    .leftJoin('answers', (join) =>
      join
        .onRef('answers.assignment_id', '=', 'assignment_students.assignment_id')
        .onRef('answers.student_id', '=', 'assignment_students.student_id'),
    )
    .select((column) => [
      'assignment_students.student_id',
      column.fn.countAll<number>().as('total'),
      column.fn.count<number>('answers.id').as('answered'),
      sql<number>`count(case when answers.status = 'graded' then 1 end)`.as('graded'),
      sql<number | null>`
        avg(case when answers.status = 'graded' then answers.score * 100.0 / assignments.max_score end)
      `.as('average'),
    ])
    .where('assignments.status', '<>', 'draft')
    .where('assignment_students.student_id', 'in', studentIds)
    .groupBy('assignment_students.student_id')
    .execute();
  const progressRows = new Map(
    rows.map((row): [number, StudentProgress] => [
      row.student_id,
      {
        total: row.total,
        answered: row.answered,
        graded: row.graded,
        progress: Math.round((row.graded / row.total) * 100),
        average: row.average === null ? null : roundToHundredths(row.average),
      },
    ]),
  );
  return (id) => progressRows.get(id) ?? NOTHING_YET;
}
