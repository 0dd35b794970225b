/**
 * Writes report files so that a reader never sees half of one, also when the disk is full. Then the run gives up, in
 * this order: its reserve, traces, pictures, Allure's results, Playwright's report. The verdict comes before all of them.
 */
import { existsSync, mkdirSync, readdirSync, rmSync, statSync, statfsSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { replace } from '../../lib/private-file';
import { reportsFolder, runFolder } from '../../suite/config/environment';

const NO_SPACE = ['ENOSPC', 'EDQUOT', 'EROFS', 'EACCES', 'EPERM'];
/** Enough for run.json and the reports of a whole run. */
const RESERVE_BYTES = 4_000_000;
/** With less free space than this, a run has its reports only once. */
const ROOM_BYTES = 50_000_000;
/** With less free space than this, traces are given up before the next one is recorded. */
const LOW_BYTES = 3_000_000;

/** What is given up, with its files. */
const STEPS: readonly { what: string; files: () => string[] }[] = [
  { what: 'reserve', files: () => [reserveFile()] },
  { what: 'traces', files: () => filesOf(/\.zip$|\.trace$|\.network$/) },
  { what: 'pictures', files: () => filesOf(/\.(?:png|jpe?g)$/) },
  { what: "Allure's results", files: () => [path.join(runFolder(), 'allure-results')] },
  { what: "Playwright's report", files: () => [path.join(reportsFolder(), 'html')] },
];

const given = new Map<string, number>();

/** Returns whether the disk refuses to store: it is full, read-only or over its quota. */
export function isNoSpace(error: unknown): boolean {
  return error instanceof Error && 'code' in error && NO_SPACE.includes(String(error.code));
}

/** Sets space aside for the verdict. A disk too small for it has none. */
export function reserveSpace(): void {
  try {
    writeFileSync(reserveFile(), Buffer.alloc(RESERVE_BYTES, 1));
  } catch (error) {
    if (!isNoSpace(error)) throw error;
    rmSync(reserveFile(), { force: true });
  }
}

/** Gives the reserve back, once the reports are written. */
export function releaseReserve(): void {
  rmSync(reserveFile(), { force: true });
}

/** Returns whether there is space for reports that nobody must have. */
export function hasRoom(): boolean {
  return freeBytes() > ROOM_BYTES;
}

/** Gives up what the run has recorded so far when little space is left, and says so. */
export function relieveDisk(): void {
  if (freeBytes() > LOW_BYTES) return;
  giveUp('traces');
}

/**
 * Replaces a report file at once. @returns false when the disk does not store it, whatever is given up; that is reported
 */
export function writeReport(file: string, content: string | Buffer): boolean {
  if (tryWrite(file, content)) return true;
  for (const { what } of STEPS) if (giveUp(what) && tryWrite(file, content)) return true;
  process.stdout.write(
    `Not written: ${path.relative(process.cwd(), file)} (${size(content.length)}): ${diskText()}.\n`,
  );
  return false;
}

/** Returns what was given up so far, in a sentence; undefined when nothing was. */
export function givenUpText(): string | undefined {
  const lost = [...given].filter(([what]) => what !== 'reserve');
  return lost.length === 0
    ? undefined
    : `${diskText()}; given up: ${lost.map(([what, bytes]) => `${what} (${size(bytes)})`).join(', ')}`;
}

/** Deletes these files. @returns whether there were any */
function giveUp(what: string): boolean {
  const files = (STEPS.find((step) => step.what === what)?.files() ?? []).filter((file) => existsSync(file));
  if (files.length === 0) return false;
  const bytes = files.reduce((sum, file) => sum + bytesOf(file), 0);
  for (const file of files) rmSync(file, { recursive: true, force: true });
  given.set(what, (given.get(what) ?? 0) + bytes);
  if (what !== 'reserve')
    process.stdout.write(`Disk      ${diskText()}: ${what} of this run are given up (${size(bytes)})\n`);
  return true;
}

function tryWrite(file: string, content: string | Buffer): boolean {
  const draft = `${file}.writing`;
  try {
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(draft, content);
    replace(draft, file);
    return true;
  } catch (error) {
    if (!isNoSpace(error)) throw error;
    try {
      rmSync(draft, { force: true });
    } catch {
      // A read-only disk keeps it.
    }
    return false;
  }
}

function reserveFile(): string {
  return path.join(reportsFolder(), '.reserve');
}

function filesOf(name: RegExp): string[] {
  return [runFolder(), path.join(reportsFolder(), 'html')]
    .filter((folder) => existsSync(folder))
    .flatMap((folder) =>
      readdirSync(folder, { recursive: true, withFileTypes: true })
        .filter((entry) => entry.isFile() && name.test(entry.name))
        .map((entry) => path.join(entry.parentPath, entry.name)),
    );
}

function bytesOf(place: string): number {
  if (statSync(place).isFile()) return statSync(place).size;
  return readdirSync(place, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .reduce((sum, entry) => sum + statSync(path.join(entry.parentPath, entry.name)).size, 0);
}

function freeBytes(): number {
  const { bavail, bsize } = statfsSync(reportsFolder());
  return bavail * bsize;
}

function diskText(): string {
  const { bavail, blocks, bsize, ffree, files } = statfsSync(reportsFolder());
  const inodes = files > 0 && ffree === 0 ? ', no inodes left' : '';
  return `${size(bavail * bsize)} of ${size(blocks * bsize)} are free in ${reportsFolder()}${inodes}`;
}

function size(bytes: number): string {
  return bytes < 1_000_000 ? `${Math.ceil(bytes / 1_000)} kB` : `${(bytes / 1_000_000).toFixed(1)} MB`;
}
