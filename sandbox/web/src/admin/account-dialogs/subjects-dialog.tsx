import { useQuery } from '@tanstack/react-query';
import { Trash2 } from 'lucide-react';
import { useState, type ReactNode } from 'react';
import type { Account } from '../../../../contract/administration';
import { adminKeys, assignSubject, dropSubject, listEverybody, listSubjects } from '../../api/administration';
import { useChange } from '../../api/change';
import { Button, IconButton } from '../../ui/button';
import { Dialog } from '../../ui/dialog';
import { NativeSelect, TextField, peopleOptions } from '../../ui/field';
import { Loaded } from '../../ui/loaded';

/** «Назначить предметы»: what a student learns with whom. A teacher is the teacher of every subject added here. */
export function SubjectsDialog({
  account,
  title,
  onClose,
}: {
  account: Account;
  title: string;
  onClose: () => void;
}): ReactNode {
  const assigned = useQuery({ queryKey: adminKeys.subjects(account.id), queryFn: () => listSubjects(account.id), gcTime: 0 });
  const remove = useChange<number, unknown>({ act: (id) => dropSubject(account.id, id), done: 'Предмет снят', refreshes: [adminKeys.all] });
  return (
    <Dialog title={title} onClose={onClose} footer={<Button onClick={onClose}>Закрыть</Button>}>
      <p>
        <strong>{account.full_name}</strong>
      </p>
      <Loaded query={assigned}>
        {(all) =>
          all.length === 0 ? (
            <p className="muted">Предметы не назначены</p>
          ) : (
            <ul className="plain-list">
              {all.map(({ id, subject, teacher }) => (
                <li key={id} className="row row-apart">
                  <span>{account.role === 'teacher' ? subject : `${subject}, ${teacher.full_name}`}</span>
                  <IconButton
                    label={`Убрать: ${subject}`}
                    icon={<Trash2 aria-hidden />}
                    busy={remove.isPending}
                    onClick={() => remove.mutate(id)}
                  />
                </li>
              ))}
            </ul>
          )
        }
      </Loaded>
      <AddSubject account={account} />
    </Dialog>
  );
}

function AddSubject({ account }: { account: Account }): ReactNode {
  const forTeacher = account.role === 'teacher';
  const teachers = useQuery({ queryKey: adminKeys.everybody('teacher'), queryFn: () => listEverybody('teacher'), enabled: !forTeacher });
  const [teacher, setTeacher] = useState(forTeacher ? String(account.id) : '');
  const [subject, setSubject] = useState('');
  const add = useChange<void, unknown>({
    act: () => assignSubject(account.id, subject.trim(), Number(teacher)),
    done: 'Предмет назначен',
    refreshes: [adminKeys.all],
    after: () => setSubject(''),
  });
  const known = forTeacher ? [] : (teachers.data?.find(({ id }) => String(id) === teacher)?.subjects ?? []);
  return (
    <form
      className="stack"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        if (subject.trim() !== '' && teacher !== '') add.mutate();
      }}
    >
      {forTeacher ? null : (
        <NativeSelect
          label="Преподаватель"
          value={teacher}
          onPick={setTeacher}
          options={peopleOptions('Выберите преподавателя', teachers.data)}
        />
      )}
      <TextField
        label="Предмет"
        value={subject}
        onType={setSubject}
        {...(known.length > 0 ? { hint: `Ведёт: ${known.join(', ')}` } : {})}
      />
      <div>
        <Button type="submit" look="primary" disabled={subject.trim() === '' || teacher === ''} busy={add.isPending}>
          Назначить
        </Button>
      </div>
    </form>
  );
}
