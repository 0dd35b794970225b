/**
 * `npm run merge -- <folders>`: merges the results of shards into one run: run.json, protocol, release reports, HTML,
 * and the results for Allure. A missing or empty shard makes the verdict NO-GO. Exit codes as for `npm start`; with
 * `--fails-on new` also 0 for a NO-GO whose only reasons are known issues.
 */
import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { PROJECT_ROOT, newRunId, runFolder, withVariables } from '../suite/config/environment';
import { keepOutages } from '../suite/outage/outage';
import { isolateUnscrubbed } from '../suite/run/isolate';
import { writeRunState } from '../suite/run/run-state';
import { keepSessionLosses } from '../suite/sessions/session-loss';
import { writeMergeNote } from '../reporting/shards/merge-note';
import { planSchema, type Plan } from '../reporting/shards/plan';
import { SHARD_BLOB } from '../reporting/shards/shard-note';
import { collectShards, type CollectedShards } from './shards/collect';
import { readLastRun } from './suite/last-run';
import { exitCode } from './suite/run-suite';
import { afterKnown } from './nightly/fails-on';

const { values, positionals } = parseArgs({ allowPositionals: true, options: { plan: { type: 'string' }, 'fails-on': { type: 'string', default: 'any' } } });
const failsOn = values['fails-on'];
if (failsOn !== 'any' && failsOn !== 'new') {
  process.stderr.write('--fails-on takes any or new: whether the command fails on any failure, or only on those that known-issues.json does not name.\n');
  process.exit(2);
}
if (positionals.length === 0) {
  process.stderr.write('Say where the shards are: npm run merge -- <folder> … (each holds the reports/shard of one of them)\n');
  process.exit(2);
}
try {
  const planned = values.plan === undefined ? undefined : planIn(values.plan);
  process.exitCode = afterKnown(merge(collectShards(positionals.map((place) => path.resolve(place)), planned)), failsOn);
} catch (error) {
  process.stderr.write(`NO-GO. ${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
}

/** @throws Error if there is none: then no test can have run */
function planIn(file: string): Plan {
  if (!existsSync(file)) throw new Error(`There is no plan ${file}: the tests were not even dealt to shards. Look at what came before them.`);
  return planSchema.parse(JSON.parse(readFileSync(file, 'utf8')));
}

function merge({ plan, shards, faults }: CollectedShards): number {
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
  const cli = path.join(PROJECT_ROOT, 'node_modules', '@playwright', 'test', 'cli.js');
  const config = path.join(PROJECT_ROOT, 'reporting', 'shards', 'playwright.config.ts');
  const { status } = spawnSync(process.execPath, [cli, 'merge-reports', '--config', config, blobs], { cwd: PROJECT_ROOT, stdio: 'inherit', env: withVariables({ THE_BOT_RUN_ID: runId }) });
  // Already unpacked. Traces and screenshots stay, because the reports link to them.
  for (const name of readdirSync(blobs).filter((file) => /\.(?:zip|jsonl)$/.test(file))) rmSync(path.join(blobs, name));
  isolateUnscrubbed();
  const run = readLastRun();
  return exitCode({ run: run?.runId === runId ? run : undefined, misconfigured: false, status });
}
