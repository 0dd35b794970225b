/** The phases of a release, as the operations sheet lists them, with what came of each. */
import { PHASES, type Phase, type Wording } from '../../fixtures/catalogue';
import { PHASE_WORDS } from '../run-report/reason-texts';
import { countedCases } from '../run-report/verdict';
import { STANDINGS, type Judged, type Standing } from './standing';

export type Counts = Record<Standing | 'all' | 'notRun', number>;

export interface PhaseRow {
  id: string;
  title: Wording;
  /** The cases by which the phase is known (22, 79, …). */
  cases: Counts;
  /** What else is checked in it: “also” lines, tests beyond the protocol. */
  further: Counts;
  /** Not automated yet, so it can only say how much there is to do by hand. */
  later: boolean;
}

/** Phases of the operations sheet that nobody has automated yet. */
const LATER: readonly { id: string; title: Wording; all: number }[] = [
  { id: 'security', title: { en: 'Security', ru: 'Безопасность' }, all: 35 },
  { id: 'performance', title: { en: 'Performance', ru: 'Производительность' }, all: 39 },
  { id: 'api', title: { en: 'API groups', ru: 'Группы API' }, all: 20 },
  { id: 'deployment', title: { en: 'Deployment', ru: 'Развёртывание' }, all: 6 },
];

export function phaseRows(judged: readonly Judged[]): PhaseRow[] {
  return [
    ...PHASES.map((phase) => rowOf(phase, judged.filter((one) => one.finding.phase === phase))),
    ...LATER.map(({ id, title, all }) => ({ id, title, cases: { ...countsOf([], all), notRun: all }, further: countsOf([]), later: true })),
  ];
}

function rowOf(phase: Phase, judged: readonly Judged[]): PhaseRow {
  const counted = countedCases(phase);
  const isCounted = (one: Judged) => counted === undefined || counted.has(one.finding.id);
  return {
    id: phase,
    title: PHASE_WORDS[phase],
    cases: countsOf(judged.filter(isCounted), counted?.size),
    further: countsOf(judged.filter((one) => !isCounted(one))),
    later: false,
  };
}

function countsOf(judged: readonly Judged[], all = judged.length): Counts {
  const count = (standing: Standing) => judged.filter((one) => one.standing === standing).length;
  const counts = Object.fromEntries(STANDINGS.map((standing) => [standing, count(standing)])) as Record<Standing, number>;
  return { all, ...counts, notRun: all - judged.length };
}
