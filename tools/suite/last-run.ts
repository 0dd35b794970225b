import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { reportsFolder } from '../../suite/config/environment';
import { storedRunSchema, type Run } from '../../reporting/run-report/schema';

/** run.json of the last run; undefined if there is none, or if another build of the suite wrote it. */
export function readLastRun(): Run | undefined {
  const file = path.join(reportsFolder(), 'run.json');
  if (!existsSync(file)) return undefined;
  const run = storedRunSchema.safeParse(JSON.parse(readFileSync(file, 'utf8')));
  return run.success ? run.data : undefined;
}
