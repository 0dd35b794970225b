import type { ReactNode } from 'react';
import { Link } from 'react-router';
import type { Ward } from '../../../contract/family';
import { Avatar, Progress } from '../ui/page';
import { initials, percent } from '../wording/numbers';

/** A child in short; the whole card leads to the child's page. */
export function ChildCard({ child, level }: { child: Ward; level: 2 | 4 }): ReactNode {
  const Heading = level === 2 ? 'h2' : 'h4';
  return (
    <article className="card card-link">
      <div className="row">
        <Avatar letters={initials(child.full_name)} />
        <div>
          <Heading>
            <Link to={`/dashboard/parent/children/${child.id}`}>{child.full_name}</Link>
          </Heading>
          <p className="muted">
            {child.grade ? <span>{`${child.grade} класс`}</span> : null}
            {child.goal ? <span>{child.goal}</span> : null}
          </p>
        </div>
      </div>
      <p className="muted">{child.subjects.join(', ') || 'Предметы не назначены'}</p>
      <Progress value={child.progress} label={`Прогресс: ${child.full_name}`} />
      <p className="muted">
        <span>{`Прогресс: ${percent(child.progress)}`}</span>
        <span>{`Оценено заданий: ${child.assignments_graded} из ${child.assignments_total}`}</span>
      </p>
    </article>
  );
}
