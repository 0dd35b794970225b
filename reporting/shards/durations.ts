/** `reports/durations.json`: the duration of each test when it last passed. The shard plan is made from it. */
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import { asJson } from '../../lib/json';
import { writeReport } from '../disk/disk';

const durationsSchema = z.record(z.string(), z.number());

const fileIn = (reports: string) => path.join(reports, 'durations.json');

/** Returns milliseconds by line of the test list; empty when nothing was measured yet, or a full disk kept half of it. */
export function readDurations(reports: string): ReadonlyMap<string, number> {
  if (!existsSync(fileIn(reports))) return new Map();
  return new Map(Object.entries(durationsSchema.safeParse(asJson(readFileSync(fileIn(reports), 'utf8'))).data ?? {}));
}

/** Updates the measured durations and keeps the others, because the run may cover only a part of the suite. */
export function addDurations(reports: string, measured: ReadonlyMap<string, number>): void {
  if (measured.size === 0) return;
  const all = [...readDurations(reports), ...measured];
  writeReport(fileIn(reports), `${JSON.stringify(Object.fromEntries(all), null, 1)}\n`);
}
