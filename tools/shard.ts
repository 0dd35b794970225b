/**
 * `npm run shard -- 2/4`: runs the second of four shards, and puts what merging needs into reports/shard. Exit codes as
 * for `npm start`. `--plan <file>` uses the shard plan that `npm run deal` wrote. Without it each shard computes the
 * plan itself; the plan is the same on all machines with the same `reports/durations.json`.
 */
import { cpSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { markAsShard, reportsFolder, runFolder } from '../suite/config/environment';
import type { Run } from '../reporting/run-report/schema';
import { planSchema, type Plan } from '../reporting/shards/plan';
import { SHARD_BLOB, SHARD_NOTE, type ShardNote } from '../reporting/shards/shard-note';
import { readOutages } from '../suite/outage/outage';
import { planOf, writeTestList } from './shards/planning';
import { exitCode, runSuite } from './suite/run-suite';

const [which = '', ...rest] = process.argv.slice(2);
const [number = 0, count = 0] = /^([1-9]\d?)\/([1-9]\d?)$/.exec(which)?.slice(1).map(Number) ?? [];
const planAt = rest.indexOf('--plan');
const planFile = planAt === -1 ? undefined : rest[planAt + 1];
const words = planAt === -1 ? rest : rest.toSpliced(planAt, 2);
if (number === 0 || number > count || (planAt !== -1 && planFile === undefined)) {
  process.stderr.write('Say which shard of how many: npm run shard -- 2/4 [--plan reports/plan.json] [words for Playwright]\n');
  process.exit(2);
}
const plan = planFile === undefined ? planOf(count, words).plan : planSchema.parse(JSON.parse(readFileSync(planFile, 'utf8')));
if (plan.shards.length !== count) {
  process.stderr.write(`The plan is for ${plan.shards.length} shards, not for ${count}.\n`);
  process.exit(2);
}

const folder = path.join(reportsFolder(), 'shard');
// Results of an earlier shard must not be mistaken for those of this one.
rmSync(folder, { recursive: true, force: true });
mkdirSync(folder, { recursive: true });
markAsShard();
const ending = await runSuite(['--test-list', writeTestList(path.join(folder, 'tests.txt'), plan.shards[number - 1] ?? []), ...words]);
if (ending.run !== undefined) keep(ending.run, plan);
process.exitCode = exitCode(ending);

/** Collects the blob, Allure's results and the shard's own note in one folder. */
function keep({ runId, target, unhealthyReason, notReady, signIns, sessionLosses }: Run, ofPlan: Plan): void {
  for (const name of [SHARD_BLOB, 'allure-results']) {
    const from = path.join(runFolder(runId), name);
    if (existsSync(from)) cpSync(from, path.join(folder, name), { recursive: true });
  }
  const note: ShardNote = { schemaVersion: 2, number, plan: ofPlan, runId, target, unhealthyReason, notReady, outages: readOutages(runId), sessionLosses, signIns };
  writeFileSync(path.join(folder, SHARD_NOTE), `${JSON.stringify(note)}\n`);
}
