/** Sample result of a night: one broken request that blocks a case, one page error, one passed case. */
import { refusal } from '../../suite/failure/failure';
import { caseEntry } from '../../reporting/cases/cases';
import type { ReleaseReport } from '../../reporting/render/release/report';
import type { Run } from '../../reporting/collect/run-schema';
import { blocked, failed, passed, run } from '../specimens/findings';
import { releaseSpecimen } from '../specimens/release';

const FINDINGS = [
  passed('1.1'),
  failed('4.8', 'The server did not take the grade: POST /api/assignments/17 → 500 with an empty body.', {
    page: '/dashboard/teacher/assignments',
    failure: refusal('POST /api/assignments/17', 500, { by: 'page' }),
  }),
  blocked('4.9', '4.8'),
  failed('A2', 'The page says “@everyone closes #1” ``', { page: '/dashboard/teacher' }),
];

export function reportAndRun({ unhealthyReason = null }: { unhealthyReason?: string | null } = {}): {
  run: Run;
  report: ReleaseReport;
} {
  const report = releaseSpecimen(FINDINGS, 'selection');
  const target = { baseUrl: 'http://127.0.0.1:1', kind: 'sandbox', version: '1' } as const;
  const resultWith = run({ target, unhealthyReason, cases: FINDINGS.map(caseEntry) });
  if (unhealthyReason === null)
    return {
      run: resultWith,
      report: {
        ...report,
        causes: report.causes.map((cause) => ({ ...cause, repeat: 'npm start -- e2e/x.spec.ts:4' })),
      },
    };
  const [cause] = report.causes;
  if (cause === undefined) throw new Error('The specimen has failures.');
  const all: ReleaseReport['causes'][number] = {
    ...cause,
    fingerprint: 'unhealthy',
    verdict: 'environment',
    request: null,
    status: null,
    seen: unhealthyReason,
    failed: [],
    blocked: FINDINGS.map((one) => one.id),
    repeat: null,
  };
  return { run: resultWith, report: { ...report, causes: [all] } };
}
