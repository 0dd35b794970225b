import { useQuery } from '@tanstack/react-query';
import { ArrowLeft, Send } from 'lucide-react';
import { useState, type ReactNode } from 'react';
import { Link, useParams } from 'react-router';
import type { Assignment } from '../../../contract/assignments';
import { assignmentKeys, readAssignment } from '../api/assignments';
import { Refusal } from '../api/failures';
import { isPastDue, isTooLate, penaltyRule, urgency } from '../assignment/deadline';
import { AssignmentFacts } from '../assignment/facts';
import { Badge } from '../ui/badge';
import { Button } from '../ui/button';
import { useNow } from '../ui/clock';
import { Loaded } from '../ui/loaded';
import { Alert } from '../ui/notices';
import { Card, PageHead } from '../ui/page';
import { dateTime } from '../wording/dates';
import { AnswerDialog } from './answer/answer-dialog';
import { OwnAnswer } from './answer/own-answer';
import { isFinished, sending, gradingStatus } from './progress';

/** `/dashboard/student/assignments/:id`: one assignment in full, requested again on every visit. */
export function StudentAssignmentPage(): ReactNode {
  const id = Number(useParams()['id']);
  const query = useQuery({ queryKey: assignmentKeys.one(id), queryFn: () => readAssignment(id), gcTime: 0 });
  return (
    <>
      <Link className="back-link" to="/dashboard/student/assignments">
        <ArrowLeft aria-hidden />
        Мои задания
      </Link>
      {query.error instanceof Refusal && query.error.status === 404 ? (
        <>
          <PageHead title="Задание" />
          <Alert tone="bad" title="Задание не найдено" />
        </>
      ) : (
        <Loaded query={query}>{(assignment) => <Detail assignment={assignment} />}</Loaded>
      )}
    </>
  );
}

function Detail({ assignment }: { assignment: Assignment }): ReactNode {
  const now = useNow();
  const [answering, setAnswering] = useState(false);
  const [submission = null] = assignment.submissions;
  const own = { ...assignment, submission };
  const state = gradingStatus(own);
  const send = sending(own, now);
  const near = urgency(assignment.due_date, now);
  return (
    <>
      <PageHead
        title={assignment.title}
        actions={
          'label' in send ? (
            <Button look="primary" icon={<Send aria-hidden />} onClick={() => setAnswering(true)}>
              {send.label}
            </Button>
          ) : null
        }
      />
      <p className="row">
        {isFinished(own) ? null : <Badge tone={near.tone}>{near.text}</Badge>}
        <Badge tone={state.tone}>{state.text}</Badge>
      </p>
      {isPastDue(assignment.due_date, now) && !isFinished(own) ? (
        <DeadlinePassed assignment={assignment} now={now} />
      ) : null}
      {'refusal' in send && send.refusal ? <p className="notice">{send.refusal}</p> : null}
      <div className="columns columns-uneven">
        <div className="stack">
          <Card title="Описание" level={2}>
            <p className="prose">{assignment.description}</p>
            {assignment.instructions ? (
              <>
                <h3>Инструкции</h3>
                <p className="prose">{assignment.instructions}</p>
              </>
            ) : null}
          </Card>
          {submission ? <OwnAnswer answer={submission} due={assignment.due_date} most={assignment.max_score} /> : null}
        </div>
        <Card title="Об этом задании" level={2}>
          <AssignmentFacts assignment={assignment} />
          <p>{`Преподаватель: ${assignment.author_name.trim()}`}</p>
          {penaltyRule(assignment) ? <p className="muted">{penaltyRule(assignment)}</p> : null}
        </Card>
      </div>
      {answering ? <AnswerDialog assignment={assignment} onClose={() => setAnswering(false)} /> : null}
    </>
  );
}

/** The warning «Дедлайн истек», and whether the student can still submit. */
function DeadlinePassed({ assignment, now }: { assignment: Assignment; now: number }): ReactNode {
  const until = assignment.late_submission_deadline ?? null;
  return (
    <Alert tone="warning" title="Дедлайн истек">
      {isTooLate(assignment, now) ? null : (
        <p>{`Ответ ещё принимается${until ? ` до ${dateTime(until)}` : ''}, но будет отмечен как присланный после срока. ${penaltyRule(assignment) ?? ''}`}</p>
      )}
    </Alert>
  );
}
