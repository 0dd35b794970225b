/**
 * `npm run shard -- 2/4`: runs the second of four shards, and puts what merging needs into reports/shard. Exit codes as
 * for `npm start`. `--plan <file>` uses the shard plan that `npm run deal` wrote. Without it each shard computes the
 * plan itself; the plan is the same on all machines with the same `reports/durations.json`.
 */
import { cpSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import { markAsShard, reportsFolder, runFolder } from '../suite/config/environment';
import type { Run } from '../reporting/collect/run-schema';
import { planSchema, type Plan } from '../reporting/shards/plan';
import { SHARD_BLOB } from '../suite/config/folders';
import { SHARD_NOTE, type ShardNote } from '../reporting/shards/shard-note';
import { INDEX_FILE } from '../reporting/trace/index-file';
import { readOutages } from '../suite/outage/record';
import { commandLine, parseOptions, runCommand, UsageError } from './cli/options';
import { planOf, writeTestList } from './shards/planning';
import { exitCode, runSuite } from './suite/run-suite';

const USAGE = 'Say which shard of how many: npm run shard -- 2/4 [--plan reports/plan.json] [words for Playwright]';

const optionsSchema = z.object({
  plan: z.string().optional(),
  words: z.tuple([z.string(USAGE).regex(/^[1-9]\d?\/[1-9]\d?$/, USAGE)], z.string()),
});

process.exitCode = await runCommand(() => {
  const command = commandLine('shard', 'Runs one shard, and puts what merging needs into reports/shard.')
    .argument('[shard]', 'which shard of how many: 2/4')
    .argument('[words...]', 'spec files and options of Playwright')
    .option('--plan <file>', 'the plan that npm run deal wrote; without it, each shard computes the same one')
    .allowUnknownOption();
  return runShard(parseOptions(optionsSchema, command));
}, 'as it is');

/** @returns the exit code */
async function runShard({ plan: planFile, words: [which, ...words] }: z.infer<typeof optionsSchema>): Promise<number> {
  const [number = 0, count = 0] = which.split('/').map(Number);
  if (number > count) throw new UsageError(USAGE);
  const plan =
    planFile === undefined
      ? (await planOf(count, words)).plan
      : planSchema.parse(JSON.parse(readFileSync(planFile, 'utf8')));
  if (plan.shards.length !== count)
    throw new UsageError(`The plan is for ${plan.shards.length} shards, not for ${count}.`);
  const folder = path.join(reportsFolder(), 'shard');
  // Results of an earlier shard must not be mistaken for those of this one.
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  markAsShard(number, count);
  const ending = await runSuite([
    '--test-list',
    writeTestList(path.join(folder, 'tests.txt'), plan.shards[number - 1] ?? []),
    ...words,
  ]);
  if (ending.run !== undefined) keep(ending.run, plan, number, folder);
  return exitCode(ending);
}

/** Collects the blob, Allure's results, the record of failed attempts and the shard's own note in one folder. */
function keep(
  { runId, target, unhealthyReason, notReady, signIns, sessionLosses, machine }: Run,
  ofPlan: Plan,
  number: number,
  folder: string,
): void {
  for (const name of [SHARD_BLOB, 'allure-results', INDEX_FILE]) {
    const from = path.join(runFolder(runId), name);
    if (existsSync(from)) cpSync(from, path.join(folder, name), { recursive: true });
  }
  const note: ShardNote = {
    schemaVersion: 2,
    number,
    plan: ofPlan,
    runId,
    target,
    unhealthyReason,
    notReady,
    outages: readOutages(runId),
    sessionLosses,
    signIns,
    machine,
  };
  writeFileSync(path.join(folder, SHARD_NOTE), `${JSON.stringify(note)}\n`);
}
