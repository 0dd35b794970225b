/** Leftovers of the suite's runs on a platform: objects that carry a run tag and were created during that run. */
import type { AccountRecord } from '../../suite/api/account-schemas';
import type { AssignmentRecord } from '../../suite/api/schemas';
import { parseRunTag } from '../../suite/run/run-tag';

export interface Leftover {
  readonly kind: 'assignment' | 'account';
  readonly id: number;
  readonly name: string;
  readonly runId: string;
  /** Age of the run, in milliseconds. */
  readonly ageMs: number;
  /** Why it is kept although it carries a run tag. */
  readonly doubt: string | undefined;
  /** The request with which its run could not delete it, if the run recorded one. */
  readonly refused?: string | undefined;
}

export interface LeftoverFilter {
  /**
   * Only runs that began longer ago than this, in milliseconds: a younger one may still be in progress on another
   * machine.
   */
  readonly olderThanMs: number;
  /** Only this run. */
  readonly runId?: string;
  /** Whether a run is in progress on this machine. */
  readonly isInFlight: (runId: string) => boolean;
}

/** No run takes longer; an object created later only looks like one of the run's. Clocks may differ by a few minutes. */
const MAX_RUN_MS = 24 * 3_600_000;
const CLOCKS_MS = 10 * 60_000;

/** Leftovers among the platform's objects, oldest first. */
export function leftoversAmong(
  assignments: readonly AssignmentRecord[],
  accounts: readonly AccountRecord[],
  filter: LeftoverFilter,
  now = new Date(),
): Leftover[] {
  const candidates = [
    ...assignments.map(({ id, title, created_at }) => ({
      kind: 'assignment' as const,
      id,
      name: title,
      made: created_at,
    })),
    ...accounts.map(({ id, email, date_joined }) => ({ kind: 'account' as const, id, name: email, made: date_joined })),
  ];
  return candidates
    .flatMap(({ kind, id, name, made }): Leftover[] => {
      const mark = parseRunTag(name);
      if (mark === undefined || (filter.runId !== undefined && mark.runId !== filter.runId)) return [];
      const ageMs = now.getTime() - mark.startedAt.getTime();
      if (ageMs < filter.olderThanMs || filter.isInFlight(mark.runId)) return [];
      return [{ kind, id, name, runId: mark.runId, ageMs, doubt: doubtAbout(made, mark.startedAt) }];
    })
    .sort((a, b) => b.ageMs - a.ageMs || a.id - b.id);
}

/** A person can copy a name, but not the creation time. */
function doubtAbout(made: Date | undefined, startedAt: Date): string | undefined {
  if (made === undefined) return 'the platform does not tell when it was made';
  const after = made.getTime() - startedAt.getTime();
  return after < -CLOCKS_MS || after > MAX_RUN_MS
    ? `made on ${made.toISOString()}, when that run was not going on`
    : undefined;
}
