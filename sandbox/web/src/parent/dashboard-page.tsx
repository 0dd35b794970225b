import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { familyKeys, listChildrenInShort, listReports } from '../api/family';
import { Loaded } from '../ui/loaded';
import { EmptyState } from '../ui/notices';
import { Card, PageHead } from '../ui/page';
import { dateOnly } from '../wording/dates';
import { ChildCard } from './child-card';

export function ParentDashboard(): ReactNode {
  const children = useQuery({ queryKey: familyKeys.childrenInShort, queryFn: listChildrenInShort });
  const reports = useQuery({ queryKey: familyKeys.reports, queryFn: listReports });
  return (
    <>
      <PageHead title="Личный кабинет родителя" text="Следите за успехами ваших детей" />
      <Card
        title="Профили детей"
        aside={children.data ? <span className="muted">{`Всего: ${children.data.length}`}</span> : null}
      >
        <Loaded query={children}>
          {(all) =>
            all.length === 0 ? (
              <EmptyState
                title="Нет привязанных детей"
                text="Обратитесь к администратору, чтобы привязать ребёнка к вашему аккаунту"
              />
            ) : (
              <div className="cards">
                {all.map((child) => (
                  <ChildCard key={child.id} child={child} level={4} />
                ))}
              </div>
            )
          }
        </Loaded>
      </Card>
      <Card title="Последние отчёты">
        <Loaded query={reports}>
          {(all) =>
            all.length === 0 ? (
              <p className="muted">Нет новых отчетов</p>
            ) : (
              <>
                <ul className="plain-list">
                  {all.slice(0, 3).map((report) => (
                    <li key={report.id}>
                      <p className="person-name">{report.title}</p>
                      <p className="muted">
                        <span>{report.student_name}</span>
                        <span>{dateOnly(report.created_at)}</span>
                      </p>
                    </li>
                  ))}
                </ul>
                <Link to="/dashboard/parent/reports">Смотреть все отчёты</Link>
              </>
            )
          }
        </Loaded>
      </Card>
    </>
  );
}
