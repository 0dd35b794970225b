import { useQuery } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
import type { NewLesson } from '../../../contract/administration';
import { adminKeys, createLesson, readScheduleFilters } from '../api/administration';
import { useChange } from '../api/change';
import { messageOf } from '../api/failures';
import { Button } from '../ui/button';
import { Dialog } from '../ui/dialog';
import { TextArea, TextField } from '../ui/field';
import { Select } from '../ui/select';

/** «Создание нового занятия»: student, teacher, subject, day, start and end. */
export function CreateLessonDialog({ onClose }: { onClose: () => void }): ReactNode {
  const filters = useQuery({ queryKey: adminKeys.filters, queryFn: readScheduleFilters });
  const [teacher, setTeacher] = useState('');
  const [student, setStudent] = useState('');
  const [subject, setSubject] = useState('');
  const [date, setDate] = useState('');
  const [start, setStart] = useState('');
  const [end, setEnd] = useState('');
  const create = useChange<NewLesson, unknown>({
    act: createLesson,
    done: 'Занятие создано',
    refreshes: [adminKeys.lessons],
    after: onClose,
  });
  const ready = [teacher, student, subject, date, start, end].every((value) => value !== '');
  const [description, setDescription] = useState('');
  const [link, setLink] = useState('');
  return (
    <Dialog
      title="Создание нового занятия"
      onClose={onClose}
      problem={create.error ? messageOf(create.error) : null}
      onSubmit={() => {
        if (ready)
          create.mutate({
            teacher: Number(teacher),
            student: Number(student),
            subject: Number(subject),
            date,
            start_time: start,
            end_time: end,
            description,
            telemost_link: link,
          });
      }}
      footer={
        <>
          <Button onClick={onClose} disabled={create.isPending}>
            Отмена
          </Button>
          <Button type="submit" look="primary" disabled={!ready} busy={create.isPending}>
            Создать занятие
          </Button>
        </>
      }
    >
      <Select
        label="Преподаватель *"
        value={teacher}
        onPick={setTeacher}
        options={named(filters.data?.teachers)}
        placeholder="Выберите преподавателя"
      />
      <Select
        label="Студент *"
        value={student}
        onPick={setStudent}
        options={named(filters.data?.students)}
        placeholder="Выберите студента"
      />
      <Select
        label="Предмет *"
        value={subject}
        onPick={setSubject}
        options={named(filters.data?.subjects)}
        placeholder="Выберите предмет"
      />
      <div className="fields-row">
        <TextField label="Дата *" type="date" required value={date} onType={setDate} />
        <TextField label="Начало *" type="time" required value={start} onType={setStart} />
        <TextField label="Конец *" type="time" required value={end} onType={setEnd} />
      </div>
      <TextArea label="Описание" placeholder="Описание занятия..." value={description} onType={setDescription} />
      <TextField
        label="Ссылка на видеоконференцию"
        type="url"
        placeholder="https://telemost.yandex.ru/..."
        value={link}
        onType={setLink}
      />
    </Dialog>
  );
}

/** Converts rows to select options: names by id. */
function named(all: readonly { id: number; name: string }[] | undefined): Record<string, string> {
  return Object.fromEntries((all ?? []).map(({ id, name }) => [String(id), name]));
}
