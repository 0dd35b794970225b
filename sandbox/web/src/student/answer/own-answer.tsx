import type { ReactNode } from 'react';
import type { Answer } from '../../../../contract/assignments';
import { FileView } from '../../assignment/file-view';
import { LateNote } from '../../assignment/late-note';
import { Versions } from '../../assignment/versions';
import { Card } from '../../ui/page';
import { dateTime } from '../../wording/dates';
import { number, percent, points } from '../../wording/numbers';

/** What the student sent, with every version, and the mark once there is one. */
export function OwnAnswer({ answer }: { answer: Answer }): ReactNode {
  return (
    <>
      {answer.score === null ? null : <Mark answer={answer} score={answer.score} />}
      <Card title="Мой ответ" level={2}>
        <p className="muted">{`Отправлено: ${dateTime(answer.submitted_at)}`}</p>
        <LateNote answer={answer} />
        {answer.content ? <p className="prose">{answer.content}</p> : null}
        {answer.file ? <FileView file={answer.file} /> : null}
        <Versions answer={answer} open />
      </Card>
    </>
  );
}

function Mark({ answer, score }: { answer: Answer; score: number }): ReactNode {
  const penalised = answer.raw_score !== null && answer.penalty_applied > 0;
  return (
    <Card title="Оценка" level={2}>
      <p className="mark">
        <strong>{`${number(score)} из ${number(answer.max_score)}`}</strong>
        {answer.percentage === null ? null : <span>{percent(answer.percentage)}</span>}
      </p>
      {penalised ? (
        <p className="muted">{`Преподаватель поставил ${points(answer.raw_score ?? 0)}, за опоздание снято ${points(answer.penalty_applied)}`}</p>
      ) : null}
      {answer.feedback ? (
        <>
          <h3>Комментарий преподавателя</h3>
          <p className="prose">{answer.feedback}</p>
        </>
      ) : null}
      {answer.graded_at ? <p className="muted">{`Оценено: ${dateTime(answer.graded_at)}`}</p> : null}
    </Card>
  );
}
