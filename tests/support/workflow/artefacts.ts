/** Artefacts and caches as the code host hands them on between jobs. */
import { cpSync, existsSync, mkdirSync, readdirSync, rmSync, statSync } from 'node:fs';
import path from 'node:path';

export class Artefacts {
  constructor(private readonly folder: string) {}

  names(): string[] {
    return existsSync(this.folder) ? readdirSync(this.folder).sort() : [];
  }

  /** @throws Error where there is nothing to keep, or the name is taken */
  upload(name: string, place: string, ifNone: string): void {
    const files = filesOf(place);
    if (files.length === 0) {
      if (ifNone === 'error') throw new Error(`No files were found with the provided path: ${place}`);
      return;
    }
    const into = path.join(this.folder, name);
    if (existsSync(into)) throw new Error(`An artefact with the name ${name} exists already.`);
    const root = statSync(place).isDirectory() ? place : path.dirname(place);
    for (const file of files) copy(path.join(root, file), path.join(into, file));
  }

  /** @throws Error where the artefact of a given name is missing */
  download(to: string, { name, pattern }: { name: string | undefined; pattern: string | undefined }): void {
    mkdirSync(to, { recursive: true });
    if (name !== undefined) {
      if (!this.names().includes(name)) throw new Error(`Artifact not found for name: ${name}`);
      cpSync(path.join(this.folder, name), to, { recursive: true });
      return;
    }
    for (const one of this.names().filter((known) => matches(known, pattern ?? '*')))
      cpSync(path.join(this.folder, one), path.join(to, one), { recursive: true });
  }
}

export class Caches {
  constructor(private readonly folder: string) {}

  /** Lays the files of a key there, or of the newest whose key begins so. @returns whether there was one */
  restore(workspace: string, key: string, beginnings: readonly string[]): boolean {
    const known = existsSync(this.folder) ? readdirSync(this.folder).sort() : [];
    const name = (one: string) => one.slice(one.indexOf(' ') + 1);
    const found =
      known.findLast((one) => name(one) === key) ??
      known.findLast((one) => beginnings.some((beginning) => name(one).startsWith(beginning)));
    if (found !== undefined) cpSync(path.join(this.folder, found), workspace, { recursive: true });
    return found !== undefined;
  }

  save(workspace: string, key: string, places: readonly string[]): void {
    mkdirSync(this.folder, { recursive: true });
    const order = String(readdirSync(this.folder).length).padStart(4, '0');
    for (const place of places.filter((one) => existsSync(path.join(workspace, one))))
      copy(path.join(workspace, place), path.join(this.folder, `${order} ${key}`, place));
  }
}

/** Returns whether the name of an artefact matches a pattern with `*` and `{a,b}`. */
export function matches(name: string, pattern: string): boolean {
  const source = pattern
    .replace(/[.+^$()|[\]\\]/g, '\\$&')
    .replaceAll('*', '[^/]*')
    .replace(/\{([^}]*)\}/g, (_all, choices: string) => `(?:${choices.split(',').join('|')})`);
  return new RegExp(`^${source}$`).test(name);
}

/** Hidden files are left out unless an upload asks for them. */
function filesOf(place: string): string[] {
  if (!existsSync(place)) return [];
  if (statSync(place).isFile()) return [path.basename(place)];
  return readdirSync(place, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(place, path.join(entry.parentPath, entry.name)))
    .filter((file) => !file.split(path.sep).some((part) => part.startsWith('.')));
}

function copy(from: string, to: string): void {
  mkdirSync(path.dirname(to), { recursive: true });
  rmSync(to, { recursive: true, force: true });
  cpSync(from, to, { recursive: true });
}
