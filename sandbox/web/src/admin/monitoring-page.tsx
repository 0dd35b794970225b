import { useQuery } from '@tanstack/react-query';
import { RotateCw } from 'lucide-react';
import type { ReactNode } from 'react';
import { adminKeys, readStatistics } from '../api/administration';
import { checkHealth, HEALTH_CHECKS, type HealthCheck } from '../api/health';
import { Badge } from '../ui/badge';
import { Button } from '../ui/button';
import { Loaded } from '../ui/loaded';
import { Card, Figure } from '../ui/page';
import { dateTime } from '../wording/dates';
import { number } from '../wording/numbers';
import { AdminPart } from './admin-page';

const EVERY_MS = 30_000;
const COMPONENT_NAMES: Readonly<Record<string, string>> = {
  database: 'База данных',
  redis: 'Кэш',
  celery: 'Фоновые задачи',
};

/** `/admin/monitoring`: the platform's health, requested while the page is open, and its users. */
export function MonitoringPage(): ReactNode {
  const health = useQuery({
    queryKey: ['health'],
    queryFn: () => Promise.all(HEALTH_CHECKS.map(checkHealth)),
    refetchInterval: EVERY_MS,
  });
  const statistics = useQuery({ queryKey: adminKeys.statistics, queryFn: readStatistics });
  const refresh = () => {
    void health.refetch();
    void statistics.refetch();
  };
  return (
    <AdminPart
      title="Мониторинг"
      actions={
        <Button icon={<RotateCw aria-hidden />} busy={health.isFetching} onClick={refresh}>
          Обновить
        </Button>
      }
    >
      <Loaded query={health}>
        {(checks) => (
          <div className="cards cards-narrow">
            {checks.map((check) => (
              <HealthCard key={check.address} check={check} />
            ))}
          </div>
        )}
      </Loaded>
      <Card title="Пользователи">
        <Loaded query={statistics}>
          {(figures) => (
            <div className="figures">
              <Figure title="Всего пользователей" value={figures.total_users} />
              <Figure title="Студентов" value={figures.total_students} />
              <Figure title="Преподавателей" value={figures.total_teachers} />
              <Figure title="Тьютеров" value={figures.total_tutors} />
              <Figure title="Родителей" value={figures.total_parents} />
              <Figure title="Активных сегодня" value={figures.active_today} />
              <Figure title="Активных" value={figures.active_users} />
            </div>
          )}
        </Loaded>
      </Card>
    </AdminPart>
  );
}

function HealthCard({ check }: { check: HealthCheck }): ReactNode {
  const parts = check.report?.components ?? check.report?.checks;
  const well = check.httpStatus === 200 && check.report?.status === 'healthy';
  return (
    <Card title={check.name} aside={<StateBadge well={well} />}>
      <dl className="details">
        <dt>Ответ</dt>
        <dd>{`${check.httpStatus}, за ${check.tookMs} мс`}</dd>
        {check.report?.timestamp ? (
          <>
            <dt>Время сервера</dt>
            <dd>{dateTime(check.report.timestamp)}</dd>
          </>
        ) : null}
      </dl>
      {check.report === null ? <p>Ответ пришёл не от платформы: проверьте прокси и балансировщик.</p> : null}
      {parts ? (
        <ul className="plain-list">
          {Object.entries(parts).map(([name, part]) => (
            <li key={name} className="row row-apart">
              <span>{COMPONENT_NAMES[name] ?? name}</span>
              <span className="row">
                {part.response_time_ms === undefined ? null : (
                  <span className="muted">{`${number(part.response_time_ms)} мс`}</span>
                )}
                <StateBadge well={part.status === 'healthy'} />
              </span>
            </li>
          ))}
        </ul>
      ) : null}
    </Card>
  );
}

function StateBadge({ well }: { well: boolean }): ReactNode {
  return well ? <Badge tone="good">Исправно</Badge> : <Badge tone="bad">Неисправно</Badge>;
}
