/** What a run has measured about its machine, for all its processes and for the reports. */
import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import { runFolder } from '../config/environment';
import { readPrivate, writePrivate } from '../../lib/private-file';
import { SLOW_REASONS } from './windows';

export const machineSchema = z.object({
  /** How long the machine was watched, and how much of that it was too slow, milliseconds. */
  watchedMs: z.number(),
  slowMs: z.number(),
  /** Times of the run's own processes, all together: on a processor and waiting for one; null outside Linux. */
  ranMs: z.number().nullable(),
  waitedMs: z.number().nullable(),
  /** Why it was too slow. */
  reasons: z.array(z.enum(SLOW_REASONS)),
  /** How many times as long as on the machine of reference a fixed computation took at the beginning, 1 … 4. */
  slowness: z.number(),
});
export type Machine = z.infer<typeof machineSchema>;

/** Note of a failed attempt: when the machine was too slow while it ran. */
export const machineNoteSchema = z.object({
  slow: z.array(z.object({ from: z.number(), to: z.number(), reasons: z.array(z.enum(SLOW_REASONS)) })),
  /** Share of the time that the run's processes waited for a processor in these seconds, 0 … 1; null outside Linux. */
  waitShare: z.number().nullable(),
});
export type MachineNote = z.infer<typeof machineNoteSchema>;

const fileSchema = z.object({
  machine: machineSchema,
  /** The last window: its end, milliseconds since the epoch, and why it was slow. */
  last: z.object({ at: z.number(), reasons: z.array(z.enum(SLOW_REASONS)) }).nullable(),
});
export type MachineRecord = z.infer<typeof fileSchema>;

/** Returns the share of the time in which its processes could have run that a run waited; null outside Linux. */
export function waitShare({ ranMs, waitedMs }: Pick<Machine, 'ranMs' | 'waitedMs'>): number | null {
  if (ranMs === null || waitedMs === null || ranMs + waitedMs === 0) return null;
  return waitedMs / (ranMs + waitedMs);
}

export function readMachineRecord(id: string): MachineRecord | undefined {
  return readPrivate(fileOf(id), fileSchema);
}

/** Returns whether the machine of this run was too slow in the last window. */
export function isTooSlowNow(id: string): boolean {
  return (readMachineRecord(id)?.last?.reasons.length ?? 0) > 0;
}

export function writeMachineRecord(id: string, record: MachineRecord): void {
  mkdirSync(runFolder(id), { recursive: true });
  writePrivate(fileOf(id), record);
}

/** Returns what several machines, or several runs of one machine, have measured together; null without any. */
export function joinedMachines(all: readonly (Machine | null)[]): Machine | null {
  return all.reduce<Machine | null>((sum, one) => {
    if (sum === null || one === null) return sum ?? one;
    const known = (first: number | null, second: number | null) =>
      first === null ? second : second === null ? first : first + second;
    return {
      watchedMs: sum.watchedMs + one.watchedMs,
      slowMs: sum.slowMs + one.slowMs,
      ranMs: known(sum.ranMs, one.ranMs),
      waitedMs: known(sum.waitedMs, one.waitedMs),
      reasons: [...new Set([...sum.reasons, ...one.reasons])],
      slowness: Math.max(sum.slowness, one.slowness),
    };
  }, null);
}

function fileOf(id: string): string {
  return path.join(runFolder(id), 'machine.json');
}
