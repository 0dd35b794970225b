/** Phases of a release in the order of the operations sheet, with their results. */
import { PHASES, type Phase, type Wording } from '../../suite/catalogue';
import { inEach } from '../../suite/texts/texts';
import { countedCases } from './verdict';
import type { Policy } from '../status/policy';
import { countByStatus, type EvaluatedCase, type CaseStatus } from '../status/case-status';

export type Counts = Record<CaseStatus | 'all' | 'notRun', number>;

export interface PhaseRow {
  id: string;
  title: Wording;
  /** The cases that define the phase. */
  cases: Counts;
  /** Further checks of the phase: “also” lines and tests outside the protocol. */
  further: Counts;
  /** Not automated yet: the report only states the number of manual cases. */
  later: boolean;
  /** Where the policy asks for fewer cases on this target: how many, why, and until which day. */
  lowered: { minimum: number; reason: string; expires: string } | null;
}

/** Phases of the operations sheet that are not automated yet: none at present. */
const LATER: readonly { id: 'performance'; all: number }[] = [];

export function phaseRows(evaluated: readonly EvaluatedCase[], policy: Pick<Policy, 'phases'>): PhaseRow[] {
  return [
    ...PHASES.map((phase) => ({
      ...rowOf(
        phase,
        evaluated.filter((one) => one.caseResult.phase === phase),
      ),
      lowered: policy.phases[phase].elsewhere ?? null,
    })),
    ...LATER.map(({ id, all }) => ({
      id,
      title: inEach(`phase.${id}`),
      cases: { ...countsOf([], all), notRun: all },
      further: countsOf([]),
      later: true,
      lowered: null,
    })),
  ];
}

function rowOf(phase: Phase, evaluated: readonly EvaluatedCase[]): Omit<PhaseRow, 'lowered'> {
  const counted = countedCases(phase);
  const isCounted = (one: EvaluatedCase) => counted === undefined || counted.has(one.caseResult.id);
  return {
    id: phase,
    title: inEach(`phase.${phase}`),
    cases: countsOf(evaluated.filter(isCounted), counted?.size),
    further: countsOf(evaluated.filter((one) => !isCounted(one))),
    later: false,
  };
}

function countsOf(evaluated: readonly EvaluatedCase[], all = evaluated.length): Counts {
  return { all, ...countByStatus(evaluated), notRun: all - evaluated.length };
}
