/** Unpacks artefacts into temporary folders, which are removed when the command ends. */
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { isInside } from '../../lib/inside';
import { readZip, unpack } from '../../lib/zip/zip';
import { ReplayProblem } from './problem';
import { say } from './say';

/** Temporary folders of this process, with the name of what lies in each. */
const folders = new Map<string, string>();

process.once('exit', () => {
  for (const folder of folders.keys()) rmSync(folder, { recursive: true, force: true });
});

/**
 * Folder for downloaded or unpacked files. It is needed while the viewer is open, and removed at the end of the process.
 * @param name what people call its content: the archive, or the run
 */
export function freshFolder(name: string): string {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'the-bot-replay-'));
  folders.set(folder, name);
  return folder;
}

/** Returns the name of a file for people: relative to here, or inside the archive that it was taken from. */
export function displayedName(file: string): string {
  for (const [folder, name] of folders)
    if (isInside(folder, file)) return `${name} › ${path.relative(folder, file).split(path.sep).join('/')}`;
  return path.relative(process.cwd(), file);
}

/** Unpacks the records and traces of an archive. @returns the folder @throws ZipProblem @throws ReplayProblem */
export function unpackArtefact(file: string): string {
  const folder = freshFolder(displayedName(file));
  for (const member of readZip(readFileSync(file))) {
    if (!/\.(?:zip|json)$/.test(member.name)) continue;
    const place = path.join(folder, member.name);
    // A malicious name may point outside the folder.
    if (!isInside(folder, place)) throw new ReplayProblem(say('replay.outside', { file, name: member.name }));
    mkdirSync(path.dirname(place), { recursive: true });
    writeFileSync(place, unpack(member));
  }
  return folder;
}
