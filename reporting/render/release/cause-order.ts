/** The order in which causes are read, and which of them the headline names. */
import { CASES, caseById, isCaseId } from '../../../suite/catalogue';
import type { ReportCause } from './report';

/** What the order needs of a cause. */
type Ordered = Pick<ReportCause, 'priority' | 'code' | 'request' | 'status' | 'failed' | 'blocked'>;

/** A platform that discloses private data, or does what it must refuse: one such case is worse than many that do not work. */
const OPEN: readonly ReportCause['code'][] = ['given-away', 'not-refused'];

/** Causes that the headline names: a reader must not gather the critical ones from the numbers of cases. */
export const NAMED_CAUSES = 6;
/** Of these, so many may be disclosures or missing refusals while others wait: dozens of them would hide that nobody can work. */
const NAMED_OPEN = 2;

/**
 * Sorts causes by priority. Of one priority, disclosed data and missing refusals come first; the others stay in the
 * order of their size. What was not stored comes before the records that are missing because of it.
 */
export function criticalFirst<T extends Ordered>(causes: readonly T[]): T[] {
  const sorted = causes.toSorted((a, b) => a.priority.localeCompare(b.priority) || rankOf(a) - rankOf(b));
  for (const origin of [...sorted]) {
    const place = sorted.indexOf(origin);
    const consequence = sorted.findIndex((one) => isConsequence(one, origin));
    if (consequence === -1 || consequence > place) continue;
    sorted.splice(place, 1);
    sorted.splice(consequence, 0, origin);
  }
  return sorted;
}

/** Chooses the causes that the headline names, in their order. @param causes as `criticalFirst` sorts them */
export function namedOf<T extends Ordered>(causes: readonly T[]): T[] {
  const open = causes.filter((one) => rankOf(one) === 0);
  const working = causes.filter((one) => rankOf(one) === 1 && one.priority === causes[0]?.priority);
  const surplus = Math.min(working.length, NAMED_CAUSES - NAMED_OPEN);
  const left = new Set(open.slice(NAMED_CAUSES - surplus));
  return causes.filter((one) => !left.has(one)).slice(0, NAMED_CAUSES);
}

function rankOf({ code }: Pick<Ordered, 'code'>): 0 | 1 {
  return OPEN.includes(code) ? 0 : 1;
}

/**
 * Returns whether a record is missing because another cause has not stored it: a read by id finds nothing (404) in cases
 * that come later in the workflow than the action that confirmed something and did not store it.
 */
function isConsequence({ request, status, ...read }: Ordered, origin: Ordered): boolean {
  if (status !== 404 || request?.startsWith('GET ') !== true || !request.endsWith('/:id/')) return false;
  const stored = origin.code === 'untrue-success' || (origin.code === 'different' && origin.request === null);
  if (!stored || origin.blocked.length === 0) return false;
  const actions = origin.failed.map(({ id }) => id).filter((id) => isCaseId(id) && caseById(id).kind === 'action');
  const first = placesOf([...read.failed.map(({ id }) => id), ...read.blocked])[0];
  return first !== undefined && placesOf(actions).some((place) => place < first);
}

/** Places of cases in the protocol, in ascending order. */
function placesOf(ids: readonly string[]): number[] {
  return ids
    .map((id) => CASES.findIndex((one) => one.id === id))
    .filter((place) => place !== -1)
    .sort((a, b) => a - b);
}
