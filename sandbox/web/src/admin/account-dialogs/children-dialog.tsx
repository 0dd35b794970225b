import { useQuery } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
import { adminKeys, assignChildren, listEverybody, userOf } from '../../api/administration';
import { useChange } from '../../api/change';
import { messageOf } from '../../api/failures';
import { Button } from '../../ui/button';
import { Dialog } from '../../ui/dialog';
import { Checkbox, NativeSelect, peopleOptions } from '../../ui/field';
import { Loaded } from '../../ui/loaded';

/** «Назначить студентов»: adds students to a parent's children. Existing children are kept. */
export function ChildrenDialog({ onClose }: { onClose: () => void }): ReactNode {
  const parents = useQuery({ queryKey: adminKeys.everybody('parent'), queryFn: () => listEverybody('parent') });
  const students = useQuery({ queryKey: adminKeys.everybody('student'), queryFn: () => listEverybody('student') });
  const [parent, setParent] = useState('');
  const [chosen, setChosen] = useState<readonly number[]>([]);
  const save = useChange<void, unknown>({
    act: () => assignChildren(Number(parent), chosen),
    done: 'Студенты назначены',
    refreshes: [adminKeys.all],
    after: onClose,
  });
  const pick = (id: string) => {
    setParent(id);
    setChosen([]);
  };
  return (
    <Dialog
      title="Назначить студентов"
      onClose={onClose}
      problem={save.error ? messageOf(save.error) : null}
      footer={
        <>
          <Button onClick={onClose} disabled={save.isPending}>
            Отмена
          </Button>
          <Button
            look="primary"
            disabled={parent === '' || chosen.length === 0}
            busy={save.isPending}
            onClick={() => save.mutate()}
          >
            Сохранить
          </Button>
        </>
      }
    >
      <NativeSelect
        label="Родитель"
        value={parent}
        onPick={pick}
        options={peopleOptions('Выберите родителя', parents.data?.map(userOf))}
      />
      {parent === '' ? null : (
        <fieldset className="group">
          <legend>Студенты</legend>
          <Loaded query={students}>
            {(all) => (
              <div className="picker">
                {all.map(userOf).map(({ id, full_name }) => (
                  <Checkbox
                    key={id}
                    label={full_name}
                    checked={chosen.includes(id)}
                    onToggle={(on) => setChosen(on ? [...chosen, id] : chosen.filter((other) => other !== id))}
                  />
                ))}
              </div>
            )}
          </Loaded>
        </fieldset>
      )}
    </Dialog>
  );
}
