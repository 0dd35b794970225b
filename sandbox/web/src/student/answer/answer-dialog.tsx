import { useQuery } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
import type { Assignment, ListedAssignment } from '../../../../contract/assignments';
import { assignmentKeys, readAssignment, sendAnswer } from '../../api/assignments';
import { useChange } from '../../api/change';
import { messageOf } from '../../api/failures';
import { departs } from '../../shape';
import { Button } from '../../ui/button';
import { Dialog } from '../../ui/dialog';
import { TextArea } from '../../ui/field';
import { FileField } from './file-field';
import { fileRefusal } from './file-limit';

/** «Отправить ответ: …»: a text, a file, or both. The server keeps the previous submission as an older version. */
export function AnswerDialog({
  assignment,
  onClose,
}: {
  assignment: ListedAssignment | Assignment;
  onClose: () => void;
}): ReactNode {
  const [content, setContent] = useState('');
  const [file, setFile] = useState<File | null>(null);
  const send = useChange<void, unknown>({
    act: () => sendAnswer(assignment.id, content, file),
    done: 'Ответ отправлен',
    drops: ['/assignments/'],
    refreshes: [assignmentKeys.all],
    after: onClose,
    unchecked: { says: 'Ответ отправлен', then: onClose },
  });
  const known = 'instructions' in assignment ? assignment : undefined;
  // The list does not contain the instructions.
  const read = useQuery({
    queryKey: assignmentKeys.one(assignment.id),
    queryFn: () => readAssignment(assignment.id),
    enabled: known === undefined && !departs('answers-ignored'),
  });
  const { instructions = '', submissions = [] } = known ?? read.data ?? {};
  const refusal = fileRefusal(file);
  const empty = content.trim() === '' && (file === null || departs('broken-sending'));
  const choose = (chosen: File | null) => {
    setFile(chosen);
    // The server's error about the previous file does not apply to this one.
    send.reset();
  };
  return (
    <Dialog
      title={`Отправить ответ: ${assignment.title}`}
      onClose={onClose}
      problem={refusal ?? (send.isError ? `Ответ не отправлен. ${messageOf(send.error)}` : null)}
      onSubmit={() => {
        if (!empty && refusal === null) send.mutate();
      }}
      footer={
        <>
          <Button onClick={onClose} disabled={send.isPending}>
            Отмена
          </Button>
          <Button type="submit" look="primary" disabled={empty || refusal !== null} busy={send.isPending}>
            Отправить
          </Button>
        </>
      }
    >
      {instructions ? (
        <section className="quote" aria-label="Инструкции">
          <p className="muted">Инструкции:</p>
          <p className="prose">{instructions}</p>
        </section>
      ) : null}
      {submissions.length > 0 ? <p className="notice">Вы уже отправили ответ. Прежняя версия сохранится.</p> : null}
      <TextArea label="Ваш ответ" placeholder="Введите ваш ответ..." rows={6} value={content} onType={setContent} />
      <FileField file={file} onChoose={choose} />
    </Dialog>
  );
}
