import type { ReactNode } from 'react';
import type { StudentAssignment } from '../../../contract/family';
import { isPastDue } from '../assignment/deadline';
import { LateNote } from '../assignment/late-note';
import { storedFile } from '../assignment/stored-file';
import { Badge } from '../ui/badge';
import { useNow } from '../ui/clock';
import { dateTime } from '../wording/dates';
import { number, percent } from '../wording/numbers';
import { ANSWER_STATES, ASSIGNMENT_TYPES } from '../wording/terms';

/** One assignment of a supervised student: deadline, state, file names, grade, feedback, grading date. */
export function SupervisedAssignmentRow({ assignment }: { assignment: StudentAssignment }): ReactNode {
  const now = useNow();
  const { submission } = assignment;
  const files = (submission?.versions ?? []).flatMap((version) => storedFile(version)?.name ?? []);
  return (
    <li className="card">
      <div className="card-head">
        <div>
          <h3>{assignment.title}</h3>
          <p className="muted">
            <span>{ASSIGNMENT_TYPES[assignment.type]}</span>
            <span>{`Преподаватель: ${assignment.author_name}`}</span>
          </p>
        </div>
        {submission ? (
          <Badge tone={submission.status === 'graded' ? 'good' : 'accent'}>{ANSWER_STATES[submission.status]}</Badge>
        ) : (
          <Badge tone={isPastDue(assignment.due_date, now) ? 'bad' : 'neutral'}>Не отправлено</Badge>
        )}
      </div>
      <p className="row">
        <span>{`Срок: ${dateTime(assignment.due_date)}`}</span>
        {submission ? <span className="muted">{`Отправлено: ${dateTime(submission.submitted_at)}`}</span> : null}
        {submission ? <LateNote answer={submission} /> : null}
      </p>
      {files.length > 0 ? <p className="muted">{`Файлы: ${files.join(', ')}`}</p> : null}
      {submission && submission.score !== null ? (
        <div className="answer-mark">
          <strong>{`${number(submission.score)} из ${number(assignment.max_score)}`}</strong>
          {submission.percentage === null ? null : <strong>{percent(submission.percentage)}</strong>}
          {submission.graded_at ? <span className="muted">{`Оценено: ${dateTime(submission.graded_at)}`}</span> : null}
          {submission.feedback ? <p className="prose">{submission.feedback}</p> : null}
        </div>
      ) : null}
    </li>
  );
}
