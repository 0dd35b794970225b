/** Folders for data that outlives a process. Sessions are secrets: only the owner may read them. */
import { createHash } from 'node:crypto';
import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { PROJECT_ROOT, environment } from './environment';

/**
 * Returns the private folder of one target and creates it when needed. Runs against the same address share it, and
 * with it sessions, locks and the rate limit of sign-ins.
 */
export function targetFolder(url: string): string {
  const { host, origin } = new URL(url);
  const name = `${host.replace(/[^\w.-]/g, '_')}-${createHash('sha256').update(origin).digest('hex').slice(0, 8)}`;
  const folder = path.join(PROJECT_ROOT, '.sessions', name);
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  return folder;
}

/**
 * Returns the folder of the sessions that this process uses at a target: each account set has its own. Runs that share it share
 * the sessions.
 */
export function sessionFolder(url: string, set = environment().accountSet): string {
  if (set === undefined) return targetFolder(url);
  const folder = path.join(targetFolder(url), 'sets', set.id);
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  return folder;
}

/**
 * Returns the private folder for data that must not leave this machine: the secrets of runs, and isolated files. Not
 * below `reports/`, which CI uploads and people share.
 */
export function vaultFolder(...below: string[]): string {
  const folder = path.join(PROJECT_ROOT, '.vault', ...below);
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  return folder;
}

export const UNSCRUBBED_BLOB = 'report.zip';
/** The blob of a run or of a shard in its folder, once it is scrubbed. */
export const SHARD_BLOB = 'blob.zip';

/**
 * Folder in which Playwright writes the blob of a shard before it is scrubbed: it is written only after the other
 * files are scrubbed.
 */
export function unscrubbedBlobFolder(runId: string): string {
  return path.join(vaultFolder('blobs'), runId);
}
