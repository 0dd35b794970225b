import { useState, type ReactNode } from 'react';
import type { Submission } from '../../../../contract/assignments';
import { assignmentKeys, gradeSubmission } from '../../api/assignments';
import { useChange } from '../../api/change';
import { messageOf } from '../../api/failures';
import { FileView } from '../../assignment/file-view';
import { LateNote } from '../../assignment/late-note';
import { storedFile } from '../../assignment/stored-file';
import { departs } from '../../shape';
import { Button } from '../../ui/button';
import { Dialog } from '../../ui/dialog';
import { TextArea, TextField } from '../../ui/field';
import { number } from '../../wording/numbers';

const BARE = departs('bare-answers');

/** «Оценить ответ: …»: sets or changes grade and feedback. The server subtracts the late penalty. */
export function GradeDialog({ answer, onClose }: { answer: Submission; onClose: () => void }): ReactNode {
  const [score, setScore] = useState(answer.score === null ? '' : String(answer.score + (answer.penalty_applied ?? 0)));
  const [feedback, setFeedback] = useState(answer.feedback);
  const [checked, setChecked] = useState(false);
  const grade = useChange<number, unknown>({
    act: (points) => gradeSubmission(answer.id, { score: points, feedback, status: 'graded' }),
    done: 'Оценка выставлена',
    drops: ['/assignments/'],
    refreshes: [assignmentKeys.all],
    after: onClose,
    unchecked: { says: 'Оценка выставлена', then: onClose },
  });
  // The published build does not return the maximum points.
  const most = answer.max_score ?? Infinity;
  const maximum = answer.max_score === null ? '' : number(answer.max_score);
  const file = storedFile(answer);
  const value = Number(score);
  const valid = score.trim() !== '' && value >= 0 && value <= most;
  const send = () => {
    setChecked(true);
    if (valid) grade.mutate(value);
  };
  return (
    <Dialog
      title={`Оценить ответ: ${BARE ? '' : answer.student_name}`}
      onClose={onClose}
      problem={grade.isError ? messageOf(grade.error) : null}
      onSubmit={send}
      footer={
        <>
          <Button onClick={onClose} disabled={grade.isPending}>
            Отмена
          </Button>
          <Button type="submit" look="primary" busy={grade.isPending}>
            {BARE ? 'Сохранить оценку' : 'Опубликовать оценку'}
          </Button>
        </>
      }
    >
      <section className="quote" aria-label="Ответ студента">
        <p className="muted">Ответ студента:</p>
        {answer.content ? <p className="prose">{answer.content}</p> : <p className="muted">Без текста</p>}
        {file && !BARE ? <FileView file={file} /> : null}
        <LateNote answer={answer} />
      </section>
      <TextField
        label={`Балл (из ${maximum})`}
        type="number"
        min={0}
        max={answer.max_score ?? undefined}
        step="any"
        required
        value={score}
        onType={setScore}
        error={checked && !valid ? `Укажите балл от 0 до ${maximum}` : null}
      />
      <TextArea
        label="Комментарий"
        placeholder="Напишите комментарий к ответу..."
        rows={4}
        value={feedback}
        onType={setFeedback}
      />
    </Dialog>
  );
}
