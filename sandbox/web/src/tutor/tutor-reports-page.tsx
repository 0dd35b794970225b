import { useQuery } from '@tanstack/react-query';
import { Plus } from 'lucide-react';
import { useState, type ReactNode } from 'react';
import { familyKeys, listReports } from '../api/family';
import { Button } from '../ui/button';
import { PageHead } from '../ui/page';
import { ReportList } from '../supervised/report-list';
import { CreateReportDialog } from './create-report-dialog';

/** `/dashboard/tutor/reports`: the tutor's reports to parents. */
export function TutorReportsPage(): ReactNode {
  const written = useQuery({ queryKey: familyKeys.reports, queryFn: listReports });
  const [creating, setCreating] = useState(false);
  return (
    <>
      <PageHead
        title="Отчёты"
        actions={
          <Button look="primary" icon={<Plus aria-hidden />} onClick={() => setCreating(true)}>
            Создать отчёт
          </Button>
        }
      />
      <ReportList query={written} nothing="Нет созданных отчетов" />
      {creating ? <CreateReportDialog onClose={() => setCreating(false)} /> : null}
    </>
  );
}
