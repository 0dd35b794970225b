import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { reportsFolder } from '../../fixtures/environment';
import { storedRunSchema, type Run } from '../../reporting/run-report/schema';

/** The last run's own account; undefined when there is none, or it was written by another build of the suite. */
export function readLastRun(): Run | undefined {
  const file = path.join(reportsFolder(), 'run.json');
  if (!existsSync(file)) return undefined;
  const run = storedRunSchema.safeParse(JSON.parse(readFileSync(file, 'utf8')));
  return run.success ? run.data : undefined;
}
