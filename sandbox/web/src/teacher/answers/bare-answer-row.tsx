import type { ReactNode } from 'react';
import type { Submission } from '../../../../contract/assignments';
import { Badge } from '../../ui/badge';
import { Button } from '../../ui/button';
import { dateTime } from '../../wording/dates';
import { number } from '../../wording/numbers';
import { ANSWER_STATES } from '../../wording/terms';

/** A submission as the published build lists it: time and state, without the student's name. */
export function BareAnswerRow({ answer, onGrade }: { answer: Submission; onGrade: () => void }): ReactNode {
  const { status, score, max_score: most } = answer;
  return (
    <li className="answer">
      <header className="answer-head">
        <p className="muted">{`Отправлено: ${dateTime(answer.submitted_at)}`}</p>
        {status === 'submitted' ? (
          <Button look="primary" onClick={onGrade}>
            Оценить
          </Button>
        ) : null}
        <Badge tone={status === 'graded' ? 'good' : 'neutral'}>{ANSWER_STATES[status]}</Badge>
      </header>
      {status === 'graded' && score !== null ? (
        <p>{`${number(score)} / ${most === null ? '' : number(most)} баллов`}</p>
      ) : null}
    </li>
  );
}
