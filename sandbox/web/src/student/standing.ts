import type { ListedAssignment, SubmissionStatus } from '../../../contract/assignments';
import type { Tone } from '../ui/badge';
import { isTooLate } from '../assignment/deadline';
import { ANSWER_STATES } from '../wording/terms';

/** What decides how a student stands with an assignment. */
type Standing = Pick<ListedAssignment, 'status' | 'due_date' | 'allow_late_submission' | 'late_submission_deadline'> & {
  submission: { status: SubmissionStatus } | null;
};

/** Finished is what has a mark or is closed; everything else is still the student's to do. */
export function isFinished({ status, submission }: Standing): boolean {
  return status === 'closed' || submission?.status === 'graded';
}

/** «Не отправлено», «Отправлено», «Оценено», «Возвращено». */
export function standing({ submission }: Standing): { text: string; tone: Tone } {
  if (!submission) return { text: 'Не отправлено', tone: 'neutral' };
  return { text: ANSWER_STATES[submission.status], tone: submission.status === 'graded' ? 'good' : 'accent' };
}

/** What the send button is called, or why there is none. */
export function sending(assignment: Standing, now: number): { label: string } | { refusal: string | null } {
  const { status, submission } = assignment;
  if (status !== 'published') return { refusal: 'Задание закрыто, ответы больше не принимаются' };
  if (submission?.status === 'graded') return { refusal: null };
  if (isTooLate(assignment, now)) return { refusal: 'Ответы после срока не принимаются' };
  return { label: submission ? 'Отправить новую версию' : 'Отправить ответ' };
}
