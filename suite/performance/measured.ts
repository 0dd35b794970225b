/** What the performance cases have measured, as data for the reports. */
import { z } from 'zod';
import type { LoadAnswer } from './load';
import { average, distribution, quantile } from './statistics';

/** What of a request was measured, where it is not the answer to a single one. */
export const DETAILS = [
  'paint',
  'blocking',
  'firstPage',
  'allPages',
  'firstQuarter',
  'lastQuarter',
  'rate',
  'atOnce',
] as const;
const detailSchema = z.object({
  kind: z.enum(DETAILS),
  /** Entries, pages, seconds, or requests. */
  count: z.number(),
});
export type Detail = z.infer<typeof detailSchema>;

/** One measured row. Times in milliseconds. */
export const measuredSchema = z.object({
  caseId: z.string(),
  /** Method and path. */
  request: z.string(),
  detail: detailSchema.nullable(),
  /** Who asked: an actor, or `nobody`. */
  who: z.string(),
  /** How many of them at once. */
  callers: z.number(),
  count: z.number(),
  averageMs: z.number(),
  p95Ms: z.number(),
  /** Null where only the statuses are judged. */
  limitMs: z.number().nullable(),
  /** Answers with another status than the expected one, and requests without an answer. */
  errors: z.number(),
  /** Share of its requests that the rate limit refused (429), 0 … 1. Missing in older reports. */
  refused: z.number().default(0),
  /** The static file in the same moments; null where it was not measured beside. */
  staticMs: z.number().nullable(),
  stepMs: z.number(),
  counts: z.array(z.number()),
  verdict: z.enum(['within', 'over', 'noisy', 'no limit']),
});
export type Measured = z.infer<typeof measuredSchema>;

export const measuredNoteSchema = z.array(measuredSchema);

export type MeasuredBase = Pick<Measured, 'caseId' | 'request' | 'who' | 'errors' | 'verdict' | 'limitMs'> & {
  staticMs?: number;
  callers?: number;
  detail?: Detail;
  refused?: number;
};

/** Makes the row of these times. */
export function measuredRow(
  times: readonly number[],
  { staticMs, callers = 1, detail, refused = 0, ...base }: MeasuredBase,
): Measured {
  const { stepMs, counts } = distribution(times, base.limitMs);
  return {
    ...base,
    callers,
    refused,
    detail: detail ?? null,
    count: times.length,
    averageMs: average(times),
    p95Ms: quantile(times, 0.95),
    staticMs: staticMs ?? null,
    stepMs,
    counts: [...counts],
  };
}

export function timesOf(answers: readonly Pick<LoadAnswer, 'ms'>[]): number[] {
  return answers.map(({ ms }) => ms);
}
