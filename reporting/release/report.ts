/** `reports/release.json`: the release report as data. The other two formats are made from it. */
import { z } from 'zod';
import type { Language } from '../html/language';
import type { Failure } from '../../suite/failure/failure';
import { caseById, isCaseId } from '../../suite/catalogue';
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
import { CAUSE_VERDICTS, messageOf, type Cause } from './causes';
import { LIKELY_CAUSE_TEXTS } from './likely-causes';
import { sentenceOf } from './sentences';
import { phaseRows } from './phases';
import { CASE_STATUSES, type EvaluatedCase } from './case-status';

const wordingSchema = z.object({ en: z.string(), ru: z.string() });
const count = z.number();
const countsSchema = z.object({ all: count, passed: count, failed: count, blocked: count, flaky: count, known: count, skipped: count, notRun: count });

const lineSchema = z.object({
  id: z.string(),
  title: wordingSchema,
  role: z.string(),
  priority: z.enum(['P1', 'P2', 'P3']),
  status: z.enum(CASE_STATUSES),
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

const issueSchema = z.object({ case: z.string(), reason: z.string(), owner: z.string(), link: z.string(), expires: z.string() });

export const releaseReportSchema = z.object({
  schemaVersion: z.literal(2),
  /**
   * `NONE`: only a selection was run, and nothing in it failed, or the run was ended early or still goes on, and
   * nothing has failed. This is not a GO for a release. A failure is a NO-GO.
   */
  decision: z.enum(['GO', 'NO-GO', 'NONE']),
  /** `selection`: the user selected a part of the suite. */
  scope: z.enum(['release', 'selection']),
  reasons: z.array(wordingSchema),
  run: z.object({
    id: z.string(), startedAt: z.string(), durationMs: z.number(), seed: z.string().nullable(), commit: z.string().nullable(), browser: z.string().nullable(),
    timeZone: z.string(), firstAttemptPassRate: z.number().nullable(), signIns: z.number(),
  }),
  target: z.object({ baseUrl: z.string(), kind: z.enum(['sandbox', 'remote']), version: z.string().nullable() }),
  totals: countsSchema,
  phases: z.array(z.object({ id: z.string(), title: wordingSchema, cases: countsSchema, further: countsSchema, later: z.boolean() })),
  causes: z.array(causeSchema),
  /** Observations outside the cases, each reported once. */
  observations: z
    .array(z.object({ kind: z.enum(['outage', 'session lost', 'unstable', 'left behind', 'rate limit', 'not ready']), title: wordingSchema, sentence: wordingSchema, requests: z.array(z.string()), blocks: z.boolean() }))
    .default([]),
  flakes: z.array(
    z.object({
      test: z.string(),
      /** Reason of the quarantine; null when the test is not quarantined and counts. */
      quarantine: z.string().nullable(),
      attempts: z.array(z.object({ passed: z.boolean(), seen: z.string().nullable(), trace: z.string().nullable() })),
      repeat: z.string(),
    }),
  ),
  knownIssues: z.array(issueSchema),
  fixedIssues: z.array(issueSchema),
  figures: z.object({
    kinds: z.array(
      z.object({
        kind: z.enum(['all', ...RESPONSE_KINDS]), count, averageMs: z.number(), p50Ms: z.number(), p95Ms: z.number(), errors: count, limitMs: z.number().nullable(),
        verdict: figureVerdict,
      }),
    ),
    errorShare: shareSchema,
    answeredShare: shareSchema,
    signIns: z.object({ count, failed: count }),
    outliers: z.array(
      z.object({ at: z.string(), request: z.string(), status: z.number().nullable(), ms: z.number(), test: z.string(), trace: z.string().nullable() }),
    ),
    /** Overhead of measuring in all workers together. */
    costMs: z.number(),
  }),
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
  files: { of(caseResult: CaseResult): { screenshot: string | null; trace: string | null }; pathTo(file: string): string };
}

export function releaseReport(run: Run, assessment: Assessment, context: ReportContext): ReleaseReport {
  const { evaluated, figures, causes } = assessment;
  const pathTo = (file: string | null) => (file === null ? null : context.files.pathTo(file));
  const worded = (text: (language: Language) => string) => ({ en: text('en'), ru: text('ru') });
  const known = [...new Set(evaluated.flatMap((one) => (one.issue === undefined ? [] : [one.issue])))];
  return releaseReportSchema.parse({
    schemaVersion: 2,
    decision: (assessment.scope === 'selection' && assessment.decision === 'GO') || !isDecided(assessment.reasons) ? 'NONE' : assessment.decision,
    scope: assessment.scope,
    reasons: assessment.reasons.map((reason) => worded((language) => reasonText(reason, language))),
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
    phases: phaseRows(evaluated),
    causes: causes.map((cause) => reportCause(cause, context)),
    observations: assessment.observations.map(({ requests, ...observation }) => ({ ...observation, requests: [...requests] })),
    flakes: assessment.flakes.map((flake) => ({
      test: flake.test,
      quarantine: flake.quarantined?.reason ?? null,
      attempts: flake.attempts.map(({ passed, error, trace }) => ({ passed, seen: error === null ? null : firstSentence(error), trace: pathTo(trace) })),
      repeat: `${context.prefix}npm start -- ${flake.place} --repeat-each 10`,
    })),
    knownIssues: known,
    fixedIssues: assessment.fixed,
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
    drill: context.drill === undefined ? null : { detected: countOf(context.drill, 'killed'), all: context.drill.faults.length, startedAt: context.drill.startedAt },
  } satisfies ReleaseReport);
}

function reportCause(cause: Cause, context: ReportContext): ReportCause {
  const places = [...new Set([...cause.failed, ...cause.blocked].map((one) => one.caseResult.place))].filter(Boolean);
  return {
    fingerprint: cause.fingerprint,
    verdict: cause.verdict,
    blocks: cause.blocks,
    title: sentenceOf(cause),
    seen: messageOf(cause),
    likely: LIKELY_CAUSE_TEXTS[cause.likelyCause],
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
  const title = isCaseId(caseResult.id) ? caseById(caseResult.id).wording : { en: caseResult.title, ru: caseResult.titleRu ?? caseResult.title };
  return { id: caseResult.id, title, role: caseResult.role, priority, status, seen: firstSentence(caseResult.error ?? ''), ...context.files.of(caseResult) };
}

function totalsOf(evaluated: readonly EvaluatedCase[]): ReleaseReport['totals'] {
  const of = (status: EvaluatedCase['status']) => evaluated.filter((one) => one.status === status).length;
  return {
    all: evaluated.length, passed: of('passed'), failed: of('failed'), blocked: of('blocked'), flaky: of('flaky'), known: of('known'), skipped: of('skipped'), notRun: 0,
  };
}
