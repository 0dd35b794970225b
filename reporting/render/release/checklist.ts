/** Checklist for a deployment. What the run has shown is marked; the rest is for a person. */
import type { Formatter } from '../../text/language';
import { isUnreachable } from './headline';
import type { ReleaseReport } from './report';

/** `failed`: the run has shown that it does not hold. `not run`: the run did not show it. `manual`: only a person can check it. */
export type ChecklistState = 'done' | 'failed' | 'not run' | 'manual';

export interface ChecklistItem {
  state: ChecklistState;
  what: string;
  /** What to say in place of the state: the run has measured something, and not enough. */
  remark?: string;
}

const MARKS = {
  done: 'release.mark.done',
  failed: 'release.mark.failed',
  'not run': 'release.mark.notRun',
} as const;

/** Says what the run has shown of an item. Empty for an item that only a person can check. */
export function markOf({ state, remark }: ChecklistItem, format: Formatter): string {
  return state === 'manual' ? '' : (remark ?? format.text(MARKS[state]));
}

export function checklist(report: ReleaseReport, format: Formatter): ChecklistItem[] {
  const row = (id: string) => report.phases.find((one) => one.id === id);
  /** Every case of the phase and its further checks were run with a good status; or some of them were not run, or failed. */
  const ofPhase = (id: string): ChecklistState => {
    const phase = row(id);
    if (phase === undefined || phase.cases.all === 0) return 'not run';
    if (phase.cases.passed === phase.cases.all && phase.further.passed === phase.further.all) return 'done';
    const [cases, further] = [phase.cases, phase.further];
    return [cases, further].some(({ failed, blocked, known, flaky }) => failed + blocked + known + flaky > 0)
      ? 'failed'
      : 'not run';
  };
  const cases = (id: string) => ({ cases: row(id)?.cases.all ?? 0 });
  const { totals } = report;
  const tried = !isUnreachable(report) && totals.passed + totals.failed + totals.known + totals.flaky > 0;
  const manual = (['backup', 'migrations', 'configuration', 'rollback', 'notice'] as const).map((id) => ({
    state: 'manual' as const,
    what: format.text(`checklist.${id}`),
  }));
  return [
    { state: tried ? 'done' : isUnreachable(report) ? 'failed' : 'not run', what: format.text('checklist.reachable') },
    { state: tried ? ofPhase('sign-in') : 'not run', what: format.text('checklist.signIn', cases('sign-in')) },
    {
      state: tried ? ofPhase('assignments') : 'not run',
      what: format.text('checklist.assignments', cases('assignments')),
    },
    { state: tried ? ofPhase('security') : 'not run', what: format.text('checklist.security', cases('security')) },
    { state: tried ? ofPhase('api') : 'not run', what: format.text('checklist.api', cases('api')) },
    { state: tried ? ofPhase('admin') : 'not run', what: format.text('checklist.admin', cases('admin')) },
    { state: tried ? ofPhase('family') : 'not run', what: format.text('checklist.family') },
    { state: tried ? ofPhase('access') : 'not run', what: format.text('checklist.access') },
    { ...ofFigures(report, format), what: format.text('checklist.figures') },
    ...manual,
  ];
}

/** Every kind of response must be within its limit; with too few responses of one kind nothing is said of the whole. */
function ofFigures({ figures }: ReleaseReport, format: Formatter): Pick<ChecklistItem, 'state' | 'remark'> {
  const evaluated = figures.kinds.filter((figure) => figure.limitMs !== null);
  if (!evaluated.some(({ count }) => count > 0)) return { state: 'not run' };
  const verdicts = [...evaluated, figures.errorShare].map(({ verdict }) => verdict);
  if (verdicts.includes('over')) return { state: 'failed' };
  if (verdicts.every((verdict) => verdict === 'within')) return { state: 'done' };
  const few = evaluated.filter(({ verdict }) => verdict === 'too few');
  return {
    state: 'not run',
    remark: format.text('release.mark.tooFew', {
      kinds: few.map(({ kind }) => format.text(`kind.${kind}`)).join(', '),
    }),
  };
}

/** Returns the operations team's checklist for the first day, with the limits of the release policy. */
export function monitoringList({ figures }: ReleaseReport, format: Formatter): string[] {
  const limitOf = (kind: 'sign-in' | 'admin') =>
    format.ms(figures.kinds.find((figure) => figure.kind === kind)?.limitMs ?? 0);
  return [
    format.text('monitoring.log', { limit: format.share(figures.errorShare.limit) }),
    format.text('monitoring.signIns', { limit: limitOf('sign-in') }),
    format.text('monitoring.admin', { limit: limitOf('admin') }),
    format.text('monitoring.database'),
    format.text('monitoring.memory'),
    format.text('monitoring.api', { limit: format.percent(figures.answeredShare.limit) }),
  ];
}
