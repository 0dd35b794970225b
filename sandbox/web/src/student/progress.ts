import type { ListedAssignment, SubmissionStatus } from '../../../contract/assignments';
import type { Tone } from '../ui/badge';
import { isPastDue, isTooLate } from '../assignment/deadline';
import { departs } from '../shape';
import { ANSWER_STATES } from '../wording/terms';

/** The fields that determine the student's state in an assignment. */
type AssignmentProgress = Pick<
  ListedAssignment,
  'status' | 'due_date' | 'allow_late_submission' | 'late_submission_deadline'
> & {
  submission: { status: SubmissionStatus } | null;
};

/** Whether the page uses submissions: the published one does not. */
export const answersKnown = !departs('answers-ignored');

/** Whether the assignment is graded or closed; all other assignments are still open for the student. */
export function isFinished({ status, submission, due_date }: AssignmentProgress): boolean {
  if (!answersKnown) return status === 'closed' || isPastDue(due_date, Date.now());
  return status === 'closed' || submission?.status === 'graded';
}

/** Whether the page lists an assignment: the published page omits drafts that the API returns. */
export function isListed({ status, due_date }: AssignmentProgress): boolean {
  return answersKnown || status !== 'draft' || isPastDue(due_date, Date.now());
}

/** «Не отправлено», «Отправлено», «Оценено», «Возвращено». */
export function gradingStatus({ submission }: AssignmentProgress): { text: string; tone: Tone } {
  if (!submission) return { text: 'Не отправлено', tone: 'neutral' };
  return { text: ANSWER_STATES[submission.status], tone: submission.status === 'graded' ? 'good' : 'accent' };
}

/** Returns the label of the send button, or why there is none. */
export function sending(assignment: AssignmentProgress, now: number): { label: string } | { refusal: string | null } {
  const { status, submission } = assignment;
  if (!answersKnown)
    return status === 'published' && !isPastDue(assignment.due_date, now)
      ? { label: 'Отправить ответ' }
      : { refusal: null };
  if (status !== 'published') return { refusal: 'Задание закрыто, ответы больше не принимаются' };
  if (submission?.status === 'graded') return { refusal: null };
  if (isTooLate(assignment, now)) return { refusal: 'Ответы после срока не принимаются' };
  return { label: submission ? 'Отправить новую версию' : 'Отправить ответ' };
}
