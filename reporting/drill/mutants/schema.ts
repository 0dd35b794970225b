/** `reports/mutants.json`: which systematic changes of the sandbox the suite detected. */
import { z } from 'zod';

export const MUTANT_FAMILIES = ['answers', 'rules', 'page'] as const;
export type MutantFamily = (typeof MUTANT_FAMILIES)[number];

/**
 * `killed`: a case failed by an assertion whose message names the endpoint, the field or the control. `misnamed`: a case
 * failed by an assertion with another message. `timed out`: only time-outs. `blocked`: cases could not be run, and none
 * failed. `survived`: every tried test passed. `not reached`: no test reaches the changed place. `equivalent`: listed in
 * `sandbox/faults/mutants/equivalents.json`.
 */
export const MUTANT_VERDICTS = [
  'killed',
  'misnamed',
  'timed out',
  'blocked',
  'survived',
  'not reached',
  'equivalent',
] as const;
export type MutantVerdict = (typeof MUTANT_VERDICTS)[number];

export const triedMutantSchema = z.object({
  name: z.string(),
  family: z.enum(MUTANT_FAMILIES),
  place: z.string(),
  operator: z.string(),
  changes: z.string(),
  verdict: z.enum(MUTANT_VERDICTS),
  /** The failure that decided; null for survivors. */
  killedBy: z.object({ by: z.string(), seen: z.string() }).nullable(),
  /** Tests that were run against it. */
  tests: z.array(z.string()),
  /** Number of tests that reach the changed place. */
  reachedBy: z.number(),
  /** For survivors: what would kill it. */
  wanted: z.string().nullable(),
  durationMs: z.number(),
});
export type TriedMutant = z.infer<typeof triedMutantSchema>;

const scoreSchema = z.object({
  killed: z.number(),
  of: z.number(),
  /** 95 % Wilson interval of the share. */
  low: z.number(),
  high: z.number(),
});
export type Score = z.infer<typeof scoreSchema>;

export const mutantReportSchema = z.object({
  schemaVersion: z.literal(1),
  startedAt: z.string(),
  durationMs: z.number(),
  commit: z.string().nullable(),
  seed: z.number(),
  /** Numbers of all mutants by family, and of the excluded ones by rule. */
  known: z.record(
    z.enum(MUTANT_FAMILIES),
    z.object({ enumerated: z.number(), excluded: z.record(z.string(), z.number()) }),
  ),
  score: scoreSchema,
  families: z.record(z.enum(MUTANT_FAMILIES), scoreSchema),
  minimumScore: z.number(),
  /** Tests that were run between the mutants, without one. Each failure is a kill that might be none. */
  control: z.object({ tried: z.number(), failed: z.array(z.object({ by: z.string(), seen: z.string() })) }),
  mutants: z.array(triedMutantSchema),
});
export type MutantReport = z.infer<typeof mutantReportSchema>;
