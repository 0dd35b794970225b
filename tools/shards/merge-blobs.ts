/** Makes one run of several blobs, with the same reporters as any run: of shards, or of a run and its second run. */
import { cpSync, existsSync, mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { PROJECT_ROOT, newRunId, runFolder } from '../../suite/config/environment';
import { keepOutages, type Outage } from '../../suite/outage/record';
import { isolateUnscrubbed } from '../../suite/run/isolate';
import { writeRunState, type RunState } from '../../suite/run/run-state';
import { keepSessionLosses, type SessionLoss } from '../../suite/sessions/session-loss';
import { writePrivate } from '../../lib/private-file';
import { KEPT_FILE } from '../../reporting/causes/changes';
import type { Run } from '../../reporting/collect/run-schema';
import { writeMergeNote, type MergeSummary } from '../../reporting/shards/merge-note';
import { readLastRun } from '../suite/last-run';
import { runPlaywright } from '../suite/playwright';

/** What several runs left, to be told as one. */
export interface MergeInput {
  readonly blobs: readonly Buffer[];
  /** Folders with Allure's results; those that do not exist are left out. */
  readonly allure: readonly string[];
  readonly state: Pick<RunState, 'target' | 'unhealthyReason' | 'notReady'>;
  readonly note: MergeSummary;
  readonly outages: readonly Outage[];
  readonly sessionLosses: readonly SessionLoss[];
  /** The run before, where it is not that of the report folder. */
  readonly earlier?: unknown;
}

export interface Merged {
  /** The merged run; undefined if Playwright could not merge the blobs. */
  readonly run: Run | undefined;
  readonly status: number | null;
}

/** @param variables further variables of the process that writes the reports */
export async function mergeBlobs(input: MergeInput, variables: Readonly<Record<string, string>> = {}): Promise<Merged> {
  const runId = newRunId();
  const blobs = path.join(runFolder(runId), 'blobs');
  mkdirSync(blobs, { recursive: true });
  for (const [index, blob] of input.blobs.entries()) writeFileSync(path.join(blobs, `${index + 1}.zip`), blob);
  for (const folder of input.allure)
    if (existsSync(folder)) cpSync(folder, path.join(runFolder(runId), 'allure-results'), { recursive: true });
  writeRunState({ runId, ...input.state, signInWorks: input.state.unhealthyReason === null });
  keepOutages(runId, input.outages);
  keepSessionLosses(runId, input.sessionLosses);
  writeMergeNote(runId, input.note);
  if (input.earlier !== undefined && input.earlier !== null)
    writePrivate(path.join(runFolder(runId), KEPT_FILE), input.earlier);
  const config = path.join(PROJECT_ROOT, 'reporting', 'shards', 'playwright.config.ts');
  const { status } = await runPlaywright(['merge-reports', '--config', config, blobs], {
    output: 'terminal',
    variables: { THE_BOT_RUN_ID: runId, ...variables },
  });
  // Already unpacked. Traces and screenshots stay, because the reports link to them.
  for (const name of readdirSync(blobs).filter((file) => /\.(?:zip|jsonl)$/.test(file))) rmSync(path.join(blobs, name));
  isolateUnscrubbed();
  const run = readLastRun();
  return { run: run?.runId === runId ? run : undefined, status };
}
