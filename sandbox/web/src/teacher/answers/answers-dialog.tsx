import { useQuery } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
import type { ListedAssignment, Submission } from '../../../../contract/assignments';
import { assignmentKeys, listSubmissions } from '../../api/assignments';
import { departs } from '../../shape';
import { Dialog } from '../../ui/dialog';
import { Loaded } from '../../ui/loaded';
import { EmptyState } from '../../ui/notices';
import { AnswerRow } from './answer-row';
import { BareAnswerRow } from './bare-answer-row';
import { GradeDialog } from './grade-dialog';

const Row = departs('bare-answers') ? BareAnswerRow : AnswerRow;

/** «Ответы на задание: …»: always requested from the server, one row per student's submission. */
export function AnswersDialog({
  assignment,
  onClose,
}: {
  assignment: Pick<ListedAssignment, 'id' | 'title'>;
  onClose: () => void;
}): ReactNode {
  const answers = useQuery({
    queryKey: assignmentKeys.answers(assignment.id),
    queryFn: () => listSubmissions(assignment.id),
    gcTime: 0,
  });
  const [grading, setGrading] = useState<Submission | null>(null);
  return (
    <Dialog title={`Ответы на задание: ${assignment.title}`} onClose={onClose} wide>
      <Loaded query={answers}>
        {(all) =>
          all.length === 0 ? (
            <EmptyState title="Нет ответов" text="Студенты ещё не прислали ни одного ответа" />
          ) : (
            <ul className="answers">
              {all.map((answer) => (
                <Row key={answer.id} answer={answer} onGrade={() => setGrading(answer)} />
              ))}
            </ul>
          )
        }
      </Loaded>
      {grading ? <GradeDialog answer={grading} onClose={() => setGrading(null)} /> : null}
    </Dialog>
  );
}
