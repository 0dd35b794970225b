/** What a change of an assignment leaves as it was, and whether an optional field can be emptied. */
import type { NewAssignment } from '../api/assignments';
import type { AssignmentData } from '../data/assignments';
import type { AssignmentRecord } from '../api/schemas';

type Changes = Partial<NewAssignment>;
export type Fields = Readonly<Record<string, unknown>>;

/** Result of changes that are sent one after the other. */
export interface ChangedFields {
  /** Descriptions of the changes that the platform took. */
  readonly taken: readonly string[];
  /** One sentence for each field that is not as it must be. */
  readonly wrong: readonly string[];
}

/** Fields that contain when a record was changed. */
const MOMENTS = /^(updated|modified|published|closed)(_at|_on)?$|^(date_)?(updated|modified)$/;

/**
 * Compares two readings of a record.
 * @param named the fields that the change names
 * @returns one phrase for each other field that differs, apart from the moments of a change
 */
export function otherChanges(before: Fields, after: Fields, named: readonly string[]): string[] {
  const names = [...new Set([...Object.keys(before), ...Object.keys(after)])].filter(
    (name) => !named.includes(name) && !MOMENTS.test(name),
  );
  return names.flatMap((name) => {
    const [was, is] = [JSON.stringify(before[name]), JSON.stringify(after[name])];
    return was === is ? [] : [`${name} from ${was} to ${is}`];
  });
}

/** Sends changes one after the other, and finds the fields that they change without naming them. A refused change counts as not sent. */
export async function changeOneByOne(
  assignments: AssignmentData,
  assignment: AssignmentRecord,
  changes: readonly Changes[],
): Promise<ChangedFields> {
  const [taken, wrong]: [string[], string[]] = [[], []];
  for (const change of changes) {
    const named = Object.keys(change);
    const before = await assignments.fieldsOf(assignment);
    if ((await assignments.changeIfPossible(assignment, change)) === undefined) continue;
    taken.push(named.join(', '));
    const others = otherChanges(before, await assignments.fieldsOf(assignment), named);
    if (others.length > 0) wrong.push(`A change of ${named.join(', ')} also changed ${others.join(', ')}.`);
  }
  return { taken, wrong };
}

/** Empties fields one after the other, and finds those that are not empty afterwards. A refused change counts as not sent. */
export async function emptyOneByOne(
  assignments: AssignmentData,
  assignment: AssignmentRecord,
  empty: readonly Changes[],
): Promise<ChangedFields> {
  const [taken, wrong]: [string[], string[]] = [[], []];
  for (const change of empty) {
    if ((await assignments.changeIfPossible(assignment, change)) === undefined) continue;
    const stored = await assignments.fieldsOf(assignment);
    for (const name of Object.keys(change)) {
      // A build that does not return a field cannot be asked for it.
      if (!(name in stored)) continue;
      taken.push(name);
      if (stored[name] !== null && stored[name] !== '')
        wrong.push(`${name} was emptied, the platform took that, and it is still ${JSON.stringify(stored[name])}.`);
    }
  }
  return { taken, wrong };
}
