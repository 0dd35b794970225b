/** Waits before a test is repeated until the machine is calm. A run waits for that only a limited time altogether. */
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { z } from 'zod';
import { environment, runFolder, runId } from '../config/environment';
import { withLock } from '../../lib/lock';
import { readPrivate, writePrivate } from '../../lib/private-file';
import { readMachineRecord } from './record';
import { Yardstick } from './yardstick';

/** A calm machine gives a computation a processor for most of its time. */
const CALM_CONTENTION = 1.6;
/** Calm for a moment is not calm. */
const CALM_IN_A_ROW = 3;
const POLL_INTERVAL_MS = 1_000;

const waitedSchema = z.object({ ms: z.number() });

export interface CalmOptions {
  /** Called with the time that may pass, milliseconds. */
  readonly extend: (ms: number) => void;
  /** Returns whether the machine is calm in this moment. */
  readonly isCalm?: () => boolean;
  /** How long the run may wait for calm altogether, milliseconds. */
  readonly timeoutMs?: number;
  /** Time between two looks, milliseconds: for self-tests. */
  readonly pollIntervalMs?: number;
  /** Folder of the run, shared by its workers. */
  readonly folder?: string;
}

/**
 * Waits until this machine is calm, at most for what is left of MACHINE_WAIT. Call it only while no other test runs.
 * @returns whether it became calm
 */
export async function waitForCalm({
  extend,
  isCalm = calmNow(),
  timeoutMs = environment().machineWaitMs,
  pollIntervalMs = POLL_INTERVAL_MS,
  folder = runFolder(),
}: CalmOptions): Promise<boolean> {
  const waitedBefore = waitedIn(folder);
  const left = Math.max(0, timeoutMs - waitedBefore);
  if (left === 0) return false;
  // The last look may take a while on a busy machine.
  extend(left + pollIntervalMs);
  const began = performance.now();
  let calm = 0;
  while (calm < CALM_IN_A_ROW && performance.now() - began < left) {
    calm = isCalm() ? calm + 1 : 0;
    if (calm < CALM_IN_A_ROW) await pause(pollIntervalMs);
  }
  await addWaited(folder, performance.now() - began);
  return calm >= CALM_IN_A_ROW;
}

/** Idle processes wait for nothing: whether another program keeps the processors shows only a computation. */
function calmNow(): () => boolean {
  const yardstick = new Yardstick();
  return () => {
    const reasons = readMachineRecord(runId())?.last?.reasons ?? [];
    return reasons.every((reason) => reason === 'processor') && yardstick.contention() <= CALM_CONTENTION;
  };
}

async function addWaited(folder: string, ms: number): Promise<void> {
  await withLock(folder, 'machine', async () => {
    writePrivate(waitedFile(folder), { ms: waitedIn(folder) + ms });
  });
}

function waitedIn(folder: string): number {
  return readPrivate(waitedFile(folder), waitedSchema)?.ms ?? 0;
}

function waitedFile(folder: string): string {
  return path.join(folder, 'waited-for-calm.json');
}
