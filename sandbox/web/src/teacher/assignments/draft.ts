import type { AssignmentType, NewAssignment, PenaltyFrequency, PenaltyType } from '../../../../contract/assignments';
import { departs } from '../../shape';
import { instantOf, localInputValue } from '../../wording/dates';

/** Values of the create form, as typed. Dates are local, figures are text. */
export interface Draft {
  title: string;
  description: string;
  instructions: string;
  type: AssignmentType;
  points: string;
  start: string;
  due: string;
  students: readonly number[];
  lateAllowed: boolean;
  penaltyType: PenaltyType | 'none';
  penaltyValue: string;
  penaltyPeriod: PenaltyFrequency;
  penaltyCap: string;
  lateUntil: string;
}

/** Whether the form is the published build's: no lateness settings, no start date, no validation of the points. */
export const BARE_FORM = departs('bare-create-form');

export function emptyDraft(): Draft {
  return {
    title: '',
    description: '',
    instructions: '',
    type: 'homework',
    points: '100',
    start: BARE_FORM ? '' : localInputValue(new Date()),
    due: '',
    students: [],
    lateAllowed: true,
    penaltyType: 'none',
    penaltyValue: '',
    penaltyPeriod: 'per_day',
    penaltyCap: '',
    lateUntil: '',
  };
}

/** Whether the buttons are enabled: title, description and both dates are filled in. */
export function isComplete(draft: Draft): boolean {
  return (
    draft.title.trim() !== '' &&
    draft.description.trim() !== '' &&
    instantOf(draft.start) !== null &&
    instantOf(draft.due) !== null
  );
}

/** Returns the points as the form stores them: the published form converts invalid numbers to 0. */
export function pointsAsTyped(points: string): string {
  return BARE_FORM ? String(Number(points)) : points;
}

/** Returns error messages by field; empty if all figures are valid. */
export function figureErrors(draft: Draft): Partial<Record<'points' | 'penaltyValue' | 'penaltyCap', string>> {
  const errors: ReturnType<typeof figureErrors> = {};
  if (BARE_FORM) return errors;
  if (draft.points.trim() === '' || !(Number(draft.points) >= 1))
    errors.points = 'Укажите максимальный балл не меньше 1';
  if (draft.lateAllowed && draft.penaltyType !== 'none') {
    if (!(Number(draft.penaltyValue) > 0)) errors.penaltyValue = 'Укажите размер штрафа больше 0';
    if (draft.penaltyCap !== '' && !(Number(draft.penaltyCap) >= 0))
      errors.penaltyCap = 'Максимальный штраф не может быть отрицательным';
  }
  return errors;
}

/** Returns the request for a complete draft. @throws Error if a date is missing; check `isComplete` first. */
export function requestOf(draft: Draft, status: 'draft' | 'published'): NewAssignment {
  const start = instantOf(draft.start);
  const due = instantOf(draft.due);
  if (start === null || due === null) throw new Error('Не указаны даты задания');
  const until = instantOf(draft.lateUntil);
  return {
    title: draft.title.trim(),
    description: draft.description.trim(),
    instructions: draft.instructions.trim(),
    type: draft.type,
    // As in the platform's form, a draft has no status in the request, and values that were not set are omitted.
    ...(status === 'draft' ? {} : { status }),
    max_score: Number(draft.points),
    start_date: start,
    due_date: due,
    assigned_to: [...draft.students],
    ...(draft.lateAllowed ? {} : { allow_late_submission: false }),
    ...(draft.lateAllowed && until !== null ? { late_submission_deadline: until } : {}),
    ...(draft.lateAllowed && draft.penaltyType !== 'none'
      ? {
          late_penalty_type: draft.penaltyType,
          late_penalty_value: Number(draft.penaltyValue),
          penalty_frequency: draft.penaltyPeriod,
          max_penalty: draft.penaltyCap === '' ? null : Number(draft.penaltyCap),
        }
      : {}),
  };
}
