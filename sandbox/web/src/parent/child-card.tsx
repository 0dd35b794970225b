import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { Avatar, Progress } from '../ui/page';
import { initials, percent } from '../wording/numbers';

/** A child as returned by either of the platform's two lists. */
interface ChildCardProps {
  child: {
    id: number;
    name: string;
    grade: string;
    goal: string;
    subjects: { name: string }[];
    progress_percentage?: number;
  };
  level: 2 | 4;
}

/** A summary of a child; the whole card links to the child's page. */
export function ChildCard({ child, level }: ChildCardProps): ReactNode {
  const Heading = level === 2 ? 'h2' : 'h4';
  const { progress_percentage: progress } = child;
  return (
    <article className="card card-link">
      <div className="row">
        <Avatar letters={initials(child.name)} />
        <div>
          <Heading>
            <Link to={`/dashboard/parent/children/${child.id}`}>{child.name}</Link>
          </Heading>
          <p className="muted">
            {child.grade ? <span>{`${child.grade} класс`}</span> : null}
            {child.goal ? <span>{child.goal}</span> : null}
          </p>
        </div>
      </div>
      <p className="muted">{child.subjects.map(({ name }) => name).join(', ') || 'Предметы не назначены'}</p>
      {progress === undefined ? null : (
        <>
          <Progress value={progress} label={`Прогресс: ${child.name}`} />
          <p className="muted">{`Прогресс: ${percent(progress)}`}</p>
        </>
      )}
    </article>
  );
}
