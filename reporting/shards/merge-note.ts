/** Data about a merged run, for the reporters that describe it. */
import type { TestCase } from '@playwright/test/reporter';
import path from 'node:path';
import { z } from 'zod';
import { runFolder } from '../../suite/config/environment';
import { readPrivate, writePrivate } from '../../lib/private-file';
import { runPartSchema, runSchema } from '../collect/run-schema';
import { planSchema } from './plan';

const mergeNoteSchema = z.object({
  plan: planSchema,
  /** Errors of the shards themselves, as sentences; each of them blocks the release. */
  faults: z.array(z.string()),
  signIns: runSchema.shape.signIns,
  machine: runSchema.shape.machine,
  /** The runs that a second run joins, in order; empty for shards of one run. */
  runs: z.array(runPartSchema).default([]),
});
export type MergeSummary = z.output<typeof mergeNoteSchema>;

const fileOf = (runId: string) => path.join(runFolder(runId), 'merge.json');

export function writeMergeNote(runId: string, note: MergeSummary): void {
  writePrivate(fileOf(runId), note);
}

/** Returns the note of a merged run; undefined for an unsharded run. */
export function readMergeNote(runId: string): MergeSummary | undefined {
  return readPrivate(fileOf(runId), mergeNoteSchema);
}

/**
 * Returns the planned tests that no shard has run, one sentence per shard. A crashed shard reports nothing, so the
 * plan is the source.
 * @param lineOf returns a test as named in the plan
 */
export function missingTestsOf(
  { shards }: MergeSummary['plan'],
  tests: readonly TestCase[],
  lineOf: (test: TestCase) => string,
): string[] {
  const done = new Set(tests.filter((test) => test.results.length > 0).map(lineOf));
  return shards.flatMap((planned, index) => {
    const missing = planned.filter((line) => !done.has(line));
    if (missing.length === 0) return [];
    const who = `Shard ${index + 1} of ${shards.length}`;
    const rest = missing.length > 1 ? ` and ${missing.length - 1} more` : '';
    if (missing.length === planned.length)
      return [`${who} left no results: none of its ${planned.length} tests was run`];
    return [`${who} did not run ${missing.length} of its ${planned.length} tests: ${missing[0] ?? ''}${rest}`];
  });
}
