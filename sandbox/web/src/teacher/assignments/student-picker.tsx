import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { assignmentKeys, listTaughtStudents } from '../../api/assignments';
import { Checkbox } from '../../ui/field';
import { Loaded } from '../../ui/loaded';

/** A checkbox for each of the teacher's students. */
export function StudentPicker({
  chosen,
  onChoose,
}: {
  chosen: readonly number[];
  onChoose: (ids: readonly number[]) => void;
}): ReactNode {
  const students = useQuery({ queryKey: assignmentKeys.students, queryFn: listTaughtStudents });
  return (
    <fieldset className="group">
      <legend>Назначить студентам (опционально)</legend>
      <p className="field-hint">Выберите студентов для назначения задания</p>
      <Loaded query={students}>
        {(all) =>
          all.length === 0 ? (
            <p className="muted">У вас пока нет студентов</p>
          ) : (
            <div className="picker">
              {all.map(({ id, name }) => (
                <Checkbox
                  key={id}
                  label={name}
                  checked={chosen.includes(id)}
                  onToggle={(on) => onChoose(on ? [...chosen, id] : chosen.filter((other) => other !== id))}
                />
              ))}
            </div>
          )
        }
      </Loaded>
    </fieldset>
  );
}
