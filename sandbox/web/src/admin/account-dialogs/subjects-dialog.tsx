import { useQuery } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
import {
  adminKeys,
  assignSubject,
  changeTaughtSubjects,
  listEverybody,
  listSubjects,
  userOf,
  type AccountRow,
} from '../../api/administration';
import { useChange } from '../../api/change';
import { messageOf } from '../../api/failures';
import { Button } from '../../ui/button';
import { Dialog } from '../../ui/dialog';
import { Checkbox, NativeSelect, peopleOptions } from '../../ui/field';
import { Loaded } from '../../ui/loaded';

interface SubjectsDialogProps {
  account: AccountRow;
  title: string;
  onClose: () => void;
}

/** «Назначить предметы» of a student, «Редактировать предметы» of a teacher. */
export function SubjectsDialog(props: SubjectsDialogProps): ReactNode {
  return props.account.kind === 'teacher' ? <TaughtSubjects {...props} /> : <NewSubject {...props} />;
}

/** Assigns a subject with a teacher to a student. */
function NewSubject({ account, title, onClose }: SubjectsDialogProps): ReactNode {
  const student = userOf(account);
  const subjects = useQuery({ queryKey: adminKeys.subjects, queryFn: listSubjects });
  const teachers = useQuery({ queryKey: adminKeys.everybody('teacher'), queryFn: () => listEverybody('teacher') });
  const [subject, setSubject] = useState('');
  const [teacher, setTeacher] = useState('');
  const assign = useChange<void, unknown>({
    act: () => assignSubject({ student_id: student.id, subject_id: Number(subject), teacher_id: Number(teacher) }),
    done: `Назначено 1 предмет(ов) для ${student.full_name}`,
    refreshes: [adminKeys.all],
    after: onClose,
  });
  const ready = subject !== '' && teacher !== '';
  return (
    <Dialog
      title={`${title} студенту: ${student.full_name}`}
      onClose={onClose}
      problem={assign.error ? messageOf(assign.error) : null}
      onSubmit={() => {
        if (ready) assign.mutate();
      }}
      footer={<Buttons ready={ready} busy={assign.isPending} press="Назначить предметы" onClose={onClose} />}
    >
      <p>Выберите предмет и преподавателя для назначения студенту</p>
      <NativeSelect
        label="Предмет"
        value={subject}
        onPick={setSubject}
        options={peopleOptions(
          'Выберите предмет',
          subjects.data?.map(({ id, name }) => ({ id, full_name: name })),
        )}
      />
      <NativeSelect
        label="Преподаватель"
        value={teacher}
        onPick={setTeacher}
        options={peopleOptions('Выберите преподавателя', teachers.data?.map(userOf))}
      />
    </Dialog>
  );
}

/** Sets the subjects of a teacher. */
function TaughtSubjects({ account, title, onClose }: SubjectsDialogProps): ReactNode {
  const taught = account.kind === 'teacher' ? account.row.subjects.map(({ id }) => id) : [];
  const teacher = userOf(account);
  const subjects = useQuery({ queryKey: adminKeys.subjects, queryFn: listSubjects });
  const [chosen, setChosen] = useState<readonly number[]>(taught);
  const save = useChange<void, unknown>({
    act: () => changeTaughtSubjects(teacher.id, chosen),
    done: 'Предметы преподавателя обновлены',
    refreshes: [adminKeys.all],
    after: onClose,
  });
  return (
    <Dialog
      title={title}
      onClose={onClose}
      problem={save.error ? messageOf(save.error) : null}
      onSubmit={() => save.mutate()}
      footer={<Buttons ready busy={save.isPending} press="Сохранить" onClose={onClose} />}
    >
      <p>
        <strong>{teacher.full_name}</strong>
      </p>
      <Loaded query={subjects}>
        {(all) => (
          <div className="picker">
            {all.map(({ id, name }) => (
              <Checkbox
                key={id}
                label={name}
                checked={chosen.includes(id)}
                onToggle={(on) => setChosen(on ? [...chosen, id] : chosen.filter((other) => other !== id))}
              />
            ))}
          </div>
        )}
      </Loaded>
    </Dialog>
  );
}

function Buttons({
  ready,
  busy,
  press,
  onClose,
}: {
  ready: boolean;
  busy: boolean;
  press: string;
  onClose: () => void;
}): ReactNode {
  return (
    <>
      <Button onClick={onClose} disabled={busy}>
        Отмена
      </Button>
      <Button type="submit" look="primary" disabled={!ready} busy={busy}>
        {press}
      </Button>
    </>
  );
}
