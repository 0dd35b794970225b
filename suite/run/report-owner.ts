/**
 * The run that writes into a report folder now. Two runs in one folder would mix their reports, so there is one at a
 * time. The file also shows, after a run was killed, how far it had come.
 */
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { z } from 'zod';
import { reportsFolder } from '../config/environment';
import { text, type Language } from '../texts/texts';
import { isProcessRunning } from '../../lib/lease';
import { processEntry } from '../../lib/process-table';
import { readPrivate, writePrivate } from '../../lib/private-file';

const ownerSchema = z.object({
  runId: z.string(),
  pid: z.number(),
  /** Start of the process as the system reports it, so that another process with the same id is recognised. */
  processStart: z.string().nullable(),
  /** ISO 8601, UTC. */
  startedAt: z.string(),
  /** Finished tests, of all tests; 0 of 0 before they are known. */
  done: z.number(),
  all: z.number(),
  /** Titles of the tests that are running. */
  running: z.array(z.string()),
  /** The same in Russian. Missing in files of an earlier suite. */
  runningRu: z.array(z.string()).default([]),
});
export type ReportOwner = z.infer<typeof ownerSchema>;

const WAIT_MS = 500;

/** Another run writes into this report folder. */
export class FolderInUseError extends Error {
  override readonly name = 'FolderInUseError';
  constructor(readonly owner: ReportOwner) {
    super(folderInUseText(owner, 'en'));
  }
}

/** Says which run writes into the report folder, and what to do. */
export function folderInUseText(owner: ReportOwner, language: Language): string {
  return text(language, 'refused.folder', { run: describeOwner(owner, language) });
}

/** “run 20261128T180000-abc123 (process 17, since 2026-11-28T18:00:00Z)” */
export function describeOwner({ runId, pid, startedAt }: ReportOwner, language: Language = 'en'): string {
  return text(language, 'cut.owner', { runId, pid: String(pid), since: startedAt });
}

/** Returns the run that owns the folder, or that was killed while it did. */
export function readOwner(): ReportOwner | undefined {
  return readPrivate(ownerFile(), ownerSchema);
}

/** Returns whether the run still goes on. */
export function isAlive({ pid, processStart }: ReportOwner): boolean {
  return isProcessRunning(pid) && (processStart === null || startOf(pid) === processStart);
}

/**
 * Takes the report folder for this process's run. A run that its command has started takes it over from the command.
 * @returns the killed run that had it before, if any
 * @throws FolderInUseError
 */
export function takeReportFolder(runId: string): ReportOwner | undefined {
  mkdirSync(reportsFolder(), { recursive: true });
  const own: ReportOwner = {
    runId,
    pid: process.pid,
    processStart: startOf(process.pid),
    startedAt: new Date().toISOString(),
    done: 0,
    all: 0,
    running: [],
    runningRu: [],
  };
  for (;;) {
    const earlier = readOwner();
    if (earlier !== undefined && earlier.runId !== runId && isAlive(earlier)) throw new FolderInUseError(earlier);
    if (earlier?.runId === runId) {
      writePrivate(ownerFile(), { ...own, startedAt: earlier.startedAt });
      return undefined;
    }
    rmSync(ownerFile(), { force: true });
    try {
      writeFileSync(ownerFile(), JSON.stringify(own), { flag: 'wx', mode: 0o600 });
      return earlier;
    } catch (error) {
      // Another run has taken it at this moment.
      if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error;
    }
  }
}

/** Waits until no other run writes into the folder. @param onWait called once when there is one */
export async function waitForReportFolder(onWait: (owner: ReportOwner) => void): Promise<void> {
  let isAnnounced = false;
  for (;;) {
    const owner = readOwner();
    if (owner === undefined || !isAlive(owner)) return;
    if (!isAnnounced) onWait(owner);
    isAnnounced = true;
    await pause(WAIT_MS);
  }
}

/** Records how far the run has come. */
export function noteProgress(
  runId: string,
  progress: Pick<ReportOwner, 'done' | 'all' | 'running' | 'runningRu'>,
): void {
  const owner = readOwner();
  if (owner?.runId === runId) writePrivate(ownerFile(), { ...owner, ...progress });
}

/** Gives the folder back, unless another run has it by now. */
export function leaveReportFolder(runId: string): void {
  if (readOwner()?.runId === runId) rmSync(ownerFile(), { force: true });
}

function ownerFile(): string {
  return path.join(reportsFolder(), 'running.json');
}

/** Returns the start time of a process in the system's own unit; null where the system does not report it. */
function startOf(pid: number): string | null {
  return processEntry(pid)?.started ?? null;
}
