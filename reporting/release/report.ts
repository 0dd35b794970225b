/** `reports/release.json`: the release report as data. The other two formats are made from it. */
import { z } from 'zod';
import type { Language } from '../../suite/texts/texts';
import { measuredNoteSchema } from '../../suite/performance/measured';
import type { Failure } from '../../suite/failure/failure';
import { caseById, isCaseId } from '../../suite/catalogue';
import { OWNERS } from '../../suite/catalogue/metadata';
import { reasonText } from '../run-report/reason-texts';
import type { Run } from '../run-report/schema';
import { isDecided } from '../run-report/verdict';
import type { CaseResult } from '../run-report/case-result';
import { firstSentence } from '../text/format';
import { RESPONSE_KINDS } from './response-kinds';
import { countOf, type Drill } from '../drill/schema';
import type { Assessment } from './assess';
import { CHECK_OUTCOMES } from './cause-check-result';
import { checkText } from './check-texts';
import { failureOfCase, messageOf, type Cause } from './causes';
import { lastGoSchema, type LastGo } from './last-go';
import { changesOf, changesSchema, isSamePlatform, sinceOf, type EarlierRun } from './changes';
import { CAUSE_VERDICTS, likelyText } from './likely-causes';
import { failureText, sentenceOf, withoutScenarios } from './sentences';
import { phaseRows } from './phases';
import { CASE_STATUSES, type EvaluatedCase } from './case-status';
import { repeatedCaseSchema, repeatedCases, reportRunsSchema } from './second-run';

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
  reasons: z.array(wordingSchema.extend({ kind: z.string().default('') })),
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
        kind: z.enum(['outage', 'session lost', 'clock', 'unstable', 'left behind', 'rate limit', 'not ready']),
        title: wordingSchema,
        sentence: wordingSchema,
        requests: z.array(z.string()),
        blocks: z.boolean(),
      }),
    )
    .default([]),
  flakes: z.array(
    z.object({
      test: z.string(),
      /** Reason of the quarantine; null when the test is not quarantined and counts. */
      quarantine: z.string().nullable(),
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

/** Data about the environment that writes the report. */
export interface ReportContext {
  timeZone: string;
  /** `BASE_URL=…` before a command, when the user gave the platform. */
  prefix: string;
  drill?: Drill | undefined;
  /** The run before this one. */
  earlier?: EarlierRun | undefined;
  /** The last GO of this platform. */
  lastGo?: LastGo | null;
  files: {
    of(caseResult: CaseResult): { screenshot: string | null; trace: string | null };
    pathTo(file: string): string;
  };
}

export function releaseReport(run: Run, assessment: Assessment, context: ReportContext): ReleaseReport {
  const { evaluated, figures, causes } = assessment;
  const pathTo = (file: string | null) => (file === null ? null : context.files.pathTo(file));
  const worded = (text: (language: Language) => string) => ({ en: text('en'), ru: text('ru') });
  const earlier =
    context.earlier !== undefined && isSamePlatform(context.earlier.target, run.target) ? context.earlier : undefined;
  const written = causes.map((cause) => ({
    ...reportCause(cause, context),
    since: sinceOf(cause, earlier, run.startedAt),
  }));
  const known = [...new Set(evaluated.flatMap((one) => (one.issue === undefined ? [] : [one.issue])))];
  return releaseReportSchema.parse({
    schemaVersion: 2,
    decision:
      (assessment.scope === 'selection' && assessment.decision === 'GO') || !isDecided(assessment.reasons)
        ? 'NONE'
        : assessment.decision,
    scope: assessment.scope,
    reasons: assessment.reasons.map((reason) => ({
      kind: reason.kind,
      ...worded((language) => reasonText(reason, language)),
    })),
    run: {
      id: run.runId,
      startedAt: run.startedAt,
      durationMs: run.durationMs,
      seed: run.seed,
      commit: run.git.sha,
      browser: figures.browser,
      timeZone: context.timeZone,
      firstAttemptPassRate: run.firstAttemptPassRate,
      signIns: run.signIns.count,
    },
    target: run.target,
    totals: totalsOf(evaluated),
    phases: phaseRows(evaluated, assessment.policy),
    causes: written,
    titles: titlesOf(evaluated),
    changes: changesOf(
      written,
      evaluated.map(({ caseResult }) => caseResult),
      earlier,
      run.startedAt,
    ),
    runs: run.runs,
    repeated: repeatedCases(run, evaluated),
    flakyCases: evaluated.filter(({ status }) => status === 'flaky').map(({ caseResult }) => caseResult.id),
    observations: assessment.observations.map(({ requests, ...observation }) => ({
      ...observation,
      requests: [...requests],
    })),
    flakes: assessment.flakes.map((flake) => ({
      test: flake.test,
      quarantine: flake.quarantined?.reason ?? null,
      attempts: flake.attempts.map(({ passed, error, trace, runId }) => ({
        passed,
        seen: error === null ? null : firstSentence(error),
        trace: pathTo(trace),
        run: numberOf(runId, run),
      })),
      repeat: `${context.prefix}npm start -- ${flake.place} --repeat-each 10`,
    })),
    knownIssues: known,
    fixedIssues: assessment.fixed,
    expiredIssues: assessment.expired,
    figures: {
      ...figures,
      outliers: figures.outliers.map(({ at, method, path, status, ms, test, trace }) => ({
        at: new Date(at).toISOString(),
        request: `${method} ${path}`,
        status,
        ms,
        test,
        trace: pathTo(trace),
      })),
    },
    measured: assessment.measured,
    lastGo: context.lastGo ?? null,
    drill:
      context.drill === undefined
        ? null
        : {
            detected: countOf(context.drill, 'killed'),
            all: context.drill.faults.length,
            startedAt: context.drill.startedAt,
          },
  } satisfies ReleaseReport);
}

/** Returns the number of a run in the order of the report; null where the report shows one run. */
function numberOf(runId: string | undefined, { runs }: Run): number | null {
  const index = runs.findIndex(({ id }) => id === runId);
  return index === -1 ? null : index + 1;
}

function reportCause(cause: Cause, context: ReportContext): ReportCause {
  const all = [...cause.failed, ...cause.blocked];
  const places = [...new Set(all.map((one) => one.caseResult.place))].filter(Boolean);
  return {
    fingerprint: cause.fingerprint,
    verdict: cause.verdict,
    blocks: cause.blocks,
    priority: all.map(({ priority }) => priority).sort()[0] ?? 'P2',
    owners: [
      ...new Set(
        (cause.failed.length > 0 ? cause.failed : cause.blocked).flatMap(({ caseResult }) => caseResult.owner ?? []),
      ),
    ],
    roles: [...new Set(all.map(({ caseResult }) => caseResult.role))],
    since: null,
    title: sentenceOf(cause),
    seen: messageOf(cause),
    likely: likelyText(cause.likelyCause),
    request: cause.request,
    status: cause.status,
    page: cause.page,
    answer: cause.request === null ? null : responseText(cause.failure),
    check: cause.check === undefined ? null : { outcome: cause.check.outcome, text: checkText(cause.check) },
    failed: cause.failed.map((one) => reportCase(one, context)),
    blocked: cause.blocked.map((one) => one.caseResult.id),
    repeat: places.length === 0 ? null : `${context.prefix}npm start -- ${places.join(' ')}`,
  };
}

/** Leaves out a response that is an HTML page: it is not useful to a reader. */
function responseText({ request, seen = '' }: Failure): string | null {
  return request === undefined || seen === '' || /^\s*</.test(seen) ? null : seen;
}

function reportCase({ caseResult, priority, status }: EvaluatedCase, context: ReportContext): ReportCase {
  return {
    id: caseResult.id,
    title: titleOf(caseResult),
    role: caseResult.role,
    priority,
    status,
    text: failureText(failureOfCase(caseResult), caseResult),
    seen: firstSentence(caseResult.error ?? ''),
    ...context.files.of(caseResult),
  };
}

function titleOf(caseResult: CaseResult): { en: string; ru: string } {
  if (isCaseId(caseResult.id)) return caseById(caseResult.id).wording;
  return { en: withoutScenarios(caseResult.title), ru: caseResult.titleRu ?? withoutScenarios(caseResult.title) };
}

/** Returns the titles of the tests beyond the protocol that did not pass at once. */
function titlesOf(evaluated: readonly EvaluatedCase[]): ReleaseReport['titles'] {
  const isNamed = ({ caseResult: { attempts }, status }: EvaluatedCase) =>
    (status !== 'passed' && status !== 'skipped') || attempts.some(({ outcome }) => outcome !== 'PASS');
  const named = evaluated.filter((one) => !isCaseId(one.caseResult.id) && isNamed(one));
  return Object.fromEntries(named.map(({ caseResult }) => [caseResult.id, titleOf(caseResult)]));
}

function totalsOf(evaluated: readonly EvaluatedCase[]): ReleaseReport['totals'] {
  const of = (status: EvaluatedCase['status']) => evaluated.filter((one) => one.status === status).length;
  return {
    all: evaluated.length,
    passed: of('passed'),
    failed: of('failed'),
    blocked: of('blocked'),
    flaky: of('flaky'),
    known: of('known'),
    skipped: of('skipped'),
    notRun: 0,
  };
}
