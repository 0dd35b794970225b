/** `reports/release.json`: the release sheet as data. The other two forms are made from it. */
import { z } from 'zod';
import type { Language } from '../sheet/language';
import type { Failure } from '../../fixtures/failure/failure';
import { caseById, isCaseId } from '../../fixtures/catalogue';
import { reasonText } from '../run-report/reason-texts';
import type { Run } from '../run-report/shape';
import type { Finding } from '../run-report/finding';
import { gist } from '../text/plain';
import { ANSWER_KINDS } from './answer-kinds';
import { countOf, type Drill } from '../drill/shape';
import type { Assessment } from './assess';
import { CHECK_OUTCOMES } from './cause-check';
import { checkText } from './check-texts';
import { CAUSE_VERDICTS, messageOf, type Cause } from './causes';
import { GUESS_TEXTS } from './guesses';
import { sentenceOf } from './sentences';
import { phaseRows } from './phases';
import { STANDINGS, type Judged } from './standing';

const wordingShape = z.object({ en: z.string(), ru: z.string() });
const count = z.number();
const countsShape = z.object({ all: count, passed: count, failed: count, blocked: count, flaky: count, known: count, skipped: count, notRun: count });

const lineShape = z.object({
  id: z.string(),
  title: wordingShape,
  role: z.string(),
  priority: z.enum(['P1', 'P2', 'P3']),
  standing: z.enum(STANDINGS),
  seen: z.string(),
  /** Files, as paths from the sheet. */
  picture: z.string().nullable(),
  trace: z.string().nullable(),
});
export type SheetCase = z.infer<typeof lineShape>;

const causeShape = z.object({
  fingerprint: z.string(),
  verdict: z.enum(CAUSE_VERDICTS),
  blocks: z.boolean(),
  /** The cause in one sentence, for people who know the product and not its code. */
  title: wordingShape,
  seen: z.string(),
  likely: wordingShape,
  request: z.string().nullable(),
  status: z.number().nullable(),
  page: z.string().nullable(),
  /** What the platform answered, in its own words; null where none are known. */
  answer: z.string().nullable(),
  /** What the run's own second request found out; null for a cause that explains too few cases to be checked. */
  check: z.object({ outcome: z.enum(CHECK_OUTCOMES), text: wordingShape }).nullable(),
  failed: z.array(lineShape),
  /** Ids of cases that could not be tried because of it. */
  blocked: z.array(z.string()),
  /** The one command that runs just these again. */
  repeat: z.string().nullable(),
});
export type SheetCause = z.infer<typeof causeShape>;

const figureVerdict = z.enum(['within', 'over', 'too few', 'no limit']);
const shareShape = z.object({ value: z.number(), limit: z.number(), verdict: figureVerdict });

const issueShape = z.object({ case: z.string(), reason: z.string(), owner: z.string(), link: z.string(), expires: z.string() });

export const releaseSheetShape = z.object({
  schemaVersion: z.literal(1),
  /** `NONE`: only a chosen part was run, and nothing in it failed. That is no GO for a release; a failure in it is a NO-GO. */
  decision: z.enum(['GO', 'NO-GO', 'NONE']),
  /** `selection`: somebody chose a part of the suite. */
  scope: z.enum(['release', 'selection']),
  reasons: z.array(wordingShape),
  run: z.object({
    id: z.string(), startedAt: z.string(), durationMs: z.number(), seed: z.string().nullable(), commit: z.string().nullable(), browser: z.string().nullable(),
    timeZone: z.string(), firstAttemptPassRate: z.number().nullable(), signIns: z.number(),
  }),
  target: z.object({ baseUrl: z.string(), kind: z.enum(['sandbox', 'remote']), version: z.string().nullable() }),
  totals: countsShape,
  phases: z.array(z.object({ id: z.string(), title: wordingShape, cases: countsShape, further: countsShape, later: z.boolean() })),
  causes: z.array(causeShape),
  /** What was met beside the cases, each told once. */
  observations: z
    .array(z.object({ kind: z.enum(['unstable', 'left behind', 'rate limit', 'not ready']), title: wordingShape, sentence: wordingShape, requests: z.array(z.string()), blocks: z.boolean() }))
    .default([]),
  flakes: z.array(
    z.object({
      test: z.string(),
      /** The reason of its quarantine; null where it is in none, and counts. */
      quarantine: z.string().nullable(),
      attempts: z.array(z.object({ passed: z.boolean(), seen: z.string().nullable(), trace: z.string().nullable() })),
      repeat: z.string(),
    }),
  ),
  knownIssues: z.array(issueShape),
  fixedIssues: z.array(issueShape),
  figures: z.object({
    kinds: z.array(
      z.object({
        kind: z.enum(['all', ...ANSWER_KINDS]), count, averageMs: z.number(), p50Ms: z.number(), p95Ms: z.number(), errors: count, limitMs: z.number().nullable(),
        verdict: figureVerdict,
      }),
    ),
    errorShare: shareShape,
    answeredShare: shareShape,
    signIns: z.object({ count, failed: count }),
    outliers: z.array(
      z.object({ at: z.string(), request: z.string(), status: z.number().nullable(), ms: z.number(), test: z.string(), trace: z.string().nullable() }),
    ),
    /** What measuring cost in all workers together. */
    costMs: z.number(),
  }),
  /** The last whole fault drill on this machine: how far a green sheet can be believed. Null where there was none. */
  drill: z.object({ noticed: z.number(), all: z.number(), startedAt: z.string() }).nullable(),
});
export type ReleaseSheet = z.infer<typeof releaseSheetShape>;

