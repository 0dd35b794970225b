import { z } from 'zod';
import type { Submission } from '../../contract/assignments';
import type { Form } from '../../contract/surroundings';
import type { Database } from '../database/connection';
import { presentInstant } from '../database/instant';
import { choice, hasTwoDecimals, text } from '../http/fields';
import { isComplete } from '../form';
import { invalidFields, notFound } from '../http/refusals';
import type { User } from '../identity/tokens';
import { requireRuled } from './assignment-access';
import { penalize, roundToHundredths } from './penalty';
import { readSubmissions } from './submissions';

const typedNumber = z
  .string()
  .regex(/^-?\d+([.,]\d+)?$/)
  .transform((typed) => Number(typed.replace(',', '.')));

/** Scores arrive as numbers or as the text of a form field. */
const score = z.union([z.number(), typedNumber], {
  error: (issue) => (issue.input === undefined ? 'This field is required.' : 'Введите правильное число.'),
});

/** A change of a grade: any subset of the fields. */
export const gradeChangesSchema = z.object({
  score: score.optional(),
  feedback: text(20_000).optional(),
  status: choice(['graded', 'returned']).optional(),
});

/** A grade. The score is required, unless the submission is returned for revision. */
export const gradeSchema = gradeChangesSchema.transform((mark, context) => {
  const status = mark.status ?? 'graded';
  if (mark.score === undefined && status === 'graded') {
    context.addIssue({ code: 'custom', path: ['score'], message: 'This field is required.' });
  }
  return { ...mark, status };
});

/**
 * Grades a submission, or changes its grade. On the complete form only the author and the admin may grade, and the
 * late penalty is applied here, by the assignment's current policy. On the other forms every user who can read a
 * submission may grade it, with any score.
 * @throws Refusal 403 for other users, 400 for a score that the assignment does not allow.
 */
export async function grade(
  database: Database,
  form: Form,
  grader: User,
  submission: Submission,
  mark: z.output<typeof gradeChangesSchema>,
): Promise<Submission> {
  return database.transaction().execute(async (queries) => {
    const answer = await queries.selectFrom('answers').selectAll().where('id', '=', submission.id).executeTakeFirst();
    if (answer === undefined) {
      throw notFound('AssignmentSubmission');
    }
    const rawScore = mark.score ?? answer.raw_score;
    const status = mark.status ?? (mark.score === undefined ? answer.status : 'graded');
    let left = { score: rawScore, penalty: 0 };
    if (isComplete(form)) {
      const assignment = await requireRuled(queries, grader, form, answer.assignment_id);
      if (mark.score !== undefined) {
        requireAllowed(mark.score, assignment.max_score);
      }
      if (mark.status === 'graded' && rawScore === null) {
        throw invalidFields({ score: ['This field is required.'] });
      }
      if (rawScore !== null) {
        left = penalize(rawScore, submission.submitted_at, assignment);
      }
    }
    const now = presentInstant();
    await queries
      .updateTable('answers')
      .set({
        status,
        raw_score: rawScore,
        score: left.score,
        penalty_applied: roundToHundredths(left.penalty),
        updated_at: now,
        ...(mark.feedback === undefined ? {} : { feedback: mark.feedback }),
        ...(status === 'submitted' ? {} : { graded_at: now }),
      })
      .where('id', '=', submission.id)
      .execute();
    const [graded] = await readSubmissions(queries, form, { id: submission.id });
    return graded ?? submission;
  });
}

function requireAllowed(given: number, maxScore: number): void {
  if (given < 0 || given > maxScore) {
    throw invalidFields({ score: [`Балл должен быть от 0 до ${maxScore}.`] });
  }
  if (!hasTwoDecimals(given)) {
    throw invalidFields({ score: ['Не более двух знаков после запятой.'] });
  }
}
