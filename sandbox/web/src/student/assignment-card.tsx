import { Send } from 'lucide-react';
import { useId, type ReactNode } from 'react';
import type { ListedAssignment } from '../../../contract/assignments';
import { urgency } from '../assignment/deadline';
import { AssignmentFacts } from '../assignment/facts';
import { LateNote } from '../assignment/late-note';
import { Badge } from '../ui/badge';
import { Button } from '../ui/button';
import { useNow } from '../ui/clock';
import { number } from '../wording/numbers';
import { DetailsButton } from './details';
import { answersKnown, isFinished, sending, gradingStatus } from './progress';

/** One assignment in the student's list. */
export function StudentAssignmentCard({
  assignment,
  onAnswer,
}: {
  assignment: ListedAssignment;
  onAnswer: () => void;
}): ReactNode {
  const headingId = useId();
  const now = useNow();
  const near = urgency(assignment.due_date, now);
  const state = gradingStatus(assignment);
  const send = sending(assignment, now);
  const { submission } = assignment;
  return (
    <article className="card assignment-card" aria-labelledby={headingId}>
      <div className="card-head">
        <h3 id={headingId}>{assignment.title}</h3>
        {answersKnown && isFinished(assignment) ? null : <Badge tone={near.tone}>{near.text}</Badge>}
      </div>
      <p className="clamped">{assignment.description}</p>
      <AssignmentFacts assignment={assignment} />
      {answersKnown ? (
        <p className="row">
          <Badge tone={state.tone}>{state.text}</Badge>
          {submission ? <LateNote answer={submission} /> : null}
          {submission && submission.score !== null ? (
            <strong>{`${number(submission.score)} из ${number(assignment.max_score)}`}</strong>
          ) : null}
        </p>
      ) : null}
      <div className="card-actions">
        <DetailsButton id={assignment.id} />
        {'label' in send ? (
          <Button look="primary" icon={<Send aria-hidden />} onClick={onAnswer}>
            {send.label}
          </Button>
        ) : send.refusal ? (
          <p className="muted">{send.refusal}</p>
        ) : null}
      </div>
    </article>
  );
}
