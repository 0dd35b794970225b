import { z } from 'zod';
import type { Answer } from '../../contract/assignments';
import type { Database } from '../database/connection';
import { presentInstant } from '../database/instant';
import { choice, hasTwoDecimals, text } from '../http/fields';
import { invalidFields, notFound } from '../http/refusals';
import type { User } from '../identity/tokens';
import { readAnswers } from './answers';
import { requireRuled } from './assignment-access';
import { penalize } from './penalty';

const typedNumber = z
  .string()
  .regex(/^-?\d+([.,]\d+)?$/)
  .transform((typed) => Number(typed.replace(',', '.')));

/** Scores arrive as numbers, or as the text of a form field. */
const score = z.union([z.number(), typedNumber], {
  error: (issue) => (issue.input === undefined ? 'Обязательное поле.' : 'Введите правильное число.'),
});

/** A change of a mark: any part of it. */
export const gradeChangesSchema = z.object({
  score: score.optional(),
  feedback: text(20_000).optional(),
  status: choice(['graded', 'returned']).optional(),
});

/** A mark: it needs a score, unless the answer is handed back for more work. */
export const gradeSchema = gradeChangesSchema.transform((mark, context) => {
  const status = mark.status ?? 'graded';
  if (mark.score === undefined && status === 'graded') {
    context.addIssue({ code: 'custom', path: ['score'], message: 'Обязательное поле.' });
  }
  return { ...mark, status };
});

/**
 * Marks an answer, or changes its mark. Lateness is punished here, by the assignment's rules as they are now.
 * @throws Refusal 404, 403 for everybody but the author and the admin, 400 for a score the assignment does not allow.
 */
export async function grade(
  database: Database,
  grader: User,
  answerId: number,
  mark: z.output<typeof gradeChangesSchema>,
): Promise<Answer> {
  return database.transaction().execute(async (queries) => {
    const [answer] = await readAnswers(queries, { answerId });
    if (answer === undefined) {
      throw notFound();
    }
    const assignment = await requireRuled(queries, grader, answer.assignment);
    const rawScore = mark.score ?? answer.raw_score;
    if (mark.score !== undefined) {
      requireAllowed(mark.score, assignment.max_score);
    }
    if (mark.status === 'graded' && rawScore === null) {
      throw invalidFields({ score: ['Обязательное поле.'] });
    }
    const status = mark.status ?? (mark.score === undefined ? answer.status : 'graded');
    const left = rawScore === null ? null : penalize(rawScore, answer.submitted_at, assignment);
    await queries
      .updateTable('answers')
      .set({
        status,
        raw_score: rawScore,
        score: left?.score ?? null,
        penalty_applied: left?.penalty ?? 0,
        ...(mark.feedback === undefined ? {} : { feedback: mark.feedback }),
        ...(status === 'submitted' ? {} : { graded_at: presentInstant(), graded_by: grader.id }),
      })
      .where('id', '=', answerId)
      .execute();
    const [marked] = await readAnswers(queries, { answerId });
    return marked ?? answer;
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
