import { z } from 'zod';
import type { Shape } from '../../contract/shapes';
import { amount, choice, emptiableText, flag, identifiers, instant, requiredText, wholeNumber } from '../http/fields';

const MAX_TITLE_LENGTH = 200;
const MAX_TEXT_LENGTH = 20_000;

/** The fields an author may set. Limits and messages follow the platform's own forms. */
const fields = {
  title: requiredText(MAX_TITLE_LENGTH),
  description: requiredText(MAX_TEXT_LENGTH),
  instructions: requiredText(MAX_TEXT_LENGTH),
  type: choice(['homework', 'test', 'project', 'essay', 'practical']),
  status: choice(['draft', 'published', 'closed']),
  max_score: wholeNumber(1, 1000),
  start_date: instant(),
  due_date: instant(),
  assigned_to: identifiers(),
  attempts_limit: wholeNumber(1, 1000),
  difficulty_level: wholeNumber(1, 10),
  tags: emptiableText(500).transform((tags) => tags ?? ''),
  allow_late_submission: flag(),
  late_submission_deadline: instant().nullable(),
  late_penalty_type: choice(['percentage', 'fixed_points']).nullable(),
  late_penalty_value: amount(1000),
  penalty_frequency: choice(['per_day', 'per_hour']),
  max_penalty: amount(1000).nullable(),
};

/** Fields omitted on creation get the platform's defaults. */
const newSchema = z.object({
  title: fields.title,
  description: fields.description,
  start_date: fields.start_date,
  due_date: fields.due_date,
  instructions: fields.instructions,
  type: fields.type.default('homework'),
  status: fields.status.default('draft'),
  max_score: fields.max_score.default(100),
  assigned_to: fields.assigned_to.default([]),
  attempts_limit: fields.attempts_limit.default(1),
  difficulty_level: fields.difficulty_level.default(1),
  tags: fields.tags.default(''),
  allow_late_submission: fields.allow_late_submission.default(true),
  late_submission_deadline: fields.late_submission_deadline.default(null),
  late_penalty_type: fields.late_penalty_type.default('percentage'),
  late_penalty_value: fields.late_penalty_value.default(0),
  penalty_frequency: fields.penalty_frequency.default('per_day'),
  max_penalty: fields.max_penalty.default(50),
});

/** A change contains any subset of the fields. */
const changesSchema = z.object(fields).partial();

/** The published build accepts assignments without points and without attempts. */
const fromZero = wholeNumber(0, 1000);

/** Returns the schema of a new assignment. */
export function newAssignmentSchema(shape: readonly Shape[]) {
  return shape.includes('zero-points-taken')
    ? newSchema.extend({ max_score: fromZero.default(100), attempts_limit: fromZero.default(1) })
    : newSchema;
}

/** Returns the schema of a change of an assignment. */
export function assignmentChangesSchema(shape: readonly Shape[]) {
  return shape.includes('zero-points-taken')
    ? changesSchema.extend({ max_score: fromZero.optional(), attempts_limit: fromZero.optional() })
    : changesSchema;
}

export type NewAssignmentValues = z.output<typeof newSchema>;
export type AssignmentChanges = z.output<typeof changesSchema>;
