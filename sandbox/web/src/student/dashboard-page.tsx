import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { profileKey, readProfile } from '../api/accounts';
import { learningKey, readLearning } from '../api/learning';
import { assignmentKeys, listAssignments } from '../api/assignments';
import { urgency } from '../assignment/deadline';
import { useSignedInUser } from '../session/store';
import { departs } from '../shape';
import { Badge } from '../ui/badge';
import { useNow } from '../ui/clock';
import { Loaded } from '../ui/loaded';
import { EmptyState } from '../ui/notices';
import { Card, Figure, PageHead, Progress } from '../ui/page';
import { dateTime } from '../wording/dates';
import { percent } from '../wording/numbers';
import { DetailsLink } from './details';
import { isFinished, gradingStatus } from './progress';

/** The student's start page: progress and next assignments. */
export function StudentDashboard(): ReactNode {
  const user = useSignedInUser();
  const now = useNow();
  // The published build's start page does not request assignments.
  const listed = !departs('no-assignments-link');
  const assignments = useQuery({
    queryKey: assignmentKeys.list,
    queryFn: listAssignments,
    enabled: listed,
    ...(listed ? {} : { initialData: [] }),
  });
  const profile = useQuery({ queryKey: profileKey, queryFn: () => readProfile('student') });
  const learning = useQuery({ queryKey: learningKey, queryFn: readLearning });
  return (
    <>
      <PageHead title={`Привет, ${user.first_name || user.username}! 👋`} text="Продолжай двигаться к своей цели" />
      <Loaded query={assignments}>
        {(all) => {
          const active = all.filter((assignment) => !isFinished(assignment));
          const graded = all.filter(({ submission }) => submission?.status === 'graded');
          const share = all.length === 0 ? 0 : Math.round((graded.length / all.length) * 100);
          return (
            <>
              <div className="figures">
                <Figure title="Активные" value={active.length} />
                <Figure title="Оценено" value={graded.length} />
                <Figure title="Всего заданий" value={all.length} />
              </div>
              <div className="columns">
                <Card title="Последние задания">
                  {active.length === 0 ? (
                    <EmptyState title="Нет активных заданий" text="Новые задания появятся здесь" />
                  ) : (
                    <ul className="plain-list">
                      {active.slice(0, 5).map((assignment) => {
                        const near = urgency(assignment.due_date, now);
                        return (
                          <li key={assignment.id}>
                            <p className="row">
                              <DetailsLink id={assignment.id} title={assignment.title} />
                              <Badge tone={near.tone}>{near.text}</Badge>
                            </p>
                            <p className="muted">
                              <span>{`Срок: ${dateTime(assignment.due_date)}`}</span>
                              <span>{gradingStatus(assignment).text}</span>
                            </p>
                          </li>
                        );
                      })}
                    </ul>
                  )}
                  <Link to="/dashboard/student/assignments">Все задания</Link>
                </Card>
                <div className="stack">
                  <Card title="Твой прогресс" aside={<span className="muted">{percent(share)}</span>}>
                    <Progress value={share} label="Доля оценённых заданий" />
                    <p className="muted">{`Оценено заданий: ${graded.length} из ${all.length}`}</p>
                  </Card>
                  <Card title="Обо мне">
                    <Loaded query={profile}>
                      {(own) => (
                        <dl className="details">
                          <dt>Email</dt>
                          <dd>{own.user.email}</dd>
                          <dt>Класс</dt>
                          <dd>{own.profile.grade || 'Не указан'}</dd>
                          <dt>Предметы</dt>
                          <dd>{learning.data?.subjects.map(({ name }) => name).join(', ') || 'Не назначены'}</dd>
                        </dl>
                      )}
                    </Loaded>
                  </Card>
                </div>
              </div>
            </>
          );
        }}
      </Loaded>
    </>
  );
}
