import { useQuery } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
import { adminKeys, createLesson, listEverybody } from '../api/administration';
import { useChange } from '../api/change';
import { messageOf } from '../api/failures';
import { Button } from '../ui/button';
import { Dialog } from '../ui/dialog';
import { NativeSelect, TextField, peopleOptions } from '../ui/field';
import { instantOf } from '../wording/dates';

/** «Создание занятия»: who learns what with whom, and when. */
export function CreateLessonDialog({ onClose }: { onClose: () => void }): ReactNode {
  const teachers = useQuery({ queryKey: adminKeys.everybody('teacher'), queryFn: () => listEverybody('teacher') });
  const students = useQuery({ queryKey: adminKeys.everybody('student'), queryFn: () => listEverybody('student') });
  const [teacher, setTeacher] = useState('');
  const [student, setStudent] = useState('');
  const [subject, setSubject] = useState('');
  const [start, setStart] = useState('');
  const [end, setEnd] = useState('');
  const startsAt = instantOf(start);
  const endsAt = instantOf(end);
  const create = useChange<{ starts_at: string; ends_at: string }, unknown>({
    act: (times) => createLesson({ subject: subject.trim(), teacher_id: Number(teacher), student_id: Number(student), ...times }),
    done: 'Занятие создано',
    refreshes: [adminKeys.lessons],
    after: onClose,
  });
  const ready = teacher !== '' && student !== '' && subject.trim() !== '' && startsAt !== null && endsAt !== null;
  return (
    <Dialog
      title="Создание занятия"
      onClose={onClose}
      problem={create.error ? messageOf(create.error) : null}
      onSubmit={() => {
        if (ready) create.mutate({ starts_at: startsAt, ends_at: endsAt });
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
        label="Преподаватель"
        value={teacher}
        onPick={setTeacher}
        options={peopleOptions('Выберите преподавателя', teachers.data)}
      />
      <NativeSelect
        label="Студент"
        value={student}
        onPick={setStudent}
        options={peopleOptions('Выберите студента', students.data)}
      />
      <TextField label="Предмет" required value={subject} onType={setSubject} />
      <div className="fields-row">
        <TextField label="Начало" type="datetime-local" required value={start} onType={setStart} />
        <TextField label="Окончание" type="datetime-local" required value={end} onType={setEnd} />
      </div>
    </Dialog>
  );
}
