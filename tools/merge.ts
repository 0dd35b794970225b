/**
 * `npm run merge -- <folders>`: merges the results of shards into one run: run.json, protocol, release reports, HTML,
 * and the results for Allure. A missing or empty shard makes the verdict NO-GO. Exit codes as for `npm start`; with
 * `--fails-on new` also 0 for a NO-GO whose only reasons are known issues.
 */
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import { planSchema, type Plan } from '../reporting/shards/plan';
import { commandLine, parseOptions, runCommand } from './cli/options';
import { notify } from './notices/notify';
import { collectShards } from './shards/collect';
import { mergeShards } from './shards/merge-shards';
import { exitCode } from './suite/run-suite';
import { afterKnown } from './nightly/fails-on';

const optionsSchema = z.object({
  plan: z.string().optional(),
  failsOn: z.enum(['any', 'new'], {
    error:
      '--fails-on takes any or new: whether the command fails on any failure, or only on those that known-issues.json does not name.',
  }),
  words: z
    .array(z.string())
    .min(1, 'Say where the shards are: npm run merge -- <folder> … (each holds the reports/shard of one of them)'),
});

process.exitCode = await runCommand(() => {
  const command = commandLine('merge', 'Merges what all shards left in reports/shard into one run.')
    .argument('[folders...]', 'folders that hold the reports/shard of a shard')
    .option('--plan <file>', 'the plan by which the tests were partitioned')
    .option('--fails-on <kind>', 'any failure, or only new ones, which known-issues.json does not name', 'any');
  return mergeAll(parseOptions(optionsSchema, command));
}, 'as it is');

/** @returns the exit code */
async function mergeAll({ plan, failsOn, words: folders }: z.infer<typeof optionsSchema>): Promise<number> {
  try {
    const planned = plan === undefined ? undefined : planIn(plan);
    const { run, status } = await mergeShards(
      collectShards(
        folders.map((place) => path.resolve(place)),
        planned,
      ),
    );
    if (run !== undefined) await notify(run.runId);
    return afterKnown(exitCode({ run, misconfigured: false, status }), failsOn);
  } catch (error) {
    process.stderr.write(`NO-GO. ${error instanceof Error ? error.message : String(error)}\n`);
    return 1;
  }
}

/** @throws Error if there is none: then no test can have run */
function planIn(file: string): Plan {
  if (!existsSync(file))
    throw new Error(
      `There is no plan ${file}: the tests were not partitioned into shards. Look at the log of that step.`,
    );
  return planSchema.parse(JSON.parse(readFileSync(file, 'utf8')));
}
