/**
 * `npm run deal -- 4`: partitions the suite into four shards by test duration, validates the partition, and writes
 * reports/plan.json.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import { reportsFolder } from '../suite/config/environment';
import { durationText } from '../reporting/text/language';
import { commandLine, parseOptions, runCommand } from './cli/options';
import { checkWithPlaywright, planOf } from './shards/planning';

const optionsSchema = z.object({
  words: z.tuple(
    [
      z
        .string('Say for how many shards, from 1 to 99: npm run deal -- 4')
        .regex(/^[1-9]\d?$/, 'Say for how many shards, from 1 to 99: npm run deal -- 4')
        .transform(Number),
    ],
    z.string(),
  ),
});

process.exitCode = await runCommand(() => {
  const [count, ...words] = parseOptions(
    optionsSchema,
    commandLine('deal', 'Partitions the suite into shards by test duration, and writes reports/plan.json.')
      .argument('[count]', 'number of shards')
      .argument('[words...]', 'spec files and options of Playwright')
      .allowUnknownOption(),
  ).words;
  return deal(count, words);
}, 'as it is');

/** @returns the exit code */
async function deal(count: number, words: string[]): Promise<number> {
  const { plan, shardPlans, measured } = await planOf(count, words);
  await checkWithPlaywright(plan, words);
  const all = plan.shards.flat().length;
  const file = path.join(reportsFolder(), 'plan.json');
  mkdirSync(reportsFolder(), { recursive: true });
  writeFileSync(file, `${JSON.stringify(plan, null, 1)}\n`);
  for (const [index, shardPlan] of shardPlans.entries())
    process.stdout.write(
      `Shard ${index + 1}   ${shardPlan.tests.length} tests, about ${durationText('en', shardPlan.expectedMs)} of work\n`,
    );
  process.stdout.write(
    `${all} tests, ${measured} of them measured before; every one is in exactly one shard. ${path.relative(process.cwd(), file)}\n`,
  );
  return 0;
}
