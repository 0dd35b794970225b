/** `reports/durations.json`: how long each test took when it last passed, by which tests are dealt to shards. */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';

const durationsSchema = z.record(z.string(), z.number());

const fileIn = (reports: string) => path.join(reports, 'durations.json');

/** Milliseconds by line of the test list; empty where nothing was measured yet. */
export function readDurations(reports: string): ReadonlyMap<string, number> {
  if (!existsSync(fileIn(reports))) return new Map();
  return new Map(Object.entries(durationsSchema.parse(JSON.parse(readFileSync(fileIn(reports), 'utf8')))));
}

/** Replaces what was measured again, and keeps the rest: a part of the suite may have run. */
export function addDurations(reports: string, measured: ReadonlyMap<string, number>): void {
  if (measured.size === 0) return;
  const all = [...readDurations(reports), ...measured];
  writeFileSync(fileIn(reports), `${JSON.stringify(Object.fromEntries(all), null, 1)}\n`);
}
