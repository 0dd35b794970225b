import type { UseQueryResult } from '@tanstack/react-query';
import { ArrowLeft } from 'lucide-react';
import type { ReactNode } from 'react';
import { Link } from 'react-router';
import type { StudentAssignment } from '../../../contract/family';
import { Refusal } from '../api/failures';
import { Loaded } from '../ui/loaded';
import { Alert, EmptyState } from '../ui/notices';
import { Figure, PageHead } from '../ui/page';
import { percent } from '../wording/numbers';
import { roundedMean } from './mean';
import { SupervisedAssignmentRow } from './assignment-row';

/** Data about a supervised student, apart from the assignments. */
export interface SupervisedStudent {
  name: string;
  /** School class, subjects and goal; empty ones are omitted. */
  about: readonly string[];
  /** Null if the platform has no endpoint for them. */
  assignments: readonly StudentAssignment[] | null;
}

interface SupervisedStudentPageProps {
  query: UseQueryResult<SupervisedStudent>;
  back: { to: string; title: string };
  /** Message for a student of another parent or tutor. The page must show nothing else about that student. */
  notFound: string;
}

/** One student's page for a parent or a tutor: assignments, grades and feedback, read-only. */
export function SupervisedStudentPage({ query, back, notFound }: SupervisedStudentPageProps): ReactNode {
  if (query.error instanceof Refusal && [400, 403, 404].includes(query.error.status)) {
    return (
      <>
        <title>{`${notFound} | THE BOT`}</title>
        <h1 className="hidden-title">{back.title}</h1>
        <Alert tone="bad" title={notFound} />
      </>
    );
  }
  return (
    <>
      <Link className="back-link" to={back.to}>
        <ArrowLeft aria-hidden />
        {back.title}
      </Link>
      <Loaded query={query}>{(supervisedStudent) => <Details supervisedStudent={supervisedStudent} />}</Loaded>
    </>
  );
}

function Details({ supervisedStudent }: { supervisedStudent: SupervisedStudent }): ReactNode {
  return (
    <>
      <PageHead title={supervisedStudent.name} text={supervisedStudent.about.filter(Boolean).join(' · ')} />
      {supervisedStudent.assignments === null ? null : <Assignments assignments={supervisedStudent.assignments} />}
    </>
  );
}

function Assignments({ assignments }: { assignments: readonly StudentAssignment[] }): ReactNode {
  const answered = assignments.flatMap(({ submission }) => submission ?? []);
  const graded = answered.filter(({ status }) => status === 'graded');
  const mean = roundedMean(graded.flatMap(({ percentage }) => percentage ?? []));
  return (
    <>
      <div className="figures">
        <Figure
          title="Прогресс"
          value={percent(assignments.length === 0 ? 0 : Math.round((graded.length / assignments.length) * 100))}
        />
        <Figure title="Заданий" value={assignments.length} />
        <Figure title="Отправлено" value={answered.length} />
        <Figure title="Оценено" value={graded.length} />
        <Figure title="Средний результат" value={mean === null ? '—' : percent(mean)} />
      </div>
      <section className="stack" aria-labelledby="ward-assignments">
        <h2 id="ward-assignments">Задания</h2>
        {assignments.length === 0 ? (
          <EmptyState title="Нет заданий" text="Заданий пока не было" />
        ) : (
          <ul className="rows">
            {assignments.map((assignment) => (
              <SupervisedAssignmentRow key={assignment.id} assignment={assignment} />
            ))}
          </ul>
        )}
      </section>
    </>
  );
}
