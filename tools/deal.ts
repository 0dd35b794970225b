/**
 * `npm run deal -- 4`: partitions the suite into four shards by test duration, validates the partition, and writes
 * reports/plan.json.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { reportsFolder } from '../suite/config/environment';
import { durationText } from '../reporting/html/language';
import { checkWithPlaywright, planOf } from './shards/planning';

const [count = '', ...words] = process.argv.slice(2);
if (!/^[1-9]\d?$/.test(count)) {
  process.stderr.write('Say for how many shards, from 1 to 99: npm run deal -- 4\n');
  process.exit(2);
}
const { plan, shardPlans, measured } = planOf(Number(count), words);
checkWithPlaywright(plan, words);
const all = plan.shards.flat().length;
const file = path.join(reportsFolder(), 'plan.json');
mkdirSync(reportsFolder(), { recursive: true });
writeFileSync(file, `${JSON.stringify(plan, null, 1)}\n`);
for (const [index, shardPlan] of shardPlans.entries()) process.stdout.write(`Shard ${index + 1}   ${shardPlan.tests.length} tests, about ${durationText('en', shardPlan.expectedMs)} of work\n`);
process.stdout.write(`${all} tests, ${measured} of them measured before; every one is in exactly one shard. ${path.relative(process.cwd(), file)}\n`);
