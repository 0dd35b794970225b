/**
 * `reports/run.json`: what a run found out, for other tools. Names in here are relied upon; change them only together
 * with `schemaVersion`.
 */
import { z } from 'zod';
import { fromEarlierVersion } from '../earlier-version';
import { leftoverSchema, unstableSchema } from '../../fixtures/network/network-note';
import { OUTCOMES } from '../../fixtures/protocol/outcome';

export const SCHEMA_VERSION = 2;

export const caseEntrySchema = z.object({
  /** An id of the manual protocol (a step where the case has steps), or file and title of a test beyond it. */
  id: z.string(),
  title: z.string(),
  /** Who does it: a role, `secondStudent`, or `anyone`. */
  role: z.string(),
  outcome: z.enum(OUTCOMES),
  durationMs: z.number(),
  /** The test that ran it: file and full title. */
  test: z.string(),
  /** Why it failed, was blocked or skipped. */
  error: z.string().optional(),
});
export type CaseEntry = z.infer<typeof caseEntrySchema>;

/** The test in which something was met: file and full title. */
const runFacts = { test: z.string() };

/** What the requests of a run met beside what the cases look at. */
export const networkSchema = z.object({
  /** Requests to the API, of the suite and of pages. */
  requests: z.number(),
  /** Requests of the suite that waited, so that the platform would not answer 429. */
  paced: z.object({ requests: z.number(), waitedMs: z.number() }),
  /** Answers 429, and how long was waited before these requests were repeated. */
  limited: z.object({ answers: z.number(), waitedMs: z.number() }),
  /** Answers of 500 and above to requests that were right when repeated. */
  unstable: z.array(unstableSchema.extend(runFacts)),
});
export type NetworkSummary = z.infer<typeof networkSchema>;

export const NO_NETWORK: NetworkSummary = { requests: 0, paced: { requests: 0, waitedMs: 0 }, limited: { answers: 0, waitedMs: 0 }, unstable: [] };

export const leftBehindSchema = leftoverSchema.extend(runFacts);
export type LeftBehind = z.infer<typeof leftBehindSchema>;

export const runSchema = z.object({
  schemaVersion: z.literal(SCHEMA_VERSION),
  runId: z.string(),
  /** The seed of `--shuffle`; null when the order was not shuffled. */
  seed: z.string().nullable(),
  /** ISO 8601, UTC. */
  startedAt: z.string(),
  durationMs: z.number(),
  /** The suite's own commit; null outside a checkout. */
  git: z.object({ sha: z.string().nullable() }),
  target: z.object({ baseUrl: z.string(), kind: z.enum(['sandbox', 'remote']), version: z.string().nullable() }),
  /**
   * Cases by outcome. `flaky` counts tests that passed only at a later attempt; their cases stand under `passed` too.
   * `known` counts those of the failed and blocked that known-issues.json excuses.
   */
  totals: z.object({ passed: z.number(), failed: z.number(), blocked: z.number(), flaky: z.number(), skipped: z.number(), known: z.number().default(0) }),
  /** Share of the tests run whose first attempt passed, 0 … 1; null when none was run. */
  firstAttemptPassRate: z.number().nullable(),
  cases: z.array(caseEntrySchema),
  /** Sign-ins of this run, and the most that one client address made within 60 s (earlier runs included). */
  signIns: z.object({ count: z.number(), maxPerMinute: z.number() }),
  /**
   * GO or NO-GO by release-policy.json. `selection`: somebody chose a part of the suite; that part is judged, which
   * says nothing about a release.
   */
  verdict: z.object({ decision: z.enum(['GO', 'NO-GO']), reasons: z.array(z.string()), scope: z.enum(['release', 'selection']) }),
  network: networkSchema.default(NO_NETWORK),
  /** What the platform did not let the suite remove; `npm run janitor` reads this list. */
  leftBehind: z.array(leftBehindSchema).default([]),
  /** Parts of the platform that were not ready when the run began, and which cases need them; null when all were. */
  notReady: z.object({ parts: z.array(z.string()), sentence: z.string() }).nullable().default(null),
  /** Why the platform could not be tested at all; null when it could. */
  unhealthyReason: z.string().nullable(),
});
export type Run = z.infer<typeof runSchema>;

/** A run.json that may have been written before: version 1 had another name for one field. */
export const storedRunSchema = z.preprocess((content) => fromEarlierVersion(content, { version: SCHEMA_VERSION, names: { 'unwell': 'unhealthyReason' } }), runSchema);
