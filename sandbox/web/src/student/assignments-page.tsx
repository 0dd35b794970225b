import { useQuery } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
import type { ListedAssignment } from '../../../contract/assignments';
import { assignmentKeys, listAssignments } from '../api/assignments';
import { EmptyState } from '../ui/notices';
import { PageHead } from '../ui/page';
import { Tabs } from '../ui/tabs';
import { AnswerDialog } from './answer/answer-dialog';
import { LoadedAssignments } from '../assignment/loaded-assignments';
import { StudentAssignmentCard } from './assignment-card';
import { isFinished, isListed } from './progress';

/** `/dashboard/student/assignments`: open and finished assignments. */
export function StudentAssignmentsPage(): ReactNode {
  const assignments = useQuery({ queryKey: assignmentKeys.list, queryFn: listAssignments });
  const [answering, setAnswering] = useState<ListedAssignment | null>(null);
  return (
    <>
      <PageHead title="Мои задания" />
      <LoadedAssignments query={assignments}>
        {(all, failure) => {
          const active = all.filter((assignment) => isListed(assignment) && !isFinished(assignment));
          const finished = all.filter(isFinished);
          return (
            <Tabs
              label="Мои задания"
              tabs={[
                {
                  id: 'active',
                  title: `Активные (${active.length})`,
                  panel: failure ?? (
                    <Cards assignments={active} nothing="Нет активных заданий" onAnswer={setAnswering} />
                  ),
                },
                {
                  id: 'finished',
                  title: `Завершенные (${finished.length})`,
                  panel: <Cards assignments={finished} nothing="Нет завершенных заданий" onAnswer={setAnswering} />,
                },
              ]}
            />
          );
        }}
      </LoadedAssignments>
      {answering ? <AnswerDialog assignment={answering} onClose={() => setAnswering(null)} /> : null}
    </>
  );
}

function Cards({
  assignments,
  nothing,
  onAnswer,
}: {
  assignments: ListedAssignment[];
  nothing: string;
  onAnswer: (assignment: ListedAssignment) => void;
}): ReactNode {
  if (assignments.length === 0) return <EmptyState title={nothing} />;
  return (
    <div className="cards">
      {assignments.map((assignment) => (
        <StudentAssignmentCard key={assignment.id} assignment={assignment} onAnswer={() => onAnswer(assignment)} />
      ))}
    </div>
  );
}
