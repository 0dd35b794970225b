/** Unpacks CI artefacts: one archive with traces in it. */
import { mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { isInside } from '../../lib/inside';
import { readZip, unpack } from '../../lib/zip/zip';
import { ReplayProblem } from './problem';
import { say } from './say';

/** Folder for downloaded files; it is needed while the viewer is open. */
export function freshFolder(): string {
  return mkdtempSync(path.join(os.tmpdir(), 'the-bot-replay-'));
}

/** Unpacks the records and traces of an archive. @returns the folder @throws ZipProblem @throws ReplayProblem */
export function unpackArtefact(file: string): string {
  const folder = freshFolder();
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
