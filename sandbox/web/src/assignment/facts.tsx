import { CalendarClock, Gauge, Layers, Star } from 'lucide-react';
import type { ReactNode } from 'react';
import type { ListedAssignment } from '../../../contract/assignments';
import { dateTime } from '../wording/dates';
import { points } from '../wording/numbers';
import { ASSIGNMENT_TYPES } from '../wording/terms';

/** The line of facts on a card: deadline in local time, points, type, level. */
export function AssignmentFacts({
  assignment,
}: {
  assignment: Pick<ListedAssignment, 'due_date' | 'max_score' | 'type' | 'difficulty_level'>;
}): ReactNode {
  return (
    <ul className="facts">
      <li>
        <CalendarClock aria-hidden />
        <span>{`Срок: ${dateTime(assignment.due_date)}`}</span>
      </li>
      <li>
        <Star aria-hidden />
        <span>{points(assignment.max_score)}</span>
      </li>
      <li>
        <Layers aria-hidden />
        <span>{ASSIGNMENT_TYPES[assignment.type]}</span>
      </li>
      <li>
        <Gauge aria-hidden />
        <span>{`Уровень ${assignment.difficulty_level}`}</span>
      </li>
    </ul>
  );
}
