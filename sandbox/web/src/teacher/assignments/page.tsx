import { useQuery } from '@tanstack/react-query';
import { Plus } from 'lucide-react';
import { useState, type ReactNode } from 'react';
import type { Assignment } from '../../../../contract/assignments';
import { assignmentKeys, listAssignments } from '../../api/assignments';
import { Button } from '../../ui/button';
import { Loaded } from '../../ui/loaded';
import { EmptyState } from '../../ui/notices';
import { PageHead } from '../../ui/page';
import { Tabs } from '../../ui/tabs';
import { AnswersDialog } from '../answers/answers-dialog';
import { AssignmentCard } from './assignment-card';
import { CreateDialog } from './create-dialog';

/** `/dashboard/teacher/assignments`: everything the teacher has set, and what waits for a mark. */
export function TeacherAssignmentsPage(): ReactNode {
  const assignments = useQuery({ queryKey: assignmentKeys.list, queryFn: listAssignments });
  const [creating, setCreating] = useState(false);
  const [answersOf, setAnswersOf] = useState<Assignment | null>(null);
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
      <Loaded query={assignments}>
        {(all) => {
          const waiting = all.filter(({ pending_count }) => (pending_count ?? 0) > 0);
          return (
            <Tabs
              label="Задания"
              tabs={[
                {
                  id: 'all',
                  title: `Все задания (${all.length})`,
                  panel: all.length > 0 ? <Cards assignments={all} onAnswers={setAnswersOf} /> : <NothingYet onCreate={() => setCreating(true)} />,
                },
                {
                  id: 'waiting',
                  title: `На проверке (${waiting.length})`,
                  panel:
                    waiting.length > 0 ? (
                      <Cards assignments={waiting} onAnswers={setAnswersOf} />
                    ) : (
                      <EmptyState title="Нет заданий на проверке" text="Все присланные ответы оценены" />
                    ),
                },
              ]}
            />
          );
        }}
      </Loaded>
      {creating ? <CreateDialog onClose={() => setCreating(false)} /> : null}
      {answersOf ? <AnswersDialog assignment={answersOf} onClose={() => setAnswersOf(null)} /> : null}
    </>
  );
}

function Cards({
  assignments,
  onAnswers,
}: {
  assignments: Assignment[];
  onAnswers: (assignment: Assignment) => void;
}): ReactNode {
  return (
    <div className="cards">
      {assignments.map((assignment) => (
        <AssignmentCard key={assignment.id} assignment={assignment} onAnswers={() => onAnswers(assignment)} />
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
