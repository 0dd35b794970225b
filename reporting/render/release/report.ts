/** `reports/release.json`: the release report as data. The other two formats are made from it. */
import { z } from 'zod';
import { measuredNoteSchema } from '../../../suite/performance/measured';
import { PHASES } from '../../../suite/catalogue';
import { machineSchema } from '../../../suite/machine/record';
import { FAILURE_CODES } from '../../../suite/failure/failure';
import { OWNERS } from '../../../suite/catalogue/metadata';
import { RESPONSE_KINDS } from '../../collect/response-kinds';
import { CHECK_OUTCOMES } from '../../causes/cause-check-result';
import { lastGoSchema } from '../../verdict/last-go';
import { changesSchema } from '../../causes/changes';
import { CAUSE_VERDICTS } from '../../causes/likely-causes';
import { CASE_STATUSES } from '../../status/case-status';
import { consequence } from '../../status/policy';
import { repeatedCaseSchema, reportRunsSchema } from './repeated-cases';

const wordingSchema = z.object({ en: z.string(), ru: z.string() });
const count = z.number();
const countsSchema = z.object({
  all: count,
  passed: count,
  failed: count,
  blocked: count,
  flaky: count,
  known: count,
  skipped: count,
  notRun: count,
});

const lineSchema = z.object({
  id: z.string(),
  title: wordingSchema,
  role: z.string(),
  priority: z.enum(['P1', 'P2', 'P3']),
  status: z.enum(CASE_STATUSES),
  /** The failure in a sentence or two, from its data. Missing in older reports. */
  text: wordingSchema.optional(),
  /** The original message. */
  seen: z.string(),
  /** Files, as paths from the report. */
  screenshot: z.string().nullable(),
  trace: z.string().nullable(),
});
export type ReportCase = z.infer<typeof lineSchema>;

const causeSchema = z.object({
  fingerprint: z.string(),
  verdict: z.enum(CAUSE_VERDICTS),
  blocks: z.boolean(),
  /** Kind of the failure that represents it. Missing in older reports. */
  code: z.enum(FAILURE_CODES).optional(),
  /** The highest priority of its cases. */
  priority: z.enum(['P1', 'P2', 'P3']).default('P2'),
  /** Owners of its failed cases. */
  owners: z.array(z.enum(OWNERS)).default([]),
  /** Roles that its cases act as: whom the cause concerns. */
  roles: z.array(z.string()).default([]),
  /** Start of the first run in a row that had it; this run's start for a new cause; null when that is unknown. */
  since: z.string().nullable().default(null),
  /** The cause in one sentence, for readers who know the product but not its code. */
  title: wordingSchema,
  seen: z.string(),
  likely: wordingSchema,
  request: z.string().nullable(),
  status: z.number().nullable(),
  page: z.string().nullable(),
  /** The platform's response text; null when it is unknown. */
  answer: z.string().nullable(),
  /** Result of the run's own second request; null for a cause that explains too few cases to be checked. */
  check: z.object({ outcome: z.enum(CHECK_OUTCOMES), text: wordingSchema }).nullable(),
  failed: z.array(lineSchema),
  /** Ids of cases that it blocked. */
  blocked: z.array(z.string()),
  /** The command that repeats only these cases. */
  repeat: z.string().nullable(),
});
export type ReportCause = z.infer<typeof causeSchema>;

const figureVerdict = z.enum(['within', 'over', 'too few', 'no limit']);
const shareSchema = z.object({ value: z.number(), limit: z.number(), verdict: figureVerdict });

const issueSchema = z.object({
  case: z.string(),
  reason: z.string(),
  owner: z.enum(OWNERS),
  link: z.string().optional(),
  expires: z.string(),
});

const loweredSchema = z.object({ minimum: count, reason: z.string(), expires: z.string() }).nullable();

