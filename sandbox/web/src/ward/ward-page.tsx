import type { UseQueryResult } from '@tanstack/react-query';
import { ArrowLeft } from 'lucide-react';
import type { ReactNode } from 'react';
import { Link } from 'react-router';
import type { WardDetails } from '../../../contract/family';
import { Refusal } from '../api/failures';
import { Loaded } from '../ui/loaded';
import { Alert, EmptyState } from '../ui/notices';
import { Figure, PageHead } from '../ui/page';
import { percent } from '../wording/numbers';
import { WardAssignmentRow } from './ward-assignment-row';

interface WardPageProps {
  query: UseQueryResult<WardDetails>;
  back: { to: string; title: string };
  /** What stands on the page when the student is somebody else's. Nothing more may be said about him. */
  notFound: string;
}

/** One student as a parent or a tutor reads about him: assignments, marks, comments, and nothing to change. */
export function WardPage({ query, back, notFound }: WardPageProps): ReactNode {
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
      <Loaded query={query}>{(ward) => <Details ward={ward} />}</Loaded>
    </>
  );
}

function Details({ ward }: { ward: WardDetails }): ReactNode {
  const about = [ward.grade ? `${ward.grade} класс` : null, ward.subjects.join(', '), ward.goal].filter(Boolean).join(' · ');
  return (
    <>
      <PageHead title={ward.full_name} text={about} />
      <div className="figures">
        <Figure title="Прогресс" value={percent(ward.progress)} />
        <Figure title="Заданий" value={ward.assignments_total} />
        <Figure title="Отправлено" value={ward.assignments_answered} />
        <Figure title="Оценено" value={ward.assignments_graded} />
        <Figure
          title="Средний результат"
          value={ward.average_percentage === null ? '—' : percent(ward.average_percentage)}
        />
      </div>
      <section className="stack" aria-labelledby="ward-assignments">
        <h2 id="ward-assignments">Задания</h2>
        {ward.assignments.length === 0 ? (
          <EmptyState title="Нет заданий" text="Заданий пока не было" />
        ) : (
          <ul className="rows">
            {ward.assignments.map((assignment) => (
              <WardAssignmentRow key={assignment.id} assignment={assignment} />
            ))}
          </ul>
        )}
      </section>
    </>
  );
}
