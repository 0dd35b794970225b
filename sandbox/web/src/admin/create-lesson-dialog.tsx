import { useQuery } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
import type { NewLesson } from '../../../contract/administration';
import { adminKeys, createLesson, readScheduleFilters } from '../api/administration';
import { useChange } from '../api/change';
import { messageOf } from '../api/failures';
import { Button } from '../ui/button';
import { Dialog } from '../ui/dialog';
import { NativeSelect, TextField, peopleOptions } from '../ui/field';

/** «Создание занятия»: who learns what with whom, on which day, from when to when. */
export function CreateLessonDialog({ onClose }: { onClose: () => void }): ReactNode {
  const filters = useQuery({ queryKey: adminKeys.filters, queryFn: readScheduleFilters });
  const [teacher, setTeacher] = useState('');
  const [student, setStudent] = useState('');
  const [subject, setSubject] = useState('');
  const [date, setDate] = useState('');
  const [start, setStart] = useState('');
  const [end, setEnd] = useState('');
  const create = useChange<NewLesson, unknown>({ act: createLesson, done: 'Занятие создано', refreshes: [adminKeys.lessons], after: onClose });
  const ready = [teacher, student, subject, date, start, end].every((value) => value !== '');
  const options = (nobody: string, all: { id: number; name: string }[] | undefined) => peopleOptions(nobody, all?.map(({ id, name }) => ({ id, full_name: name })));
  return (
    <Dialog
      title="Создание занятия"
      onClose={onClose}
      problem={create.error ? messageOf(create.error) : null}
      onSubmit={() => {
        if (ready) create.mutate({ teacher: Number(teacher), student: Number(student), subject: Number(subject), date, start_time: start, end_time: end });
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
      <NativeSelect label="Преподаватель" value={teacher} onPick={setTeacher} options={options('Выберите преподавателя', filters.data?.teachers)} />
      <NativeSelect label="Студент" value={student} onPick={setStudent} options={options('Выберите студента', filters.data?.students)} />
      <NativeSelect label="Предмет" value={subject} onPick={setSubject} options={options('Выберите предмет', filters.data?.subjects)} />
      <TextField label="Дата" type="date" required value={date} onType={setDate} />
      <div className="fields-row">
        <TextField label="Начало" type="time" required value={start} onType={setStart} />
        <TextField label="Окончание" type="time" required value={end} onType={setEnd} />
      </div>
    </Dialog>
  );
}
