import type { Assignment } from '../../../contract/assignments';
import type { Tone } from '../ui/badge';
import { isTooLate } from '../assignment/deadline';
import { ANSWER_STATES } from '../wording/terms';

/** Finished is what has a mark or is closed; everything else is still the student's to do. */
export function isFinished({ status, submission }: Assignment): boolean {
  return status === 'closed' || submission?.status === 'graded';
}

/** «Не отправлено», «Отправлено», «Оценено», «Возвращено». */
export function standing({ submission }: Assignment): { text: string; tone: Tone } {
  if (!submission) return { text: 'Не отправлено', tone: 'neutral' };
  return { text: ANSWER_STATES[submission.status], tone: submission.status === 'graded' ? 'good' : 'accent' };
}

/** What the send button is called, or why there is none. */
export function sending(assignment: Assignment, now: number): { label: string } | { refusal: string | null } {
  const { status, submission, attempts_limit } = assignment;
  if (status !== 'published') return { refusal: 'Задание закрыто, ответы больше не принимаются' };
  if (submission?.status === 'graded') return { refusal: null };
  if (isTooLate(assignment, now)) return { refusal: 'Ответы после срока не принимаются' };
  if (submission && attempts_limit > 0 && submission.version >= attempts_limit) {
    return { refusal: 'Все попытки использованы' };
  }
  return { label: submission ? 'Отправить новую версию' : 'Отправить ответ' };
}
