/** Keeps the files of earlier runs for a while, then deletes them. */
import { existsSync, readdirSync, rmSync, statSync } from 'node:fs';
import path from 'node:path';
import { PROJECT_ROOT, reportsFolder, runId } from '../config/environment';
import { forgetOldVaults, isRunning } from '../secrets/vault';
import { othersInFlight } from '../../lib/lease';

/** Number of runs besides the current one that keep their traces and screenshots. */
const KEPT_RUNS = 5;
/** Sessions and the ledger of a target unused for this long are out of date. */
const FORGOTTEN_AFTER_MS = 3_600_000;

/** Deletes the folders of the oldest runs. Run ids sort by time; an active run is left alone. */
export function forgetOldRuns(): void {
  const folder = path.join(reportsFolder(), 'runs');
  const others = namesIn(folder)
    .filter((name) => name !== runId() && !isRunning(name))
    .sort();
  for (const name of others.slice(0, Math.max(0, others.length - KEPT_RUNS))) {
    rmSync(path.join(folder, name), { recursive: true, force: true });
  }
  forgetOldVaults();
}

/** Deletes the sessions of unused targets: each embedded sandbox is a separate target and leaves some. */
export function forgetOldTargets(): void {
  const folder = path.join(PROJECT_ROOT, '.sessions');
  for (const target of namesIn(folder).map((name) => path.join(folder, name))) {
    // Another run may be deleting it too: a missing file needs no action.
    const lastUse = statSync(target, { throwIfNoEntry: false })?.mtimeMs;
    if (lastUse !== undefined && Date.now() - lastUse > FORGOTTEN_AFTER_MS && !othersInFlight(target, runId()))
      rmSync(target, { recursive: true, force: true });
  }
}

function namesIn(folder: string): string[] {
  return existsSync(folder) ? readdirSync(folder) : [];
}
