import { useQuery } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
import { useChange } from '../api/change';
import { messageOf } from '../api/failures';
import { createReport, familyKeys, listReportable } from '../api/family';
import { Button } from '../ui/button';
import { Dialog } from '../ui/dialog';
import { localInputValue } from '../wording/dates';
import { NativeSelect, TextArea, TextField, peopleOptions } from '../ui/field';

/** Returns Monday and Sunday of the current week. */
function thisWeek(): { week_start: string; week_end: string } {
  const monday = new Date();
  monday.setDate(monday.getDate() - ((monday.getDay() + 6) % 7));
  const sunday = new Date(monday);
  sunday.setDate(monday.getDate() + 6);
  const day = (date: Date) => localInputValue(date).slice(0, 10);
  return { week_start: day(monday), week_end: day(sunday) };
}

/** «Создание отчёта»: a report about one of the tutor's students, for the student's parent. */
export function CreateReportDialog({ onClose }: { onClose: () => void }): ReactNode {
  const students = useQuery({ queryKey: familyKeys.reportable, queryFn: listReportable });
  const [student, setStudent] = useState('');
  const [title, setTitle] = useState('');
  const [content, setContent] = useState('');
  const create = useChange<void, unknown>({
    act: () => createReport({ student: Number(student), title: title.trim(), summary: content.trim(), ...thisWeek() }),
    done: 'Отчёт создан',
    refreshes: [familyKeys.reports],
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
        options={peopleOptions(
          'Выберите ученика',
          students.data?.map(({ id, name }) => ({ id, full_name: name })),
        )}
      />
      <TextField label="Заголовок" required value={title} onType={setTitle} />
      <TextArea label="Текст отчёта" rows={6} required value={content} onType={setContent} />
    </Dialog>
  );
}
