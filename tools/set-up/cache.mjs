/** Working folder and cache of set-up. The cache is deleted together with node_modules. */
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

export const ROOT = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../..');
const MEMORY = path.join(ROOT, 'node_modules', '.cache', 'the-bot');

/** Reads a cache entry; undefined if there is none. @param {string} name */
export function readCache(name) {
  const file = path.join(MEMORY, name);
  return existsSync(file) ? readFileSync(file, 'utf8') : undefined;
}

/** @param {string} name @param {string} text */
export function writeCache(name, text) {
  mkdirSync(MEMORY, { recursive: true });
  writeFileSync(path.join(MEMORY, name), text);
}

/**
 * Fingerprint of files and folders by content, so that a checkout of the same sources never triggers a rebuild.
 * @param {string[]} places paths below the project
 */
export function fingerprint(places) {
  const hash = createHash('sha256');
  for (const file of places.flatMap((place) => filesBelow(path.join(ROOT, place))).sort()) {
    hash.update(path.relative(ROOT, file)).update('\0').update(readFileSync(file)).update('\0');
  }
  return hash.digest('hex');
}

/** @param {string} place @returns {string[]} */
function filesBelow(place) {
  if (!existsSync(place)) return [];
  if (statSync(place).isFile()) return [place];
  return readdirSync(place, { withFileTypes: true })
    .filter((entry) => entry.name !== 'dist' && entry.name !== 'node_modules')
    .flatMap((entry) => filesBelow(path.join(place, entry.name)));
}
