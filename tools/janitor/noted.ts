/**
 * Leftovers that runs recorded: in reports/run.json of the last run, and in the notes of the runs whose folders are
 * kept.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import type { AccountRecord } from '../../suite/api/account-schemas';
import type { AssignmentRecord } from '../../suite/api/schemas';
import { startOf } from '../../suite/run/run-tag';
import { deskReportsFolder, releaseReportsFolder } from '../../suite/config/environment';
import { asJson } from '../../lib/json';
import { LEFT_BEHIND_FILE } from '../../reporting/collect/network';
import { leftBehindSchema, type LeftBehind } from '../../reporting/collect/run-schema';
import type { Leftover, LeftoverFilter } from './leftovers';

/** The part of `run.json` that is read here. */
const noteSchema = z.object({
  runId: z.string(),
  target: z.object({ baseUrl: z.string() }),
  leftBehind: z.array(leftBehindSchema),
});

/** A leftover and the run that reports it. This is not always the run that created it, because a merged run has parts. */
export type Noted = LeftBehind & { reportedBy: string };

/** All leftovers that runs against this platform recorded, without duplicates. */
export function notedFor(
  baseUrl: string,
  folders: readonly string[] = [releaseReportsFolder(), deskReportsFolder()],
): Noted[] {
  const files = folders.flatMap((folder) => {
    const runs = path.join(folder, 'runs');
    return [
      path.join(folder, 'run.json'),
      ...(existsSync(runs) ? readdirSync(runs) : []).map((name) => path.join(runs, name, LEFT_BEHIND_FILE)),
    ];
  });
  const noted = files
    .filter((file) => existsSync(file))
    .flatMap((file) => noteSchema.safeParse(asJson(readFileSync(file, 'utf8'))).data ?? [])
    .filter(({ target }) => URL.canParse(target.baseUrl) && new URL(target.baseUrl).origin === new URL(baseUrl).origin)
    .flatMap(({ leftBehind, runId }) => leftBehind.map((one) => ({ ...one, reportedBy: runId })));
  return [...new Map(noted.map((one) => [`${one.kind} ${one.name}`, one])).values()];
}

/** Recorded leftovers that still exist. Age and creation time do not matter: the run itself states that it created them. */
export function stillThere(
  noted: readonly Noted[],
  assignments: readonly AssignmentRecord[],
  accounts: readonly AccountRecord[],
  filter: Omit<LeftoverFilter, 'olderThanMs'>,
  now = new Date(),
): Leftover[] {
  return noted.flatMap(({ kind, name, runId, reportedBy, request, status }): Leftover[] => {
    if ((filter.runId !== undefined && ![runId, reportedBy].includes(filter.runId)) || filter.isInFlight(runId))
      return [];
    const record =
      kind === 'assignment'
        ? assignments.find(({ title }) => title === name)
        : accounts.find(({ email }) => email.toLowerCase() === name.toLowerCase());
    if (record === undefined) return [];
    const refused = request === null ? undefined : `${request} answered ${status ?? 'nothing'}`;
    return [
      {
        kind,
        id: record.id,
        name,
        runId,
        ageMs: now.getTime() - (startOf(runId) ?? now).getTime(),
        doubt: undefined,
        refused,
      },
    ];
  });
}

/** Both lists without duplicates. The entry recorded by a run takes precedence, because it is certain. */
export function together(noted: readonly Leftover[], byName: readonly Leftover[]): Leftover[] {
  const others = byName.filter((one) => !noted.some(({ kind, id }) => kind === one.kind && id === one.id));
  return [...noted, ...others].sort((a, b) => b.ageMs - a.ageMs || a.id - b.id);
}
