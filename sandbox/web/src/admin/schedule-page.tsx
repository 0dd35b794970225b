import { useQuery } from '@tanstack/react-query';
import { Plus, Trash2 } from 'lucide-react';
import { useState, type ReactNode } from 'react';
import type { Lesson } from '../../../contract/administration';
import { adminKeys, listLessons, removeLesson } from '../api/administration';
import { useChange } from '../api/change';
import { messageOf } from '../api/failures';
import { Button, IconButton } from '../ui/button';
import { ConfirmDialog } from '../ui/confirm-dialog';
import { Loaded } from '../ui/loaded';
import { EmptyState } from '../ui/notices';
import { dateOnly } from '../wording/dates';
import { AdminPart } from './admin-page';
import { CreateLessonDialog } from './create-lesson-dialog';

/** `/admin/schedule`: all lessons. */
export function SchedulePage(): ReactNode {
  const lessons = useQuery({ queryKey: adminKeys.lessons, queryFn: listLessons });
  const [creating, setCreating] = useState(false);
  const [removing, setRemoving] = useState<Lesson | null>(null);
  const remove = useChange<string, unknown>({
    act: removeLesson,
    done: 'Занятие удалено',
    refreshes: [adminKeys.lessons],
    after: () => setRemoving(null),
  });
  return (
    <AdminPart
      title="Расписание"
      actions={
        <Button look="primary" icon={<Plus aria-hidden />} onClick={() => setCreating(true)}>
          Создать занятие
        </Button>
      }
    >
      <Loaded query={lessons}>
        {(all) =>
          all.length === 0 ? (
            <EmptyState title="Нет занятий" text="Создайте первое занятие" />
          ) : (
            <LessonsTable lessons={all} onRemove={setRemoving} />
          )
        }
      </Loaded>
      {creating ? <CreateLessonDialog onClose={() => setCreating(false)} /> : null}
      {removing ? (
        <ConfirmDialog
          title="Удалить занятие"
          text={`${removing.subject_name}, ${removing.student_name}, ${dayOf(removing)}`}
          confirm="Удалить"
          danger
          busy={remove.isPending}
          problem={remove.error ? messageOf(remove.error) : null}
          onConfirm={() => remove.mutate(removing.id)}
          onClose={() => setRemoving(null)}
        />
      ) : null}
    </AdminPart>
  );
}

/** «25 ноября 2026». A date has no zone: at noon it is the same date in all nearby zones. */
function dayOf({ date }: Lesson): string {
  return dateOnly(`${date}T12:00:00`);
}

function LessonsTable({
  lessons,
  onRemove,
}: {
  lessons: readonly Lesson[];
  onRemove: (lesson: Lesson) => void;
}): ReactNode {
  return (
    <div className="card">
      <div className="table-frame" tabIndex={0} role="region" aria-label="Таблица занятий">
        <table>
          <thead>
            <tr>
              <th scope="col">Дата</th>
              <th scope="col">Начало</th>
              <th scope="col">Окончание</th>
              <th scope="col">Предмет</th>
              <th scope="col">Преподаватель</th>
              <th scope="col">Студент</th>
              <th scope="col">Действия</th>
            </tr>
          </thead>
          <tbody>
            {lessons.map((lesson) => (
              <tr key={lesson.id}>
                <td>{dayOf(lesson)}</td>
                <td>{lesson.start_time.slice(0, 5)}</td>
                <td>{lesson.end_time.slice(0, 5)}</td>
                <td>{lesson.subject_name}</td>
                <td>{lesson.teacher_name}</td>
                <td>{lesson.student_name}</td>
                <td>
                  <IconButton label="Удалить занятие" icon={<Trash2 aria-hidden />} onClick={() => onRemove(lesson)} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </div>
  );
}
