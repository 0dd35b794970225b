/**
 * `reports/drill.json`: which faults of the sandbox the suite detected, and by which tests. The other formats are
 * made from it.
 */
import { z } from 'zod';
import { fromEarlierVersion } from '../../lib/earlier-version';

/**
 * `timed out`: detected, but only by a time-out. `invalid`: the fault's own code failed, so the platform had a
 * different defect than the fault describes; its detection does not count.
 */
export const DRILL_VERDICTS = ['killed', 'timed out', 'survived', 'invalid'] as const;
export type DrillVerdict = (typeof DRILL_VERDICTS)[number];

const detection = z.object({
  /**
   * A case of the protocol, the title of a test outside the protocol, `limits`, `diagnosis`, `unstable` or `left
   * behind`.
   */
  by: z.string(),
  seen: z.string(),
});

export const drilledFaultSchema = z.object({
  id: z.string(),
  area: z.string(),
  breaks: z.string(),
  /** Tests that are expected to detect the fault. */
  detectedBy: z.array(z.string()),
  verdict: z.enum(DRILL_VERDICTS),
  /** Error of the fault's own code; null when the fault behaved as described. */
  faultError: z.string().nullable(),
  /** Tests that detected the fault. */
  killedBy: z.array(detection),
  /** Other failures, except tests that could no longer be run. */
  unexpectedFailures: z.array(detection),
  blocked: z.array(z.string()),
  durationMs: z.number(),
});
export type DrilledFault = z.infer<typeof drilledFaultSchema>;

export const drillSchema = z.object({
  schemaVersion: z.literal(2),
  /** ISO 8601, UTC. */
  startedAt: z.string(),
  durationMs: z.number(),
  commit: z.string().nullable(),
  timeZone: z.string(),
  workers: z.number(),
  /** Number of all faults; a drill may run only some of them. */
  known: z.number(),
  faults: z.array(drilledFaultSchema),
  /** Control run: the same cases without a fault; null when it was not run. */
  control: z.object({ cases: z.number(), failed: z.array(detection), durationMs: z.number() }).nullable(),
});
export type Drill = z.infer<typeof drillSchema>;

/** Accepts a drill.json in the names of version 1, too. */
export const storedDrillSchema = z.preprocess(
  (content) =>
    fromEarlierVersion(content, {
      version: 2,
      names: new Map([
        ['noticedBy', 'detectedBy'],
        ['mishap', 'faultError'],
        ['beside', 'unexpectedFailures'],
      ]),
      verdicts: new Map([
        ['half', 'timed out'],
        ['idle', 'invalid'],
      ]),
    }),
  drillSchema,
);

/** Returns the number of faults with a verdict. */
export function countOf({ faults }: Drill, verdict: DrillVerdict): number {
  return faults.filter((fault) => fault.verdict === verdict).length;
}

/** Returns whether every fault was killed and the control run reported no failure. */
export function isPassed(drill: Drill): boolean {
  return (
    drill.faults.length > 0 &&
    countOf(drill, 'killed') === drill.faults.length &&
    (drill.control?.failed.length ?? 0) === 0
  );
}
