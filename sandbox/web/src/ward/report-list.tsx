import type { UseQueryResult } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import type { Report } from '../../../contract/family';
import { Loaded } from '../ui/loaded';
import { EmptyState } from '../ui/notices';
import { dateTime } from '../wording/dates';

/** Reports of a tutor about students, newest first as the server hands them out. */
export function ReportList({ query, nothing }: { query: UseQueryResult<Report[]>; nothing: string }): ReactNode {
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
                  <span>{`О студенте: ${report.student.full_name}`}</span>
                  <span>{`Автор: ${report.author.full_name}`}</span>
                  <span>{dateTime(report.created_at)}</span>
                </p>
                <p className="prose">{report.content}</p>
              </li>
            ))}
          </ul>
        )
      }
    </Loaded>
  );
}
