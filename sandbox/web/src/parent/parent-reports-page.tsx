import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { familyKeys, listReports } from '../api/family';
import { PageHead } from '../ui/page';
import { ReportList } from '../supervised/report-list';

/** `/dashboard/parent/reports`: the tutors' reports to this parent. */
export function ParentReportsPage(): ReactNode {
  const reports = useQuery({ queryKey: familyKeys.reports, queryFn: listReports });
  return (
    <>
      <PageHead title="Отчёты от тьютора" text="Отчёты тьютора о ваших детях" />
      <ReportList query={reports} nothing="Нет новых отчетов" />
    </>
  );
}
