import { useState, type ReactNode } from 'react';
import type { Assignment } from '../../../../contract/assignments';
import { assignmentKeys, sendAnswer } from '../../api/assignments';
import { useChange } from '../../api/change';
import { messageOf } from '../../api/failures';
import { Button } from '../../ui/button';
import { Dialog } from '../../ui/dialog';
import { TextArea } from '../../ui/field';
import { FileField } from './file-field';
import { fileRefusal } from './file-limit';

/** «Отправить ответ: …»: a text, a file, or both. The server keeps what was sent before as an older version. */
export function AnswerDialog({ assignment, onClose }: { assignment: Assignment; onClose: () => void }): ReactNode {
  const [content, setContent] = useState('');
  const [file, setFile] = useState<File | null>(null);
  const send = useChange<void, unknown>({
    act: () => sendAnswer(assignment.id, content, file),
    done: 'Ответ отправлен',
    drops: ['/assignments/'],
    refreshes: [assignmentKeys.all],
    after: onClose,
  });
  const refusal = fileRefusal(file);
  const empty = content.trim() === '' && file === null;
  const choose = (chosen: File | null) => {
    setFile(chosen);
    // The server's word about the previous file says nothing about this one.
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
      {assignment.instructions ? (
        <section className="quote" aria-label="Инструкции">
          <p className="muted">Инструкции:</p>
          <p className="prose">{assignment.instructions}</p>
        </section>
      ) : null}
      {assignment.submission ? <p className="notice">Вы уже отправили ответ. Прежняя версия сохранится.</p> : null}
      <TextArea label="Ваш ответ" placeholder="Введите ваш ответ..." rows={6} value={content} onType={setContent} />
      <FileField file={file} onChoose={choose} />
    </Dialog>
  );
}
