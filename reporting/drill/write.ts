/** Writes the sheet of a drill. */
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Drill } from './shape';

/** @returns the file to look at, from the folder in which the command was given */
export function writeDrillSheet(drill: Drill, folder: string): string {
  mkdirSync(folder, { recursive: true });
  const file = path.join(folder, 'drill.json');
  writeFileSync(file, `${JSON.stringify(drill, null, 2)}\n`);
  return path.relative(process.cwd(), file);
}
