import { useQuery } from '@tanstack/react-query';
import { Plus, Send } from 'lucide-react';
import { useState, type ReactNode } from 'react';
import type { TutorReport } from '../../../contract/family';
import { useChange } from '../api/change';
import { familyKeys, listReports, sendReport } from '../api/family';
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
      <ReportList
        query={written}
        nothing="Нет созданных отчетов"
        action={(report) => (report.status === 'draft' ? <SendButton report={report} /> : null)}
      />
      {creating ? <CreateReportDialog onClose={() => setCreating(false)} /> : null}
    </>
  );
}

/** The parent reads a report only once it has been sent. */
function SendButton({ report }: { report: TutorReport }): ReactNode {
  const send = useChange({
    act: () => sendReport(report.id),
    done: 'Отчет отправлен родителю',
    refreshes: [familyKeys.reports],
  });
  return (
    <Button icon={<Send aria-hidden />} busy={send.isPending} onClick={() => send.mutate(undefined)}>
      Отправить
    </Button>
  );
}