export const releaseReportSchema = z.object({
  schemaVersion: z.literal(2),
  /**
   * `NONE`: only a selection was run, and nothing in it failed, or the run was ended early or still goes on, and
   * nothing has failed. This is not a GO for a release. A failure is a NO-GO.
   */
  decision: z.enum(['GO', 'NO-GO', 'NONE']),
  /** `selection`: the user selected a part of the suite. */
  scope: z.enum(['release', 'selection']),
  reasons: z.array(
    wordingSchema.extend({
      kind: z.string().default(''),
      /** The message of a tool, where the Russian sentence says less. */
      original: z.string().optional(),
    }),
  ),
  run: z.object({
    id: z.string(),
    startedAt: z.string(),
    durationMs: z.number(),
    seed: z.string().nullable(),
    commit: z.string().nullable(),
    browser: z.string().nullable(),
    timeZone: z.string(),
    firstAttemptPassRate: z.number().nullable(),
    signIns: z.number(),
    machine: machineSchema.nullable().default(null),
    slowestPhases: z.array(z.object({ phase: z.enum(PHASES), ms: z.number() })).default([]),
  }),
  target: z.object({ baseUrl: z.string(), kind: z.enum(['sandbox', 'remote']), version: z.string().nullable() }),
  totals: countsSchema,
  phases: z.array(
    z.object({
      id: z.string(),
      title: wordingSchema,
      cases: countsSchema,
      further: countsSchema,
      later: z.boolean(),
      lowered: loweredSchema.default(null),
    }),
  ),
  /** What a failed case of each priority means for the release, by the policy of the run. Null in older reports. */
  priorities: z.object({ P1: consequence, P2: consequence, P3: consequence }).nullable().default(null),
  causes: z.array(causeSchema),
  /** Titles of the tests beyond the protocol that the causes name by id. */
  titles: z.record(z.string(), wordingSchema).default({}),
  /** Difference from the run before it on this platform; null without one. */
  changes: changesSchema.nullable().default(null),
  /** Cases that failed in one attempt and passed in a later one. */
  flakyCases: z.array(z.string()).default([]),
  /** The runs that this report shows, in order: a first one and second runs over what had not passed; empty for one run. */
  runs: reportRunsSchema.default([]),
  /** Cases that a second run repeated. */
  repeated: z.array(repeatedCaseSchema).default([]),
  /** Observations outside the cases, each reported once. */
  observations: z
    .array(
      z.object({
        kind: z.enum([
          'outage',
          'session lost',
          'clock',
          'machine',
          'unstable',
          'left behind',
          'rate limit',
          'not ready',
        ]),
        title: wordingSchema,
        sentence: wordingSchema,
        requests: z.array(z.union([z.string(), wordingSchema])),
        blocks: z.boolean(),
      }),
    )
    .default([]),
  flakes: z.array(
    z.object({
      /** File and full title. */
      test: z.string(),
      /** Its title for readers. Missing in older reports. */
      title: wordingSchema.optional(),
      /** Reason of the quarantine; null when the test is not quarantined and counts. */
      quarantine: z.string().nullable(),
      /** It had failed only because the machine was too slow, and does not count. */
      byMachine: z.boolean().default(false),
      attempts: z.array(
        z.object({
          passed: z.boolean(),
          seen: z.string().nullable(),
          trace: z.string().nullable(),
          run: z.number().nullable().default(null),
        }),
      ),
      repeat: z.string(),
    }),
  ),
  knownIssues: z.array(issueSchema),
  fixedIssues: z.array(issueSchema),
  /** Known issues that have expired while their case still fails. */
  expiredIssues: z.array(issueSchema).default([]),
  figures: z.object({
    kinds: z.array(
      z.object({
        kind: z.enum(['all', ...RESPONSE_KINDS]),
        count,
        averageMs: z.number(),
        p50Ms: z.number(),
        p95Ms: z.number(),
        errors: count,
        limitMs: z.number().nullable(),
        verdict: figureVerdict,
      }),
    ),
    errorShare: shareSchema,
    answeredShare: shareSchema,
    signIns: z.object({ count, failed: count }),
    outliers: z.array(
      z.object({
        at: z.string(),
        request: z.string(),
        status: z.number().nullable(),
        ms: z.number(),
        test: z.string(),
        title: wordingSchema.optional(),
        trace: z.string().nullable(),
      }),
    ),
    /** Overhead of measuring in all workers together. */
    costMs: z.number(),
  }),
  /** What the performance cases measured. Missing in older reports. */
  measured: measuredNoteSchema.default([]),
  /** What the last GO of this platform measured; null without one. */
  lastGo: lastGoSchema.nullable().default(null),
  /** The last whole fault drill on this machine. It shows how reliable a passing report is. Null when there was none. */
  drill: z.object({ detected: z.number(), all: z.number(), startedAt: z.string() }).nullable(),
});
export type ReleaseReport = z.infer<typeof releaseReportSchema>;
