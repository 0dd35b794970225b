/** Groups the causes that block a release by whose turn it is: nobody reads a hundred causes, and each team has its own. */
import type { Owner } from '../../../suite/catalogue/metadata';
import type { Formatter } from '../../text/language';
import { criticalFirst } from './cause-order';
import { isNamedCause } from './headline';
import type { ReleaseReport, ReportCause } from './report';
import { capitalized } from '../../../lib/capitalized';

/** A team with its causes, the critical ones first. */
export interface TeamCauses {
  /** Anchor of the group in the report. */
  id: string;
  title: string;
  causes: readonly ReportCause[];
  /** Number of the critical ones. */
  critical: number;
}

/** With more causes than this, the report groups them by team and folds their cards. */
const READ_ONE_BY_ONE = 12;

/** Returns whether the causes are too many to be read one after the other. */
export function isGrouped(causes: readonly unknown[]): boolean {
  return causes.length > READ_ONE_BY_ONE;
}

/** Returns the causes of the platform and the environment that block the release, by team: the most critical ones first. */
export function causesByTeam(report: Pick<ReleaseReport, 'causes'>, format: Formatter): TeamCauses[] {
  const teams = new Map<Owner | 'environment', ReportCause[]>();
  for (const cause of criticalFirst(report.causes.filter((one) => isNamedCause(one) && one.verdict !== 'test'))) {
    const team = teamOf(cause);
    teams.set(team, [...(teams.get(team) ?? []), cause]);
  }
  return [...teams]
    .map(([team, causes]) => ({
      id: `team-${team}`,
      title: capitalized(team === 'environment' ? format.text('headline.environment') : format.text(`owner.${team}`)),
      causes,
      critical: causes.filter(({ priority }) => priority === 'P1').length,
    }))
    .sort((a, b) => b.critical - a.critical || b.causes.length - a.causes.length);
}

/** Counts the causes of a team: “assignments: 44 causes, 20 of them critical (P1)”. */
export function teamLine({ title, causes, critical }: TeamCauses, format: Formatter): string {
  return format.text('headline.team', { team: title, causes: causes.length, critical });
}

/** The team of the first failed case looks first; the environment is the turn of operations. */
function teamOf({ verdict, owners }: ReportCause): Owner | 'environment' {
  return verdict === 'environment' ? 'environment' : (owners[0] ?? 'environment');
}
