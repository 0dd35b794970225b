/** Fingerprint of the code that mutants change, to recognise a coverage that is older. */
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { PROJECT_ROOT } from '../../../suite/config/environment';

/** @param folders below the sandbox */
export function fingerprintOf(...folders: readonly string[]): string {
  const hash = createHash('sha256');
  const files = folders.flatMap((folder) => filesBelow(path.join(PROJECT_ROOT, 'sandbox', folder)));
  for (const file of files.sort())
    hash.update(path.relative(PROJECT_ROOT, file)).update('\0').update(readFileSync(file)).update('\0');
  return hash.digest('hex').slice(0, 16);
}

function filesBelow(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile() && /\.tsx?$/.test(entry.name))
    .map((entry) => path.join(entry.parentPath, entry.name));
}
