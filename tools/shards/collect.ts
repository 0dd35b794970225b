/** Finds the shards of one run in folders, and reports what is wrong with them. */
import { existsSync, readFileSync, readdirSync, statSync } from 'node:fs';
import path from 'node:path';
import type { Plan } from '../../reporting/shards/plan';
import { SHARD_BLOB } from '../../suite/config/folders';
import { SHARD_NOTE, shardNoteSchema, type ShardNote } from '../../reporting/shards/shard-note';

export interface Shard {
  readonly folder: string;
  readonly note: ShardNote;
}

export interface CollectedShards {
  readonly plan: Plan;
  /** Each with a blob, in the plan's order. */
  readonly shards: readonly Shard[];
  /** Sentences, each of which is a reason for NO-GO. */
  readonly faults: readonly string[];
}

/**
 * @param places folders of shards, or folders with such folders at any depth
 * @param planned the shard plan, if it is known from elsewhere; otherwise the first shard's
 * @throws Error if there is nothing to merge, or the shards are not of one run
 */
export function collectShards(places: readonly string[], planned?: Plan): CollectedShards {
  const found = places.flatMap(shardsBelow).sort((a, b) => a.note.number - b.note.number);
  const plan = planned ?? found[0]?.note.plan;
  const shards = found.filter(({ folder }) => existsSync(path.join(folder, SHARD_BLOB)));
  if (plan === undefined || shards.length === 0)
    throw new Error(
      `No shard left any results in ${places.join(', ')}: nothing is known about the platform. Look at what the shards themselves say.`,
    );
  const strange = found.filter(({ note }) => JSON.stringify(note.plan) !== JSON.stringify(plan));
  if (strange.length > 0)
    throw new Error(
      `${strange.map(({ folder }) => folder).join(', ')} is a shard of another deal. Merge only shards of one run.`,
    );
  const twice = shards.filter(({ note }, index) => shards[index - 1]?.note.number === note.number);
  if (twice.length > 0)
    throw new Error(
      `Shard ${twice[0]?.note.number} is there more than once: ${twice[0]?.folder}. Merge only shards of one run.`,
    );
  return { plan, shards, faults: [...unhealthyShards(shards), ...differingBuilds(shards)] };
}

/**
 * A platform that no shard could test is the run's own verdict; one that only some shards could not test is a fault of
 * the run.
 */
function unhealthyShards(shards: readonly Shard[]): string[] {
  const unhealthyReason = shards.filter(({ note }) => note.unhealthyReason !== null);
  return unhealthyReason.length === shards.length
    ? []
    : unhealthyReason.map(
        ({ note }) => `Shard ${note.number} could not test the platform: ${note.unhealthyReason ?? ''}`,
      );
}

function differingBuilds(shards: readonly Shard[]): string[] {
  const builds = [...new Set(shards.map(({ note }) => note.target.version ?? 'one that does not tell its version'))];
  return builds.length <= 1
    ? []
    : [`The shards met different builds of the platform: ${builds.join(', ')}. Run them again against one`];
}

function shardsBelow(place: string): Shard[] {
  if (!existsSync(place) || !statSync(place).isDirectory()) return [];
  return readdirSync(place, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name === SHARD_NOTE)
    .map((entry) => ({
      folder: entry.parentPath,
      note: shardNoteSchema.parse(JSON.parse(readFileSync(path.join(entry.parentPath, entry.name), 'utf8'))),
    }));
}
