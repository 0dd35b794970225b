/**
 * `reports/results`: what a run leaves for a second run (`npm start -- --failed`): its blob with every attempt, and what
 * is known of the run besides. Part of a CI artefact of the reports.
 */
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import { reportsFolder, runFolder } from '../../suite/config/environment';
import { outageSchema, readOutages } from '../../suite/outage/record';
import { readPrivate, replace } from '../../lib/private-file';
import { KEPT_FILE } from '../causes/changes';
import { runSchema, type Run } from '../collect/run-schema';
import { planSchema, type Plan } from '../shards/plan';
import { SHARD_BLOB } from '../../suite/config/folders';

export const RESULTS_FILE = 'results.json';

export const keptResultsSchema = z.object({
  schemaVersion: z.literal(1),
  run: runSchema,
  /** The shard plan; its list of shards is empty for a run without shards. */
  plan: planSchema,
  outages: z.array(outageSchema),
  /** The run before it, for the comparison; null when there was none. */
  earlier: z.unknown(),
});
export type KeptResults = z.infer<typeof keptResultsSchema>;

/** Returns the folder with the results of the last run. */
export function keptResultsFolder(): string {
  return path.join(reportsFolder(), 'results');
}

/** Deletes the results of an earlier run: a new one has begun. */
export function dropKeptResults(): void {
  rmSync(keptResultsFolder(), { recursive: true, force: true });
}

/**
 * Keeps the results of a run that has ended.
 * @param plan the shard plan of a merged run
 */
export function keepResults(run: Run, plan: Plan = { schemaVersion: 1, scope: run.verdict.scope, shards: [] }): void {
  const blob = path.join(runFolder(run.runId), SHARD_BLOB);
  // A run that was ended at once has not written it.
  if (!existsSync(blob)) return;
  const folder = keptResultsFolder();
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  replace(blob, path.join(folder, SHARD_BLOB));
  const earlier = readPrivate(path.join(runFolder(run.runId), KEPT_FILE), z.unknown()) ?? null;
  const kept: KeptResults = { schemaVersion: 1, run, plan, outages: readOutages(run.runId), earlier };
  writeFileSync(path.join(folder, RESULTS_FILE), `${JSON.stringify(kept)}\n`);
}

/** Returns the kept results in a folder; undefined when there are none, or another build of the suite wrote them. */
export function readKeptResults(folder: string): KeptResults | undefined {
  const file = path.join(folder, RESULTS_FILE);
  if (!existsSync(file) || !existsSync(path.join(folder, SHARD_BLOB))) return undefined;
  return keptResultsSchema.safeParse(JSON.parse(readFileSync(file, 'utf8'))).data;
}
