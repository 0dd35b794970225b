/** Compares what a run measured with the last GO of the same platform. */
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import { asJson } from '../../lib/json';
import { endpointOf } from '../../suite/network/network-log';
import type { Measured } from '../../suite/performance/measured';
import { writeReport } from '../disk/disk';
import { isSamePlatform } from '../causes/changes';

export const lastGoSchema = z.object({
  startedAt: z.string(),
  target: z.object({ baseUrl: z.string(), kind: z.enum(['sandbox', 'remote']), version: z.string().nullable() }),
  /** Averages in milliseconds, by row. */
  averages: z.record(z.string(), z.number()),
});
export type LastGo = z.infer<typeof lastGoSchema>;

/** One entry for each platform. Runs without a GO leave the file as it is. */
const KEPT_FILE = '.last-go.json';
/** The file stays small: the platforms with the oldest GO are dropped. */
const MAX_PLATFORMS = 20;

/** Returns what the last GO of a platform measured; null when there is none in this folder. */
export function readLastGo(folder: string, target: LastGo['target']): LastGo | null {
  return readAll(folder).find((entry) => isSamePlatform(entry.target, target)) ?? null;
}

/** Keeps the averages of a run for the runs to come, in place of the earlier GO of its platform. */
export function keepGo(folder: string, run: Pick<LastGo, 'startedAt' | 'target'>, rows: readonly Measured[]): void {
  const others = readAll(folder).filter(({ target }) => !isSamePlatform(target, run.target));
  const kept: LastGo = {
    startedAt: run.startedAt,
    target: run.target,
    averages: Object.fromEntries(rows.map((row) => [keyOf(row), row.averageMs])),
  };
  void writeReport(
    path.join(folder, KEPT_FILE),
    `${JSON.stringify([kept, ...others].slice(0, MAX_PLATFORMS), null, 2)}\n`,
  );
}

/** Returns the average of a row divided by that of the last GO; null when that run did not measure it. */
export function ratioToLastGo(row: Measured, lastGo: LastGo | null): number | null {
  const before = lastGo?.averages[keyOf(row)];
  return before === undefined || before === 0 ? null : row.averageMs / before;
}

function readAll(folder: string): LastGo[] {
  const file = path.join(folder, KEPT_FILE);
  return existsSync(file) ? (z.array(lastGoSchema).safeParse(asJson(readFileSync(file, 'utf8'))).data ?? []) : [];
}

/** Ids differ from run to run. */
function keyOf({ caseId, request, who, callers, detail }: Measured): string {
  return [caseId, endpointOf(request), who, callers, detail === null ? '' : `${detail.kind} ${detail.count}`].join(
    ' · ',
  );
}
