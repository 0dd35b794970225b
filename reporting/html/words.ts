/** Words that all reports share, in both languages. */
import type { Performer } from '../../suite/catalogue';
import { russianRole } from '../../suite/catalogue/russian-roles';
import type { Language } from './language';
import type { Tone } from './page';

const ROLE_LABELS: Record<Performer, Record<Language, string>> = {
  admin: { en: 'admin', ru: russianRole('admin') },
  teacher: { en: 'teacher', ru: russianRole('teacher') },
  student: { en: 'student', ru: russianRole('student') },
  secondStudent: { en: 'second student', ru: 'второй ученик' },
  tutor: { en: 'tutor', ru: russianRole('tutor') },
  parent: { en: 'parent', ru: russianRole('parent') },
  anyone: { en: 'anyone', ru: 'любая роль' },
};

/** Returns the label of a role for readers. */
export function roleLabel(role: string, language: Language): string {
  return role in ROLE_LABELS ? ROLE_LABELS[role as Performer][language] : role;
}

export const OUTCOME_LABELS = {
  PASS: { en: 'PASS', ru: 'ПРОЙДЕН' },
  FAIL: { en: 'FAIL', ru: 'ОШИБКА' },
  BLOCKED: { en: 'BLOCKED', ru: 'БЛОКИРОВАН' },
  SKIPPED: { en: 'SKIPPED', ru: 'ПРОПУЩЕН' },
  'NOT RUN': { en: 'not run', ru: 'не запускался' },
} as const satisfies Record<string, Record<Language, string>>;

export const OUTCOME_TONES: Record<keyof typeof OUTCOME_LABELS, Tone> = {
  PASS: 'good',
  FAIL: 'bad',
  BLOCKED: 'warn',
  SKIPPED: 'idle',
  'NOT RUN': 'idle',
};
