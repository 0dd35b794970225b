import type { ReactNode } from 'react';
import type { WardAssignment } from '../../../contract/family';
import { isPastDue } from '../assignment/deadline';
import { LateNote } from '../assignment/late-note';
import { Badge } from '../ui/badge';
import { useNow } from '../ui/clock';
import { dateTime } from '../wording/dates';
import { number, percent } from '../wording/numbers';
import { ANSWER_STATES, ASSIGNMENT_TYPES } from '../wording/terms';

/** One assignment of a student's: deadline, state, mark, comment, date of marking. */
export function WardAssignmentRow({ assignment }: { assignment: WardAssignment }): ReactNode {
  const now = useNow();
  const { answer } = assignment;
  return (
    <li className="card">
      <div className="card-head">
        <div>
          <h3>{assignment.title}</h3>
          <p className="muted">
            <span>{ASSIGNMENT_TYPES[assignment.type]}</span>
            <span>{`Преподаватель: ${assignment.author.full_name}`}</span>
          </p>
        </div>
        {answer ? (
          <Badge tone={answer.status === 'graded' ? 'good' : 'accent'}>{ANSWER_STATES[answer.status]}</Badge>
        ) : (
          <Badge tone={isPastDue(assignment.due_date, now) ? 'bad' : 'neutral'}>Не отправлено</Badge>
        )}
      </div>
      <p className="row">
        <span>{`Срок: ${dateTime(assignment.due_date)}`}</span>
        {answer ? <span className="muted">{`Отправлено: ${dateTime(answer.submitted_at)}`}</span> : null}
        {answer ? <LateNote answer={answer} /> : null}
      </p>
      {answer && answer.score !== null ? (
        <div className="answer-mark">
          <strong>{`${number(answer.score)} из ${number(assignment.max_score)}`}</strong>
          {answer.percentage === null ? null : <strong>{percent(answer.percentage)}</strong>}
          {answer.graded_at ? <span className="muted">{`Оценено: ${dateTime(answer.graded_at)}`}</span> : null}
          {answer.feedback ? <p className="prose">{answer.feedback}</p> : null}
        </div>
      ) : null}
    </li>
  );
}
