/** A value in every field of an assignment that is not the platform's default. */
import type { NewAssignment } from '../api/assignments';
import { daysFromNow } from './date-time';

/** Returns the fields of an essay about fractions: due in four days, without late answers. */
export function fieldsWithoutDefaults(): Partial<Omit<NewAssignment, 'assigned_to'>> {
  return {
    description: 'Напишите о дробях',
    instructions: 'Не больше страницы',
    type: 'essay',
    max_score: 40,
    start_date: daysFromNow(1, '08:15').instant,
    due_date: daysFromNow(4, '21:45').instant,
    attempts_limit: 3,
    difficulty_level: 4,
    tags: 'дроби',
    allow_late_submission: false,
    late_submission_deadline: daysFromNow(6, '18:30').instant,
    late_penalty_type: 'fixed_points',
    late_penalty_value: 7,
    penalty_frequency: 'per_hour',
    max_penalty: 35,
  };
}
