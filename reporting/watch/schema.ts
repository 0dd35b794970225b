/** `reports/watch.json`: what watching a platform after a deployment has seen so far. */
import { z } from 'zod';
import { EVALUATED_KINDS } from '../release/response-kinds';

const count = z.number();

/** One run of the read-only cases. */
export const roundSchema = z.object({
  /** ISO 8601, UTC. */
  at: z.string(),
  runId: z.string().nullable(),
  durationMs: z.number(),
  /** `unhealthy`: the platform could not be tried at all. `broken`: the round itself left no account. */
  state: z.enum(['healthy', 'failed', 'unhealthy', 'broken']),
  passed: count,
  failures: z.array(z.object({ id: z.string(), title: z.string(), seen: z.string() })),
  /** Why the platform could not be tried, or the round did not end. */
  reason: z.string().nullable(),
  signIns: count,
  answers: count,
  errors: count,
  /** Averages by kind of answer, milliseconds. */
  times: z.array(z.object({ kind: z.enum(EVALUATED_KINDS), count, averageMs: z.number() })),
});
export type Round = z.infer<typeof roundSchema>;

/** A time in which the platform's own health check did not answer that it is well. */
export const outageSchema = z.object({
  from: z.string(),
  /** Of the first sound answer; null while it goes on. */
  until: z.string().nullable(),
  probes: count,
  /** What was answered instead, the first time. */
  seen: z.string(),
});
export type Outage = z.infer<typeof outageSchema>;

export const watchSchema = z.object({
  schemaVersion: z.literal(2),
  target: z.string(),
  startedAt: z.string(),
  /** When it is to end, or when it ended before. */
  until: z.string(),
  updatedAt: z.string(),
  state: z.enum(['watching', 'done', 'stopped early']),
  probes: z.object({ all: count, healthy: count, everyMs: z.number() }),
  outages: z.array(outageSchema),
  rounds: z.array(roundSchema),
  figures: z.object({
    availability: z.object({ value: z.number().nullable(), limit: z.number() }),
    errorShare: z.object({ value: z.number().nullable(), limit: z.number() }),
    times: z.array(z.object({ kind: z.enum(EVALUATED_KINDS), count, averageMs: z.number(), limitMs: z.number().nullable(), blocks: z.boolean(), verdict: z.enum(['within', 'over', 'too few']) })),
  }),
  /** Nothing but `GO` with `done` speaks for the deployment. */
  verdict: z.object({ decision: z.enum(['GO', 'NO-GO']), reasons: z.array(z.string()) }),
});
export type Watch = z.infer<typeof watchSchema>;
