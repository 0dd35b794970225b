/** Searches scrubbed files for secrets. Returns only the location of a leak, never the secret. */
import { existsSync, readFileSync, readdirSync, statSync } from 'node:fs';
import path from 'node:path';
import type { Secret } from '../../suite/secrets/secret';
import { secretsIn } from '../../suite/secrets/detect-secrets';
import { isPublic } from '../../suite/secrets/vault';
import { embedded, open, type TextEntry } from './contents';
import { Finder } from './finder';
import { encodingsOf } from './encodings';
import { isReadableText } from './scrubber';

const KINDS: Record<Secret['kind'], string> = {
  token: 'a token',
  password: 'a password',
  typed: 'a value of a password field',
  word: 'a word that SCRUB names',
};

/** One location of a leak. */
export interface Leak {
  readonly file: string;
  /** Names of the archive members that contain it. */
  readonly trail: readonly string[];
  /** Kind and number of the leaked secrets; never their value. */
  readonly what: string;
}

export interface ScanResult {
  readonly leaks: readonly Leak[];
  /** Files that could not be read, with the reason. */
  readonly unreadable: readonly string[];
  readonly files: number;
  readonly pieces: number;
}

/** Searches all files below these paths, including archives inside archives. */
export function findLeaks(places: readonly string[], secrets: readonly Secret[]): ScanResult {
  // The text of a password field is a leak only in the file that shows it as one.
  const finder = new Finder().add(secrets.filter((secret) => secret.kind !== 'typed').flatMap(encodingsOf));
  const leaks: Leak[] = [];
  const unreadable: string[] = [];
  let pieces = 0;
  const files = places.flatMap(filesOf);
  for (const { file, what } of places.flatMap((place) => leaksOfNames(place, finder)))
    leaks.push({ file, trail: [], what });
  for (const file of files) {
    try {
      for (const entry of open(readFileSync(file)).entries.flatMap((own) => [own, ...embedded(own)])) {
        pieces += 1;
        for (const what of leaksOf(entry, finder)) leaks.push({ file, trail: entry.trail, what });
      }
    } catch (error) {
      unreadable.push(`${file} ${error instanceof Error ? error.message : String(error)}`);
    }
  }
  return { leaks, unreadable, files: files.length, pieces };
}

/** Searches the names of files and folders. The name of a leak is left out: it is the secret. */
function leaksOfNames(place: string, finder: Finder): { file: string; what: string }[] {
  return filesOf(place).flatMap((file) => {
    const parts = path.relative(place, file).split(path.sep);
    const at = parts.findIndex((part) => finder.find(Buffer.from(part)).length > 0);
    const [hit] = finder.find(Buffer.from(parts[at] ?? ''));
    return hit === undefined
      ? []
      : [
          {
            file: path.join(place, ...parts.slice(0, at), '…'),
            what: `${KINDS[hit.encoded.secret.kind]} in a name, ${hit.encoded.encoding}`,
          },
        ];
  });
}

function leaksOf(entry: TextEntry, finder: Finder): string[] {
  const known = finder.find(entry.bytes).map(({ encoded }) => `${KINDS[encoded.secret.kind]}, ${encoded.encoding}`);
  const byPattern = isReadableText(entry)
    ? secretsIn(entry.bytes.toString('utf8')).filter((secret) => !isPublic(secret))
    : [];
  // A known secret is reported as such, not also as a pattern match.
  const patternMatches = known.length > 0 ? [] : byPattern.map((secret) => `what looks like ${KINDS[secret.kind]}`);
  const counts = new Map<string, number>();
  for (const what of [...known, ...patternMatches]) counts.set(what, (counts.get(what) ?? 0) + 1);
  return [...counts].map(([what, count]) => (count === 1 ? what : `${what}, ${count} times`));
}

function filesOf(place: string): string[] {
  if (!existsSync(place)) return [];
  if (statSync(place).isFile()) return [place];
  return readdirSync(place, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.join(entry.parentPath, entry.name))
    .sort();
}
