/** Removes secrets from the names of files and folders: an upload or an attachment may be named after one. */
import { existsSync, mkdirSync, readdirSync, rmdirSync } from 'node:fs';
import path from 'node:path';
import { isInside } from '../../lib/inside';
import { replace } from '../../lib/private-file';
import type { Scrubber } from './scrubber';

/**
 * Moves a file below the folder to a place without secrets in its name.
 * @returns its path from now on: the same one when its name is clean
 */
export function withCleanName(file: string, folder: string, scrubber: Pick<Scrubber, 'text'>): string {
  const name = path.relative(folder, file);
  // The services that keep artefacts refuse an asterisk in a name.
  const clean = scrubber.text(name).replaceAll('*', '_');
  if (clean === name.replaceAll('*', '_') || !isInside(folder, file)) return file;
  const place = freePlace(path.join(folder, clean));
  mkdirSync(path.dirname(place), { recursive: true });
  replace(file, place);
  removeEmpty(path.dirname(file), folder);
  return place;
}

/** A folder that is named after a secret must not stay when its files are gone. */
function removeEmpty(inner: string, folder: string): void {
  if (inner === folder || readdirSync(inner).length > 0) return;
  rmdirSync(inner);
  removeEmpty(path.dirname(inner), folder);
}

/** Names that differ only in their secrets are the same without them. */
function freePlace(place: string): string {
  const { dir, name, ext } = path.parse(place);
  for (let number = 1; ; number += 1) {
    const free = number === 1 ? place : path.join(dir, `${name}-${number}${ext}`);
    if (!existsSync(free)) return free;
  }
}
