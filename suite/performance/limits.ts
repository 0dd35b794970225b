/** The limits of the performance phase in `release-policy.json`, each with its source. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import { PROJECT_ROOT } from '../config/environment';

/** What has a limit of its own. */
export const ENDPOINTS = [
  'live',
  'startup',
  'ready',
  'sign-in',
  'sign-out',
  'profile',
  'assignments',
  'answers',
  'accounts',
  'schedule',
  'materials',
  'lesson',
  'file',
] as const;
export type Endpoint = (typeof ENDPOINTS)[number];

const positive = z.number().positive();
const share = z.number().min(0).max(1);

const limitSchema = z.strictObject({
  /** The average decides. */
  averageMs: positive,
  /** Share of answers with another status than the expected one. */
  errorShare: share,
  /** Where the limit comes from. */
  source: z.string().min(1),
});
export type Limit = z.infer<typeof limitSchema>;

export const performancePolicySchema = z.strictObject({
  endpoints: z.record(z.enum(ENDPOINTS), limitSchema),
  /** The p95 may be this many times the limit of the average. */
  p95Factor: positive,
  /** Share of the limit that noise of the machine may reach; a duration measured in more noise is no result. */
  noiseShare: share,
  growth: z.strictObject({
    /** The first page of many entries may take this many times as long as that of few. */
    firstPage: positive,
    /** Shorter times count as this: a ratio of a few milliseconds is noise. */
    timesFromMs: positive,
    source: z.string().min(1),
  }),
  stability: z.strictObject({ errorShare: share, lastToFirst: positive, source: z.string().min(1) }),
  /** `perSecond`: requests of one user to lists that the platform must accept. */
  rate: z.strictObject({ perSecond: z.int().positive(), recoveryMs: positive, source: z.string().min(1) }),
  pages: z.strictObject({
    largestPaintMs: positive,
    layoutShift: positive,
    blockingMs: positive,
    secondVisitShare: share,
    source: z.string().min(1),
  }),
});
export type PerformancePolicy = z.infer<typeof performancePolicySchema>;

const fileSchema = z.object({ performance: performancePolicySchema });

/** @throws ZodError when the file or its part about performance is invalid */
export function readPerformancePolicy(file = path.join(PROJECT_ROOT, 'release-policy.json')): PerformancePolicy {
  return fileSchema.parse(JSON.parse(readFileSync(file, 'utf8'))).performance;
}
