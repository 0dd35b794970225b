/**
 * `reports/run.json`: the results of a run for other tools. Other tools depend on these names; change them only
 * together with `schemaVersion`.
 */
import { z } from 'zod';
import { fromEarlierVersion } from '../../lib/earlier-version';
import { failureSchema } from '../../suite/failure/failure';
import { ACTOR_NAMES } from '../../suite/config/names';
import { PHASES } from '../../suite/catalogue';
import { machineSchema } from '../../suite/machine/record';
import { leftoverSchema, unstableSchema } from '../../suite/network/network-note';
import { sessionLossSchema } from '../../suite/sessions/session-loss';
import { OUTCOMES } from '../../suite/protocol/outcome';

export const SCHEMA_VERSION = 2;

export const caseEntrySchema = z.object({
  /** An id of the manual protocol (a step where the case has steps), or file and title of a test outside it. */
  id: z.string(),
  title: z.string(),
  /** Role of the actor: a role, `secondStudent`, or `anyone`. */
  role: z.string(),
  outcome: z.enum(OUTCOMES),
  durationMs: z.number(),
  /** The test that ran it: file and full title. */
  test: z.string(),
  /** Why it failed, was blocked or skipped. */
  error: z.string().optional(),
  /** The failure as data. Missing in older records. */
  failure: failureSchema.optional(),
  /** Its attempts, and the run of each, where a second run repeated it. */
  repeated: z.array(z.object({ run: z.string(), outcome: z.enum(OUTCOMES) })).optional(),
});
export type CaseEntry = z.infer<typeof caseEntrySchema>;

/** One of several runs that this report shows: the first, and the second runs that were laid over it. */
export const runPartSchema = z.object({
  id: z.string(),
  startedAt: z.string(),
  durationMs: z.number(),
  /** Build of the platform that this run met; null when the platform did not report it. */
  version: z.string().nullable(),
  /** Cases that this run repeated, because they had not passed; empty for the first run. */
  cases: z.array(z.string()),
});
export type RunPart = z.infer<typeof runPartSchema>;

/** The test of an observation: file and full title. */
const runFacts = { test: z.string() };

/** Network observations of a run outside the cases. */
export const networkSchema = z.object({
  /** Requests to the API, from the suite and from pages. */
  requests: z.number(),
  /** Requests that the suite delayed to avoid the status 429. */
  paced: z.object({ requests: z.number(), waitedMs: z.number() }),
  /** Responses with status 429, and the waiting time before these requests were repeated. */
  limited: z.object({ answers: z.number(), waitedMs: z.number() }),
  /** Responses with status 500 and above to requests that succeeded when repeated. */
  unstable: z.array(unstableSchema.extend(runFacts)),
});
export type NetworkSummary = z.infer<typeof networkSchema>;

export const NO_NETWORK: NetworkSummary = {
  requests: 0,
  paced: { requests: 0, waitedMs: 0 },
  limited: { answers: 0, waitedMs: 0 },
  unstable: [],
};

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
   * Cases by status, as in every report: each is counted once. `flaky` counts those that passed only in a later attempt,
   * `known` the failed and blocked ones that known-issues.json covers. Earlier suites counted these as passed, failed or
   * blocked, too.
   */
  totals: z.object({
    passed: z.number(),
    failed: z.number(),
    blocked: z.number(),
    flaky: z.number(),
    skipped: z.number(),
    known: z.number().default(0),
  }),
  /** Share of the executed tests whose first attempt passed, 0 … 1; null when none was executed. */
  firstAttemptPassRate: z.number().nullable(),
  cases: z.array(caseEntrySchema),
  /** Sign-ins of this run, and the maximum number from one client address within 60 s (earlier runs included). */
  signIns: z.object({ count: z.number(), maxPerMinute: z.number() }),
  /**
   * GO or NO-GO by release-policy.json. `selection`: the user selected a part of the suite. This part is judged, but
   * it is no verdict on a release.
   */
  verdict: z.object({
    decision: z.enum(['GO', 'NO-GO']),
    /** `false`: the run was ended early or still goes on, and nothing has failed. */
    decided: z.boolean().optional(),
    reasons: z.array(z.string()),
    /** Kind of each reason, for tools: they read no sentence. Not in runs of an earlier suite. */
    kinds: z.array(z.string()).optional(),
    scope: z.enum(['release', 'selection']),
  }),
  /** `running`: written when the run began, and replaced at its end. `stopped`: ended early. */
  state: z.enum(['running', 'stopped', 'finished']).optional(),
  network: networkSchema.default(NO_NETWORK),
  /** Data that the platform did not let the suite remove; `npm run janitor` reads this list. */
  leftBehind: z.array(leftBehindSchema).default([]),
  /**
   * Parts of the platform that were not ready when the run began, and the cases that need them; null when all were
   * ready.
   */
  notReady: z
    .object({ parts: z.array(z.string()), sentence: z.string() })
    .nullable()
    .default(null),
  /** Times during the run without the platform, and the cases that failed meanwhile; ISO 8601, null: to the end. */
  outages: z
    .array(
      z.object({
        from: z.string(),
        to: z.string().nullable(),
        how: z.string(),
        howRu: z.string().optional(),
        cases: z.number(),
        /** Accounts whose sessions the restart of the platform ended; empty where they went on. */
        sessionsEnded: z.array(z.enum(ACTOR_NAMES)).optional(),
      }),
    )
    .default([]),
  /** Sessions that ended although nobody of this machine had signed in with their account. */
  sessionLosses: z.array(sessionLossSchema).default([]),
  /** Tests that a change of this machine's clock touched, and the change in milliseconds. */
  clockJumps: z.array(z.object({ test: z.string(), ms: z.number() })).default([]),
  /** What the run measured about its machine; null for a run that did not. */
  machine: machineSchema.nullable().default(null),
  /** The phases whose tests took longest, the slowest first, milliseconds of all tests together. */
  slowestPhases: z.array(z.object({ phase: z.enum(PHASES), ms: z.number() })).default([]),
  /** Why the platform could not be tested at all; null when it could. */
  unhealthyReason: z.string().nullable(),
  /** The runs that this report shows, in order; empty when it shows one. */
  runs: z.array(runPartSchema).default([]),
});
export type Run = z.infer<typeof runSchema>;

/** Accepts a run.json of version 1, too, which had another name for one field. */
export const storedRunSchema = z.preprocess(
  (content) =>
    fromEarlierVersion(content, { version: SCHEMA_VERSION, names: new Map([['unwell', 'unhealthyReason']]) }),
  runSchema,
);
