import type { ReactNode } from 'react';
import type { Submission } from '../../../../contract/assignments';
import { FileView } from '../../assignment/file-view';
import { LateNote } from '../../assignment/late-note';
import { storedFile } from '../../assignment/stored-file';
import { Versions } from '../../assignment/versions';
import { departs } from '../../shape';
import { Card } from '../../ui/page';
import { dateTime } from '../../wording/dates';
import { number, percent, points } from '../../wording/numbers';

/** The student's submission with every version, and the grade if there is one. */
export function OwnAnswer({ answer, due, most }: { answer: Submission; due: string; most: number }): ReactNode {
  const file = storedFile(answer);
  return (
    <>
      {answer.score === null || departs('no-grade-view') ? null : (
        <GradeLine answer={answer} score={answer.score} most={most} />
      )}
      <Card title="Мой ответ" level={2}>
        <p className="muted">{`Отправлено: ${dateTime(answer.submitted_at)}`}</p>
        <LateNote answer={answer} />
        {answer.content ? <p className="prose">{answer.content}</p> : null}
        {file ? <FileView file={file} /> : null}
        <Versions answer={answer} due={due} open />
      </Card>
    </>
  );
}

function GradeLine({ answer, score, most }: { answer: Submission; score: number; most: number }): ReactNode {
  const penalty = answer.penalty_applied ?? 0;
  return (
    <Card title="Оценка" level={2}>
      <p className="mark">
        <strong>{`${number(score)} из ${number(answer.max_score ?? most)}`}</strong>
        {answer.percentage === null ? null : <span>{percent(answer.percentage)}</span>}
      </p>
      {penalty > 0 ? (
        <p className="muted">{`Преподаватель поставил ${points(score + penalty)}, за опоздание снято ${points(penalty)}`}</p>
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
