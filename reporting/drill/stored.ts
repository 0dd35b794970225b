/** The drill that a folder of reports has. */
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { asJson } from '../../lib/json';
import { storedDrillSchema, type Drill } from './schema';

/**
 * Reads the last whole drill of a folder. Returns undefined when there is none, or when another build of the suite
 * wrote it.
 */
export function readDrill(folder: string): Drill | undefined {
  const file = path.join(folder, 'drill.json');
  if (!existsSync(file)) return undefined;
  const drill = storedDrillSchema.safeParse(asJson(readFileSync(file, 'utf8')));
  return drill.success ? drill.data : undefined;
}
