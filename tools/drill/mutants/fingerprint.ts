/** Fingerprint of the code that mutants change, to recognise a coverage that is older. */
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { PROJECT_ROOT } from '../../../suite/config/environment';

/** @param folders below the sandbox */
export function fingerprintOf(...folders: readonly string[]): string {
  const hash = createHash('sha256');
  const files = folders.flatMap((folder) => filesBelow(path.join(PROJECT_ROOT, 'sandbox', folder)));
  // The same on every system: the coverage in the repository was recorded on one of them.
  const named = files.map((file) => ({ file, name: path.relative(PROJECT_ROOT, file).split(path.sep).join('/') }));
  for (const { file, name } of named.sort((one, other) => (one.name < other.name ? -1 : 1)))
    hash.update(name).update('\0').update(readFileSync(file)).update('\0');
  return hash.digest('hex').slice(0, 16);
}

function filesBelow(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile() && /\.tsx?$/.test(entry.name))
    .map((entry) => path.join(entry.parentPath, entry.name));
}
