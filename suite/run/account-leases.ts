/**
 * Which run uses which account set. The platform keeps one live session per user, so a set belongs to one run at a time: shard i of
 * n has every n-th set from the i-th on, and any other run takes what is free. A run that finds none free waits for one.
 */
import { accessSync, constants, existsSync, mkdirSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { z } from 'zod';
import { takeLockIfFree } from '../../lib/lock';
import { readPrivate, writePrivate } from '../../lib/private-file';
import { targetFolder } from '../config/folders';

/** Shard of a larger run, counted from 1. */
export interface ShardPlace {
  readonly number: number;
  readonly count: number;
}

export interface LeaseOptions {
  /** Folder with the leases, as `leasesFolder` returns it. */
  readonly folder: string;
  /** What identifies each set, in the order of the file. */
  readonly sets: readonly { readonly name: string; readonly id: string }[];
  /** Places of the sets that the run may use. */
  readonly usable: readonly number[];
  /** At most as many are taken. */
  readonly atMost: number;
  readonly runId: string;
  /** Called before the run waits, and every minute while it does. */
  readonly onWait: (waited: SetInUse) => void;
  /** Called when a lease could not be renewed: another run may use the accounts, too. */
  readonly onLost: (set: string) => void;
  /** Time between two looks, for self-tests. */
  readonly pollIntervalMs?: number;
}

/** Who uses the set that a run waits for. */
export interface SetInUse {
  readonly set: string;
  /** Undefined when the other run has just ended, or was killed. */
  readonly holder: Holder | undefined;
  readonly waitedMs: number;
}

const holderSchema = z.object({
  runId: z.string(),
  host: z.string(),
  pid: z.number(),
  /** ISO 8601, UTC. */
  since: z.string(),
});
export type Holder = z.infer<typeof holderSchema>;

/** The sets that a run holds. */
export interface AccountLeases {
  /** Places in the order of the file. */
  readonly places: readonly number[];
  readonly waitedMs: number;
  readonly release: () => Promise<void>;
}

const POLL_INTERVAL_MS = 1_000;
const TELL_EVERY_MS = 60_000;

/**
 * Returns the places of the sets that a run may use. Shards on machines that know nothing of each other choose different ones
 * as long as there are enough; with fewer sets than shards some share one and take turns.
 */
export function usableSets(count: number, shard: ShardPlace | undefined): number[] {
  const all = Array.from({ length: count }, (_none, place) => place);
  if (shard === undefined) return all;
  const own = (shard.number - 1) % Math.min(count, shard.count);
  return count < shard.count ? [own] : all.filter((place) => place % shard.count === own);
}

/**
 * Returns the folder of the leases of a target: beside the file of the sets, so that all runs that read the file see them, from
 * any checkout, and from any machine that shares the folder. In the target's own folder where nothing can be written there.
 */
export function leasesFolder(url: string, file: string | undefined): string {
  if (file !== undefined) {
    const nextToFile = `${file}.leases`;
    try {
      if (!existsSync(nextToFile)) mkdirSync(nextToFile, { mode: 0o700 });
      accessSync(nextToFile, constants.W_OK);
      return path.join(nextToFile, path.basename(targetFolder(url)));
    } catch (error) {
      const code = error instanceof Error && 'code' in error ? error.code : undefined;
      if (code !== 'EACCES' && code !== 'EROFS' && code !== 'EPERM') throw error;
    }
  }
  return path.join(targetFolder(url), 'account-sets');
}

/** Takes free sets, at least one, and waits for one if necessary. */
export async function leaseAccountSets(options: LeaseOptions): Promise<AccountLeases> {
  const began = Date.now();
  let lastSaidMs = -Infinity;
  for (;;) {
    const releases = new Map<number, () => Promise<void>>();
    for (const place of options.usable) {
      if (releases.size >= options.atMost) break;
      const release = await lease(place, options);
      if (release !== undefined) releases.set(place, release);
    }
    const waitedMs = Date.now() - began;
    if (releases.size > 0)
      return {
        places: [...releases.keys()],
        waitedMs,
        release: async () => void (await Promise.all([...releases.values()].map((release) => release()))),
      };
    if (waitedMs - lastSaidMs >= TELL_EVERY_MS) {
      lastSaidMs = waitedMs;
      const set = options.sets[options.usable[0] ?? 0];
      const holder = set === undefined ? undefined : readPrivate(noteOf(options.folder, set.id), holderSchema);
      options.onWait({ set: set?.name ?? '', holder, waitedMs });
    }
    await pause(options.pollIntervalMs ?? POLL_INTERVAL_MS);
  }
}

async function lease(place: number, options: LeaseOptions): Promise<(() => Promise<void>) | undefined> {
  const set = options.sets[place];
  if (set === undefined) return undefined;
  const release = await takeLockIfFree(options.folder, set.id, () => options.onLost(set.name));
  if (release === undefined) return undefined;
  const holder: Holder = {
    runId: options.runId,
    host: os.hostname(),
    pid: process.pid,
    since: new Date().toISOString(),
  };
  writePrivate(noteOf(options.folder, set.id), holder);
  return release;
}

/** Of the last holder: without the lock beside it, the set is free. */
function noteOf(folder: string, id: string): string {
  return path.join(folder, `${id}.json`);
}
