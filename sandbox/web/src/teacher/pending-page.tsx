import { useQuery } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
import type { Submission } from '../../../contract/assignments';
import { assignmentKeys, listPending } from '../api/assignments';
import { LateNote } from '../assignment/late-note';
import { Button } from '../ui/button';
import { Loaded } from '../ui/loaded';
import { EmptyState } from '../ui/notices';
import { PageHead } from '../ui/page';
import { dateTime } from '../wording/dates';
import { GradeDialog } from './answers/grade-dialog';

/** `/dashboard/teacher/submissions/pending`: all submissions that the teacher has to grade. */
export function PendingPage(): ReactNode {
  const pending = useQuery({ queryKey: assignmentKeys.pending, queryFn: listPending });
  const [grading, setGrading] = useState<Submission | null>(null);
  return (
    <>
      <PageHead title="Задания на проверку" text="Ответы студентов, которые ждут вашей оценки" />
      <Loaded query={pending}>
        {(answers) =>
          answers.length === 0 ? (
            <EmptyState level={2} title="Нет заданий на проверку" text="Все присланные ответы оценены" />
          ) : (
            <ul className="rows">
              {answers.map((answer) => (
                <li key={answer.id} className="card row-card">
                  <div>
                    <p className="answer-student">{answer.student_name}</p>
                    <p>{answer.assignment_title}</p>
                    <p className="muted">{`Отправлено: ${dateTime(answer.submitted_at)}`}</p>
                    <LateNote answer={answer} />
                  </div>
                  <Button look="primary" onClick={() => setGrading(answer)}>
                    Оценить
                  </Button>
                </li>
              ))}
            </ul>
          )
        }
      </Loaded>
      {grading ? <GradeDialog answer={grading} onClose={() => setGrading(null)} /> : null}
    </>
  );
}
