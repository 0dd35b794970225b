import { useQuery } from '@tanstack/react-query';
import { Plus } from 'lucide-react';
import { useState, type ReactNode } from 'react';
import type { ListedAssignment } from '../../../../contract/assignments';
import { assignmentKeys, listAssignments, listPending } from '../../api/assignments';
import { LoadedAssignments } from '../../assignment/loaded-assignments';
import { Button } from '../../ui/button';
import { EmptyState } from '../../ui/notices';
import { PageHead } from '../../ui/page';
import { Tabs } from '../../ui/tabs';
import { AnswersDialog } from '../answers/answers-dialog';
import { AssignmentCard } from './assignment-card';
import { CreateDialog } from './create-dialog';

/** `/dashboard/teacher/assignments`: the teacher's assignments, and the submissions that are not graded yet. */
export function TeacherAssignmentsPage(): ReactNode {
  const assignments = useQuery({ queryKey: assignmentKeys.list, queryFn: listAssignments });
  const pending = useQuery({ queryKey: assignmentKeys.pending, queryFn: listPending });
  const waitingFor = (id: number) => pending.data?.filter(({ assignment }) => assignment === id).length ?? 0;
  const [creating, setCreating] = useState(false);
  const [answersOf, setAnswersOf] = useState<ListedAssignment | null>(null);
  return (
    <>
      <PageHead
        title="Задания"
        actions={
          <Button look="primary" icon={<Plus aria-hidden />} onClick={() => setCreating(true)}>
            Создать задание
          </Button>
        }
      />
      <LoadedAssignments query={assignments}>
        {(all, failure) => {
          const waiting = all.filter(({ id }) => waitingFor(id) > 0);
          return (
            <Tabs
              label="Задания"
              tabs={[
                {
                  id: 'all',
                  title: `Все задания (${all.length})`,
                  panel:
                    failure ??
                    (all.length > 0 ? (
                      <Cards assignments={all} waitingFor={waitingFor} onAnswers={setAnswersOf} />
                    ) : (
                      <NothingYet onCreate={() => setCreating(true)} />
                    )),
                },
                {
                  id: 'waiting',
                  title: `На проверке (${waiting.length})`,
                  panel:
                    waiting.length > 0 ? (
                      <Cards assignments={waiting} waitingFor={waitingFor} onAnswers={setAnswersOf} />
                    ) : (
                      <EmptyState title="Нет заданий на проверке" text="Все присланные ответы оценены" />
                    ),
                },
              ]}
            />
          );
        }}
      </LoadedAssignments>
      {creating ? <CreateDialog onClose={() => setCreating(false)} /> : null}
      {answersOf ? <AnswersDialog assignment={answersOf} onClose={() => setAnswersOf(null)} /> : null}
    </>
  );
}

function Cards({
  assignments,
  waitingFor,
  onAnswers,
}: {
  assignments: ListedAssignment[];
  waitingFor: (id: number) => number;
  onAnswers: (assignment: ListedAssignment) => void;
}): ReactNode {
  return (
    <div className="cards">
      {assignments.map((assignment) => (
        <AssignmentCard
          key={assignment.id}
          assignment={assignment}
          waiting={waitingFor(assignment.id)}
          onAnswers={() => onAnswers(assignment)}
        />
      ))}
    </div>
  );
}

function NothingYet({ onCreate }: { onCreate: () => void }): ReactNode {
  return (
    <EmptyState title="Нет заданий" text="Вы еще не создали ни одного задания">
      <Button look="primary" onClick={onCreate}>
        Создать первое задание
      </Button>
    </EmptyState>
  );
}
