/**
 * `npm run merge -- <folders>`: merges the results of shards into one run: run.json, protocol, release reports, HTML,
 * and the results for Allure. A missing or empty shard makes the verdict NO-GO. Exit codes as for `npm start`; with
 * `--fails-on new` also 0 for a NO-GO whose only reasons are known issues.
 */
import { cpSync, existsSync, mkdirSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import { PROJECT_ROOT, newRunId, runFolder } from '../suite/config/environment';
import { keepOutages } from '../suite/outage/outage';
import { isolateUnscrubbed } from '../suite/run/isolate';
import { writeRunState } from '../suite/run/run-state';
import { keepSessionLosses } from '../suite/sessions/session-loss';
import { writeMergeNote } from '../reporting/shards/merge-note';
import { planSchema, type Plan } from '../reporting/shards/plan';
import { SHARD_BLOB } from '../reporting/shards/shard-note';
import { commandLine, parseOptions, runCommand } from './cli/options';
import { collectShards, type CollectedShards } from './shards/collect';
import { readLastRun } from './suite/last-run';
import { runPlaywright } from './suite/playwright';
import { exitCode } from './suite/run-suite';
import { afterKnown } from './nightly/fails-on';

const optionsSchema = z.object({
  plan: z.string().optional(),
  failsOn: z.enum(['any', 'new'], {
    error: '--fails-on takes any or new: whether the command fails on any failure, or only on those that known-issues.json does not name.',
  }),
  words: z.array(z.string()).min(1, 'Say where the shards are: npm run merge -- <folder> … (each holds the reports/shard of one of them)'),
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
    return afterKnown(await merge(collectShards(folders.map((place) => path.resolve(place)), planned)), failsOn);
  } catch (error) {
    process.stderr.write(`NO-GO. ${error instanceof Error ? error.message : String(error)}\n`);
    return 1;
  }
}

/** @throws Error if there is none: then no test can have run */
function planIn(file: string): Plan {
  if (!existsSync(file)) throw new Error(`There is no plan ${file}: the tests were not partitioned into shards. Look at the log of that step.`);
  return planSchema.parse(JSON.parse(readFileSync(file, 'utf8')));
}

async function merge({ plan, shards, faults }: CollectedShards): Promise<number> {
  const runId = newRunId();
  const blobs = path.join(runFolder(runId), 'blobs');
  mkdirSync(blobs, { recursive: true });
  for (const { folder, note } of shards) {
    cpSync(path.join(folder, SHARD_BLOB), path.join(blobs, `${note.number}.zip`));
    const allure = path.join(folder, 'allure-results');
    if (existsSync(allure)) cpSync(allure, path.join(runFolder(runId), 'allure-results'), { recursive: true });
  }
  const notes = shards.map(({ note }) => note);
  const sound = notes.find((note) => note.unhealthyReason === null) ?? notes[0];
  if (sound === undefined) throw new Error('There is no shard to merge.');
  writeRunState({ runId, target: sound.target, unhealthyReason: sound.unhealthyReason, notReady: sound.notReady, signInWorks: sound.unhealthyReason === null });
  keepOutages(runId, notes.flatMap(({ outages }) => outages));
  keepSessionLosses(runId, notes.flatMap(({ sessionLosses }) => sessionLosses));
  writeMergeNote(runId, {
    plan,
    faults: [...faults],
    // Each shard signs in from its own machine, so the overall maximum per address is the maximum over all shards.
    signIns: { count: notes.reduce((sum, note) => sum + note.signIns.count, 0), maxPerMinute: Math.max(...notes.map((note) => note.signIns.maxPerMinute)) },
  });
  const config = path.join(PROJECT_ROOT, 'reporting', 'shards', 'playwright.config.ts');
  const { status } = await runPlaywright(['merge-reports', '--config', config, blobs], { output: 'terminal', variables: { THE_BOT_RUN_ID: runId } });
  // Already unpacked. Traces and screenshots stay, because the reports link to them.
  for (const name of readdirSync(blobs).filter((file) => /\.(?:zip|jsonl)$/.test(file))) rmSync(path.join(blobs, name));
  isolateUnscrubbed();
  const run = readLastRun();
  return exitCode({ run: run?.runId === runId ? run : undefined, misconfigured: false, status });
}