/** What the sheet needs to know of the place where it is written. */
export interface Surroundings {
  timeZone: string;
  /** `BASE_URL=…` before a command, where the platform was given. */
  prefix: string;
  drill?: Drill | undefined;
  files: { of(finding: Finding): { picture: string | null; trace: string | null }; pathTo(file: string): string };
}

export function releaseSheet(run: Run, assessment: Assessment, around: Surroundings): ReleaseSheet {
  const { judged, figures, causes } = assessment;
  const pathTo = (file: string | null) => (file === null ? null : around.files.pathTo(file));
  const worded = (text: (language: Language) => string) => ({ en: text('en'), ru: text('ru') });
  const known = [...new Set(judged.flatMap((one) => (one.issue === undefined ? [] : [one.issue])))];
  return releaseSheetShape.parse({
    schemaVersion: 1,
    decision: assessment.scope === 'selection' && assessment.decision === 'GO' ? 'NONE' : assessment.decision,
    scope: assessment.scope,
    reasons: assessment.reasons.map((reason) => worded((language) => reasonText(reason, language))),
    run: {
      id: run.runId,
      startedAt: run.startedAt,
      durationMs: run.durationMs,
      seed: run.seed,
      commit: run.git.sha,
      browser: figures.browser,
      timeZone: around.timeZone,
      firstAttemptPassRate: run.firstAttemptPassRate,
      signIns: run.signIns.count,
    },
    target: run.target,
    totals: totalsOf(judged),
    phases: phaseRows(judged),
    causes: causes.map((cause) => sheetCause(cause, around)),
    observations: assessment.observations.map(({ requests, ...observation }) => ({ ...observation, requests: [...requests] })),
    flakes: assessment.flakes.map((flake) => ({
      test: flake.test,
      quarantine: flake.quarantined?.reason ?? null,
      attempts: flake.attempts.map(({ passed, error, trace }) => ({ passed, seen: error === null ? null : gist(error), trace: pathTo(trace) })),
      repeat: `${around.prefix}npm start -- ${flake.place} --repeat-each 10`,
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
    drill: around.drill === undefined ? null : { noticed: countOf(around.drill, 'killed'), all: around.drill.faults.length, startedAt: around.drill.startedAt },
  } satisfies ReleaseSheet);
}

function sheetCause(cause: Cause, around: Surroundings): SheetCause {
  const places = [...new Set([...cause.failed, ...cause.blocked].map((one) => one.finding.place))].filter(Boolean);
  return {
    fingerprint: cause.fingerprint,
    verdict: cause.verdict,
    blocks: cause.blocks,
    title: sentenceOf(cause),
    seen: messageOf(cause),
    likely: GUESS_TEXTS[cause.guess],
    request: cause.request,
    status: cause.status,
    page: cause.page,
    answer: cause.request === null ? null : answerOf(cause.failure),
    check: cause.check === undefined ? null : { outcome: cause.check.outcome, text: checkText(cause.check) },
    failed: cause.failed.map((one) => sheetCase(one, around)),
    blocked: cause.blocked.map((one) => one.finding.id),
    repeat: places.length === 0 ? null : `${around.prefix}npm start -- ${places.join(' ')}`,
  };
}

/** A page of HTML says nothing to a reader. */
function answerOf({ request, seen = '' }: Failure): string | null {
  return request === undefined || seen === '' || /^\s*</.test(seen) ? null : seen;
}

function sheetCase({ finding, priority, standing }: Judged, around: Surroundings): SheetCase {
  const title = isCaseId(finding.id) ? caseById(finding.id).wording : { en: finding.title, ru: finding.title };
  return { id: finding.id, title, role: finding.role, priority, standing, seen: gist(finding.error ?? ''), ...around.files.of(finding) };
}

function totalsOf(judged: readonly Judged[]): ReleaseSheet['totals'] {
  const of = (standing: Judged['standing']) => judged.filter((one) => one.standing === standing).length;
  return {
    all: judged.length, passed: of('passed'), failed: of('failed'), blocked: of('blocked'), flaky: of('flaky'), known: of('known'), skipped: of('skipped'), notRun: 0,
  };
}
