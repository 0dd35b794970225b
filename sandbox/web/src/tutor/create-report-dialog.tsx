import { useQuery } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
import { useChange } from '../api/change';
import { messageOf } from '../api/failures';
import { createReport, familyKeys, listTutorStudents } from '../api/family';
import { Button } from '../ui/button';
import { Dialog } from '../ui/dialog';
import { NativeSelect, TextArea, TextField, peopleOptions } from '../ui/field';

/** «Создание отчёта»: about one of the tutor's students, for the student's parent. */
export function CreateReportDialog({ onClose }: { onClose: () => void }): ReactNode {
  const students = useQuery({ queryKey: familyKeys.students, queryFn: listTutorStudents });
  const [student, setStudent] = useState('');
  const [title, setTitle] = useState('');
  const [content, setContent] = useState('');
  const create = useChange<void, unknown>({
    act: () => createReport({ student_id: Number(student), title: title.trim(), content: content.trim() }),
    done: 'Отчёт создан',
    refreshes: [familyKeys.tutorReports],
    after: onClose,
  });
  const ready = student !== '' && title.trim() !== '' && content.trim() !== '';
  return (
    <Dialog
      title="Создание отчёта"
      onClose={onClose}
      problem={create.isError ? messageOf(create.error) : null}
      onSubmit={() => {
        if (ready) create.mutate();
      }}
      footer={
        <>
          <Button onClick={onClose} disabled={create.isPending}>
            Отмена
          </Button>
          <Button type="submit" look="primary" disabled={!ready} busy={create.isPending}>
            Создать
          </Button>
        </>
      }
    >
      <NativeSelect
        label="Ученик"
        value={student}
        onPick={setStudent}
        options={peopleOptions('Выберите ученика', students.data)}
      />
      <TextField label="Заголовок" required value={title} onType={setTitle} />
      <TextArea label="Текст отчёта" rows={6} required value={content} onType={setContent} />
    </Dialog>
  );
}
