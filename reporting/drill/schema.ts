/** `reports/drill.json`: which faults of the sandbox the suite noticed, and by what. The other forms are made from it. */
import { z } from 'zod';
import { fromEarlierVersion } from '../earlier-version';

/**
 * `timed out`: noticed, but all that was seen is that time ran out. `invalid`: the fault's own code failed, so that the platform was
 * broken in another way than it says, and whoever noticed that has not noticed the fault.
 */
export const DRILL_VERDICTS = ['killed', 'timed out', 'survived', 'invalid'] as const;
export type DrillVerdict = (typeof DRILL_VERDICTS)[number];

const detection = z.object({
  /** A case of the protocol, the title of a test beyond it, `limits`, `diagnosis`, `unstable` or `left behind`. */
  by: z.string(),
  seen: z.string(),
});

export const drilledFaultSchema = z.object({
  id: z.string(),
  area: z.string(),
  breaks: z.string(),
  /** Who was expected to notice it. */
  detectedBy: z.array(z.string()),
  verdict: z.enum(DRILL_VERDICTS),
  /** What the fault's own code failed with; null where it did what it says. */
  faultError: z.string().nullable(),
  /** Who did. */
  killedBy: z.array(detection),
  /** What else failed, besides what could not be tried any more. */
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
  /** How many faults there are; fewer may have been chosen. */
  known: z.number(),
  faults: z.array(drilledFaultSchema),
  /** The same cases without any fault; null when they were not run. */
  control: z.object({ cases: z.number(), failed: z.array(detection), durationMs: z.number() }).nullable(),
});
export type Drill = z.infer<typeof drillSchema>;

/** A drill.json that may have been written before, under the names of version 1. */
export const storedDrillSchema = z.preprocess(
  (content) =>
    fromEarlierVersion(content, {
      version: 2,
      names: { 'noticedBy': 'detectedBy', 'mishap': 'faultError', 'beside': 'unexpectedFailures' },
      verdicts: { 'half': 'timed out', 'idle': 'invalid' },
    }),
  drillSchema,
);

/** How many faults ended in a way. */
export function countOf({ faults }: Drill, verdict: DrillVerdict): number {
  return faults.filter((fault) => fault.verdict === verdict).length;
}

/** Whether every fault was noticed properly, and nothing was noticed where there is none. */
export function isPassed(drill: Drill): boolean {
  return drill.faults.length > 0 && countOf(drill, 'killed') === drill.faults.length && (drill.control?.failed.length ?? 0) === 0;
}
