/** Merges the shards of one run. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { keepResults } from '../../reporting/run-end/kept-results';
import { SHARD_BLOB } from '../../suite/config/folders';
import { joinedMachines } from '../../suite/machine/record';
import type { CollectedShards } from './collect';
import { mergeBlobs, type Merged } from './merge-blobs';

/** Writes the reports of all shards together, and keeps their results for a second run. */
export async function mergeShards({ plan, shards, faults }: CollectedShards): Promise<Merged> {
  const notes = shards.map(({ note }) => note);
  const sound = notes.find((note) => note.unhealthyReason === null) ?? notes[0];
  if (sound === undefined) throw new Error('There is no shard to merge.');
  const merged = await mergeBlobs({
    blobs: shards.map(({ folder }) => readFileSync(path.join(folder, SHARD_BLOB))),
    allure: shards.map(({ folder }) => path.join(folder, 'allure-results')),
    state: { target: sound.target, unhealthyReason: sound.unhealthyReason, notReady: sound.notReady ?? null },
    outages: notes.flatMap(({ outages }) => outages),
    sessionLosses: notes.flatMap(({ sessionLosses }) => sessionLosses),
    note: {
      plan,
      faults: [...faults],
      // Each shard signs in from its own machine, so the overall maximum per address is the maximum over all shards.
      signIns: {
        count: notes.reduce((sum, note) => sum + note.signIns.count, 0),
        maxPerMinute: Math.max(...notes.map((note) => note.signIns.maxPerMinute)),
      },
      machine: joinedMachines(notes.map(({ machine }) => machine)),
      runs: [],
    },
  });
  if (merged.run !== undefined) keepResults(merged.run, plan);
  return merged;
}
