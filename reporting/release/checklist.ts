/** Checklist for a deployment. Items that the run has verified are ticked; the others are manual. */
import type { Wording } from '../../suite/catalogue';
import type { ReleaseReport } from './report';

export interface ChecklistItem {
  done: boolean;
  what: Wording;
}

export function checklist(report: ReleaseReport): ChecklistItem[] {
  const phase = (id: string) => report.phases.find((row) => row.id === id);
  /** Returns whether every case of the phase and its further checks were run with a good status. */
  const whole = (id: string) => {
    const row = phase(id);
    if (row === undefined || row.cases.all === 0) return false;
    return row.cases.passed === row.cases.all && row.further.passed === row.further.all;
  };
  const { figures } = report;
  const evaluated = figures.kinds.filter((figure) => figure.limitMs !== null);
  const tried = report.totals.passed + report.totals.failed + report.totals.known + report.totals.flaky > 0;
  return [
    { done: tried, what: { en: 'The platform is reachable and reports itself healthy', ru: 'Платформа доступна и сообщает, что исправна' } },
    { done: whole('sign-in'), what: { en: 'All roles sign in; tokens and sessions hold (22 cases)', ru: 'Все роли входят; токены и сессии в порядке (22 случая)' } },
    { done: whole('assignments'), what: { en: 'Homework is created, sent and graded (79 steps)', ru: 'Задания создаются, сдаются и оцениваются (79 шагов)' } },
    { done: whole('admin'), what: { en: 'Accounts can be administered (27 cases)', ru: 'Учётными записями можно управлять (27 случаев)' } },
    { done: whole('family'), what: { en: 'Parents and tutors see their own, and only that', ru: 'Родители и тьюторы видят своё и только своё' } },
    { done: whole('access'), what: { en: 'No role opens what is not its own', ru: 'Ни одна роль не открывает чужого' } },
    {
      done: evaluated.length > 0 && evaluated.every((figure) => figure.verdict === 'within') && figures.errorShare.verdict === 'within',
      what: { en: 'Response times and error rate are within their limits', ru: 'Время ответа и доля ошибок в пределах нормы' },
    },
    { done: false, what: { en: 'A backup of the database is made, and restoring it was tried', ru: 'Резервная копия базы сделана, восстановление проверено' } },
    { done: false, what: { en: 'Migrations are read and tried on a copy', ru: 'Миграции просмотрены и опробованы на копии' } },
    { done: false, what: { en: 'Settings and secrets of the new build are in place', ru: 'Настройки и секреты новой сборки на месте' } },
    { done: false, what: { en: 'The way back to the old build is prepared', ru: 'Возврат к прежней сборке подготовлен' } },
    { done: false, what: { en: 'Those concerned know when it happens', ru: 'Все, кого это касается, предупреждены' } },
  ];
}

/** The operations team's checklist for the first day. */
export const POST_RELEASE_CHECKS: readonly Wording[] = [
  { en: 'Error log: nothing new, server errors below 1 %', ru: 'Журнал ошибок: ничего нового, ошибок сервера меньше 1 %' },
  { en: 'Sign-ins: all succeed, under 200 ms on average', ru: 'Входы: все успешны, в среднем быстрее 200 мс' },
  { en: 'Admin operations: they succeed, under 300 ms on average', ru: 'Операции администратора: успешны, в среднем быстрее 300 мс' },
  { en: 'Database: connections, slow queries, free space', ru: 'База данных: соединения, медленные запросы, свободное место' },
  { en: 'Memory: it does not keep growing', ru: 'Память: не растёт без остановки' },
  { en: 'Every API group answers; availability 99.9 %', ru: 'Каждая группа API отвечает; доступность 99,9 %' },
];
