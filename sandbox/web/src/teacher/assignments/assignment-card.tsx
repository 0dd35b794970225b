import { Inbox, Lock, Send, Trash2 } from 'lucide-react';
import { useId, type ReactNode } from 'react';
import type { AssignmentStatus, ListedAssignment } from '../../../../contract/assignments';
import { assignmentKeys, deleteAssignment, moveAssignment } from '../../api/assignments';
import { useChange } from '../../api/change';
import { AssignmentFacts } from '../../assignment/facts';
import { departs } from '../../shape';
import { Badge, type Tone } from '../../ui/badge';
import { Button } from '../../ui/button';
import { counted } from '../../wording/numbers';
import { ASSIGNMENT_STATES } from '../../wording/terms';
import { publishingOffered } from './publishing';

/** The published build's card has no figures and no button that closes an assignment. */
const BARE = departs('bare-answers');
const TONES: Record<AssignmentStatus, Tone> = { draft: 'neutral', published: 'good', closed: 'accent' };
const TOUCHED = { drops: ['/assignments/'] as const, refreshes: [assignmentKeys.all] };
const unchecked = (says: string) => ({ says, then: () => undefined });

/** One of the teacher's assignments with the actions available in its current state. */
export function AssignmentCard({
  assignment,
  waiting,
  onAnswers,
}: {
  assignment: ListedAssignment;
  /** Number of its submissions that are not graded yet. */
  waiting: number;
  onAnswers: () => void;
}): ReactNode {
  const headingId = useId();
  const move = useChange({
    act: moveAssignment,
    done: (moved) => (moved.status === 'published' ? 'Задание опубликовано' : 'Задание закрыто'),
    unchecked: unchecked('Изменения сохранены'),
    ...TOUCHED,
  });
  const remove = useChange({
    act: deleteAssignment,
    done: 'Задание удалено',
    unchecked: unchecked('Задание удалено'),
    ...TOUCHED,
  });
  const busy = move.isPending || remove.isPending;
  const confirmRemoval = () => {
    if (window.confirm('Вы уверены, что хотите удалить это задание?')) remove.mutate(assignment.id);
  };
  const { id, status, assigned_count, submissions_count } = assignment;
  return (
    <article className="card assignment-card" aria-labelledby={headingId}>
      <div className="card-head">
        <h3 id={headingId}>{assignment.title}</h3>
        <Badge tone={TONES[status]}>{ASSIGNMENT_STATES[status]}</Badge>
      </div>
      <p className="clamped">{assignment.description}</p>
      <AssignmentFacts assignment={assignment} />
      {BARE ? null : (
        <p className="muted">
          {`Назначено: ${counted(assigned_count, 'студент', 'студента', 'студентов')}. Ответов: ${submissions_count}, ждут оценки: ${waiting}`}
        </p>
      )}
      <div className="card-actions">
        <Button icon={<Inbox aria-hidden />} onClick={onAnswers}>
          Ответы
        </Button>
        {status === 'draft' && publishingOffered() ? (
          <Button
            look="primary"
            icon={<Send aria-hidden />}
            busy={busy}
            onClick={() => move.mutate({ id, status: 'published' })}
          >
            Опубликовать
          </Button>
        ) : null}
        {status === 'published' && !BARE ? (
          <Button icon={<Lock aria-hidden />} busy={busy} onClick={() => move.mutate({ id, status: 'closed' })}>
            Закрыть
          </Button>
        ) : null}
        <Button look="danger" icon={<Trash2 aria-hidden />} busy={busy} onClick={confirmRemoval}>
          Удалить
        </Button>
      </div>
    </article>
  );
}
