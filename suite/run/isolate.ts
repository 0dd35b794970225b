/**
 * Isolates unscrubbed artefacts of runs that were killed or had no scrubber: moves them away from where people and CI
 * find them.
 */
import { cpSync, existsSync, mkdirSync, readdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import { PROJECT_ROOT, deskReportsFolder, releaseReportsFolder } from '../config/environment';
import { replace } from '../../lib/private-file';
import { isRunning } from '../secrets/vault';
import { vaultFolder } from '../config/folders';

/** Marker file in a run's folder: all its files are scrubbed. */
export const SCRUB_MARKER_FILE = 'scrubbed.json';
const KEPT = 5;

/** Isolates files of runs that were not scrubbed and prints one line for each. Active runs are left alone. */
export function isolateUnscrubbed(): void {
  for (const folder of [releaseReportsFolder(), deskReportsFolder()]) isolateBelow(path.join(folder, 'runs'));
  const kept = readdirSync(vaultFolder('quarantine')).sort();
  for (const name of kept.slice(0, Math.max(0, kept.length - KEPT)))
    rmSync(path.join(vaultFolder('quarantine'), name), { recursive: true, force: true });
}

function isolateBelow(runs: string): void {
  for (const name of existsSync(runs) ? readdirSync(runs) : []) {
    if (existsSync(path.join(runs, name, SCRUB_MARKER_FILE)) || isRunning(name)) continue;
    const place = isolate(path.join(runs, name), name);
    process.stdout.write(
      `Run ${name} ended before its files were cleaned of secrets; moved to ${place}, for your eyes only.\n`,
    );
  }
}

/**
 * Moves a file or folder into the run's private folder for isolated files. @returns the new path, relative to the
 * project's folder
 */
export function isolate(what: string, runId: string, name = ''): string {
  // Keep the path inside the run's own folder, whatever the name contains.
  const place = path.join(vaultFolder('quarantine'), runId, path.join('/', name));
  rmSync(place, { recursive: true, force: true });
  mkdirSync(path.dirname(place), { recursive: true, mode: 0o700 });
  move(what, place);
  return path.relative(PROJECT_ROOT, place);
}

function move(from: string, to: string): void {
  try {
    replace(from, to);
  } catch (error) {
    // Another run's command may have moved it already; and reports may be on another disk.
    if (!(error instanceof Error && 'code' in error)) throw error;
    if (error.code === 'ENOENT') return;
    if (error.code !== 'EXDEV') throw error;
    cpSync(from, to, { recursive: true });
    rmSync(from, { recursive: true, force: true });
  }
}
