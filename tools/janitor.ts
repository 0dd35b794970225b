/**
 * `npm run janitor`: lists what runs left behind on the platform, by run and age; `-- --delete` removes it. It finds
 * leftovers by the run tag in their names, and by each run's list of what it could not delete. `--run <id>` only that
 * run's, `--older-than 2h` (the default), `--limit 50` at most this many deletions per call. Exit code 0 if nothing is
 * left, 1 if something is left, 2 for a configuration or usage error.
 */
import { AccountsApi } from '../suite/api/accounts';
import { AdministrationApi } from '../suite/api/administration';
import { AssignmentsApi } from '../suite/api/assignments';
import { ApiError } from '../suite/api/client';
import { setTargetKind, environment, targetUrl } from '../suite/config/environment';
import { examine } from '../suite/preflight/examination';
import { targetFolder } from '../suite/config/folders';
import { isInFlight } from '../lib/lease';
import { leftoversAmong, type Leftover } from './janitor/leftovers';
import { notedFor, stillThere, together } from './janitor/noted';
import { clientActingAs } from './janitor/session';
import { parseJanitorOptions, type JanitorOptions } from './janitor/options';
import { UsageError, runCommand } from './cli/options';

const say = (line: string) => void process.stdout.write(`${line}\n`);

process.exitCode = await runCommand(async () => clean(parseJanitorOptions(process.argv.slice(2))).catch(refusedEntry));

/** The platform refused the janitor's sign-in or its read requests. */
function refusedEntry(error: unknown): number {
  if (!(error instanceof ApiError)) throw error;
  process.stderr.write(`${error.message}\n`);
  return 1;
}

/** @returns the exit code */
async function clean(options: JanitorOptions): Promise<number> {
  const { givenUrl: url, readOnly } = environment();
  if (url === undefined)
    throw new UsageError(
      'BASE_URL names no platform. The embedded sandbox forgets everything when it ends, so there is nothing to clean.',
    );
  if (readOnly && options.delete)
    throw new UsageError('READ_ONLY is set: nothing may be removed. List without --delete, or take READ_ONLY away.');
  const { target } = await examine(url);
  if (target === undefined)
    throw new UsageError(`${targetUrl() ?? url} does not answer as a platform. npm run doctor says why.`);
  setTargetKind(target.kind);
  // Delete the teacher's assignments first: an account with a submission to one of them is easier to delete afterwards.
  return clientActingAs(url, 'teacher', say, (teacher) =>
    clientActingAs(url, 'admin', say, async (admin) => {
      const [assignments, accounts] = [new AssignmentsApi(teacher), new AccountsApi(admin)];
      const filter = {
        olderThanMs: options.olderThan,
        ...(options.run === undefined ? {} : { runId: options.run }),
        isInFlight: (id: string) => isInFlight(targetFolder(url), id),
      };
      const noted = notedFor(url);
      const seek = async () => {
        const [works, users] = [await assignments.list(), await new AdministrationApi(admin).users()];
        return together(stillThere(noted, works, users, filter), leftoversAmong(works, users, filter));
      };
      const found = await seek();
      found.forEach((leftover) => say(lineOf(leftover)));
      if (!options.delete) return conclude(found, 'npm run janitor -- --delete removes it');
      const due = found.filter(({ doubt }) => doubt === undefined).slice(0, options.limit);
      let removed = 0;
      for (const { kind, id } of due) {
        const refusal = await (kind === 'assignment' ? assignments : accounts).remove(id).catch(refusedRemoval);
        if (refusal === undefined) removed += 1;
        else say(`not removed: ${kind} ${id}: ${refusal}`);
      }
      // Verify deletions: read again what the platform reports as deleted.
      return conclude(await seek(), `${removed} removed; at most ${options.limit} a call`);
    }),
  );
}

/** A refused deletion does not stop the others. @returns the reason */
function refusedRemoval(error: unknown): string {
  if (!(error instanceof ApiError)) throw error;
  return error.message;
}

function lineOf({ kind, id, name, runId, ageMs, doubt, refused }: Leftover): string {
  const hours = ageMs / 3_600_000;
  const age = hours < 48 ? `${hours.toFixed(1)} h` : `${Math.round(hours / 24)} d`;
  return `${runId}  ${age.padStart(7)}  ${kind} ${id}  ${name}${doubt === undefined ? '' : `  (left alone: ${doubt})`}${refused === undefined ? '' : `  (${refused})`}`;
}

function conclude(left: readonly Leftover[], hint: string): number {
  const runs = new Set(left.map(({ runId }) => runId)).size;
  say(
    left.length === 0
      ? 'No run has left data behind.'
      : `${left.length} records of ${runs} runs are left behind (${hint}).`,
  );
  return left.length === 0 ? 0 : 1;
}
