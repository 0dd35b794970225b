import { PencilLine } from 'lucide-react';
import type { ReactNode } from 'react';
import type { Submission, SubmissionStatus } from '../../../../contract/assignments';
import { FileView } from '../../assignment/file-view';
import { LateNote } from '../../assignment/late-note';
import { storedFile } from '../../assignment/stored-file';
import { Versions } from '../../assignment/versions';
import { Badge, type Tone } from '../../ui/badge';
import { Button } from '../../ui/button';
import { dateTime } from '../../wording/dates';
import { number } from '../../wording/numbers';
import { ANSWER_STATES } from '../../wording/terms';

const TONES: Record<SubmissionStatus, Tone> = { submitted: 'accent', graded: 'good', returned: 'warning' };

/** One student's submission: content, time, lateness and grade. */
export function AnswerRow({ answer, onGrade }: { answer: Submission; onGrade: () => void }): ReactNode {
  const file = storedFile(answer);
  return (
    <li className="answer" aria-label={answer.student_name}>
      <header className="answer-head">
        <p className="answer-student">{answer.student_name}</p>
        <Badge tone={TONES[answer.status]}>{ANSWER_STATES[answer.status]}</Badge>
        <LateNote answer={answer} />
        <Button look={answer.score === null ? 'primary' : 'plain'} icon={<PencilLine aria-hidden />} onClick={onGrade}>
          {answer.score === null ? 'Оценить' : 'Изменить оценку'}
        </Button>
      </header>
      <p className="muted">{`Отправлено: ${dateTime(answer.submitted_at)}`}</p>
      {answer.content ? <p className="prose clamped">{answer.content}</p> : null}
      {file ? <FileView file={file} /> : null}
      <Versions answer={answer} />
      {answer.score === null ? null : (
        <div className="answer-mark">
          <strong>{`${number(answer.score)}${answer.max_score === null ? '' : `/${number(answer.max_score)}`} баллов`}</strong>
          {answer.graded_at ? <span className="muted">{`Оценено: ${dateTime(answer.graded_at)}`}</span> : null}
          {answer.feedback ? <p className="prose">{answer.feedback}</p> : null}
        </div>
      )}
    </li>
  );
}
