/** Explains the priorities of cases in the release report: what each stands for, and whether it stops a release. */
import type { Formatter } from '../../text/language';
import { blockingCauses } from './headline';
import type { ReleaseReport } from './report';

const PRIORITIES = ['P1', 'P2', 'P3'] as const;

/** Values of the release policy as words of a message, which may hold no space. */
const CONSEQUENCES = { blocks: 'blocks', 'blocks unless known': 'unlessKnown', reported: 'reported' } as const;

/**
 * Says what P1, P2 and P3 mean for this release, by its policy: a reader asks why a P2 stops it. Undefined for a
 * report that names no cause, and for an older one, which does not have its policy.
 */
export function prioritiesLine(
  report: Pick<ReleaseReport, 'causes' | 'priorities'>,
  format: Formatter,
): string | undefined {
  const { priorities } = report;
  if (priorities === null || blockingCauses(report).named.length === 0) return undefined;
  const parts = PRIORITIES.map((priority) =>
    format.text('headline.priority', { priority, consequence: CONSEQUENCES[priorities[priority]] }),
  );
  return `${parts.join('; ')}.`;
}
