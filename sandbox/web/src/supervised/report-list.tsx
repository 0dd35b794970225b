import type { UseQueryResult } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import type { TutorReport } from '../../../contract/family';
import { Loaded } from '../ui/loaded';
import { EmptyState } from '../ui/notices';
import { dateTime } from '../wording/dates';

/** A tutor's reports about students, newest first as the server returns them. */
export function ReportList({
  query,
  nothing,
  action,
}: {
  query: UseQueryResult<TutorReport[]>;
  nothing: string;
  action?: (report: TutorReport) => ReactNode;
}): ReactNode {
  return (
    <Loaded query={query}>
      {(reports) =>
        reports.length === 0 ? (
          <EmptyState level={2} title={nothing} />
        ) : (
          <ul className="rows">
            {reports.map((report) => (
              <li key={report.id} className="card">
                <h2>{report.title}</h2>
                <p className="muted">
                  <span>{`О студенте: ${report.student_name}`}</span>
                  <span>{`Автор: ${report.tutor_name}`}</span>
                  <span>{dateTime(report.created_at)}</span>
                </p>
                <p className="prose">{report.summary}</p>
                {action === undefined ? null : <div>{action(report)}</div>}
              </li>
            ))}
          </ul>
        )
      }
    </Loaded>
  );
}
