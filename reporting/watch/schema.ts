/** `reports/watch.json`: results of the monitor after a deployment so far. */
import { z } from 'zod';
import { EVALUATED_KINDS } from '../collect/response-kinds';

const count = z.number();

/** One run of the read-only cases. */
export const roundSchema = z.object({
  /** ISO 8601, UTC. */
  at: z.string(),
  runId: z.string().nullable(),
  durationMs: z.number(),
  /** `unhealthy`: the platform could not be tested at all. `broken`: the round itself wrote no results. */
  state: z.enum(['healthy', 'failed', 'unhealthy', 'broken']),
  passed: count,
  failures: z.array(z.object({ id: z.string(), title: z.string(), seen: z.string() })),
  /** Why the platform could not be tested, or why the round did not finish. */
  reason: z.string().nullable(),
  signIns: count,
  answers: count,
  errors: count,
  /** Averages by kind of response, milliseconds. */
  times: z.array(z.object({ kind: z.enum(EVALUATED_KINDS), count, averageMs: z.number() })),
  /** Traces of a failed round, as paths from the page. */
  traces: z.array(z.object({ title: z.string(), file: z.string() })).default([]),
});
export type Round = z.infer<typeof roundSchema>;

/** A period in which the platform's own health check did not report a healthy state. */
export const outageSchema = z.object({
  from: z.string(),
  /** Time of the first healthy response; null while the outage continues. */
  until: z.string().nullable(),
  probes: count,
  /** The first response without a healthy state. */
  seen: z.string(),
});
export type Outage = z.infer<typeof outageSchema>;

export const watchSchema = z.object({
  schemaVersion: z.literal(2),
  target: z.string(),
  startedAt: z.string(),
  /** Planned end, or the actual end when it ended early. */
  until: z.string(),
  updatedAt: z.string(),
  state: z.enum(['watching', 'done', 'stopped early']),
  /** From the start of a round to the start of the next. */
  everyMs: z.number(),
  /** `answered` and `averageMs`: the answers among them, and their average time. */
  probes: z.object({ all: count, healthy: count, everyMs: z.number(), answered: count, averageMs: z.number() }),
  outages: z.array(outageSchema),
  rounds: z.array(roundSchema),
  figures: z.object({
    availability: z.object({ value: z.number().nullable(), limit: z.number() }),
    errorShare: z.object({ value: z.number().nullable(), limit: z.number() }),
    times: z.array(
      z.object({
        kind: z.enum(EVALUATED_KINDS),
        count,
        averageMs: z.number(),
        limitMs: z.number().nullable(),
        blocks: z.boolean(),
        verdict: z.enum(['within', 'over', 'too few']),
      }),
    ),
  }),
  /** Only `GO` with `done` supports the deployment. */
  verdict: z.object({
    decision: z.enum(['GO', 'NO-GO']),
    reasons: z.array(z.string()),
    /** Since when each reason holds, in their order; null where that is not known. */
    since: z.array(z.string().nullable()),
  }),
});
export type Watch = z.infer<typeof watchSchema>;
