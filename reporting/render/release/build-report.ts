/** Makes the release report from the description of a run, as the data that `report.ts` defines. */
import type { Failure } from '../../../suite/failure/failure';
import { caseById, isCaseId } from '../../../suite/catalogue';
import { originalOf, reasonText } from '../../verdict/reason-texts';
import type { Run } from '../../collect/run-schema';
import { isDecided } from '../../verdict/verdict';
import type { CaseResult } from '../../cases/case-result';
import { firstSentence } from '../../text/format';
import { countOf, type Drill } from '../../drill/schema';
import type { Assessment } from '../../verdict/assess';
import { checkText } from '../../causes/check-texts';
import { failureOfCase, messageOf, type Cause } from '../../causes/causes';
import type { LastGo } from '../../verdict/last-go';
import { changesOf, isSamePlatform, sinceOf, type EarlierRun } from '../../causes/changes';
import { likelyText } from '../../causes/likely-causes';
import { withoutScenarios } from '../../causes/case-sentences';
import { withDistinctTitles } from './distinct-titles';
import { failureText, sentenceOf } from '../../causes/sentences';
import { phaseRows } from '../../verdict/phases';
import { countByStatus, type EvaluatedCase } from '../../status/case-status';
import { repeatedCases } from './repeated-cases';
import { releaseReportSchema, type ReleaseReport, type ReportCase, type ReportCause } from './report';

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

/** Makes the release report of a run from its description and its assessment. */
export function releaseReport(run: Run, assessment: Assessment, context: ReportContext): ReleaseReport {
  const { evaluated, causes } = assessment;
  const earlier =
    context.earlier !== undefined && isSamePlatform(context.earlier.target, run.target) ? context.earlier : undefined;
  const written = withDistinctTitles(
    causes.map((cause) => ({
      ...reportCause(cause, context),
      since: sinceOf(cause, earlier, run.startedAt),
    })),
  );
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
      en: reasonText(reason, 'en'),
      ru: reasonText(reason, 'ru', assessment.titles),
      original: originalOf(reason),
    })),
    run: factsOf(run, assessment, context),
    target: run.target,
    totals: totalsOf(evaluated),
    phases: phaseRows(evaluated, assessment.policy),
    priorities: assessment.policy.priorities,
    causes: written,
    titles: titlesOf(evaluated, [...known, ...assessment.fixed, ...assessment.expired]),
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
      ...reportFlake(flake, run, context),
      title: assessment.titles.get(flake.test),
    })),
    knownIssues: known,
    fixedIssues: assessment.fixed,
    expiredIssues: assessment.expired,
    figures: reportFigures(assessment, context),
    measured: assessment.measured,
    lastGo: context.lastGo ?? null,
    drill: context.drill === undefined ? null : detectedBy(context.drill),
  } satisfies ReleaseReport);
}

function factsOf(run: Run, { figures }: Assessment, { timeZone }: ReportContext): ReleaseReport['run'] {
  return {
    id: run.runId,
    startedAt: run.startedAt,
    durationMs: run.durationMs,
    seed: run.seed,
    commit: run.git.sha,
    browser: figures.browser,
    timeZone,
    firstAttemptPassRate: run.firstAttemptPassRate,
    signIns: run.signIns.count,
    machine: run.machine,
    slowestPhases: run.slowestPhases,
  };
}

function reportFlake(
  flake: Assessment['flakes'][number],
  run: Run,
  context: ReportContext,
): ReleaseReport['flakes'][number] {
  return {
    test: flake.test,
    quarantine: flake.quarantined?.reason ?? null,
    byMachine: flake.byMachine ?? false,
    attempts: flake.attempts.map(({ passed, error, trace, runId }) => ({
      passed,
      seen: error === null ? null : firstSentence(error),
      trace: pathTo(trace, context),
      run: numberOf(runId, run),
    })),
    repeat: `${context.prefix}npm start -- ${flake.place} --repeat-each 10`,
  };
}

function reportFigures(
  { figures, titles }: Pick<Assessment, 'figures' | 'titles'>,
  context: ReportContext,
): ReleaseReport['figures'] {
  return {
    ...figures,
    outliers: figures.outliers.map(({ at, method, path, status, ms, test, trace }) => ({
      at: new Date(at).toISOString(),
      request: `${method} ${path}`,
      status,
      ms,
      test,
      title: titles.get(test),
      trace: pathTo(trace, context),
    })),
  };
}

function detectedBy(drill: Drill): ReleaseReport['drill'] {
  return { detected: countOf(drill, 'killed'), all: drill.faults.length, startedAt: drill.startedAt };
}

function pathTo(file: string | null, { files }: ReportContext): string | null {
  return file === null ? null : files.pathTo(file);
}

/** Returns the number of a run in the order of the report; null where the report shows one run. */
function numberOf(runId: string | undefined, { runs }: Run): number | null {
  const index = runs.findIndex(({ id }) => id === runId);
  return index === -1 ? null : index + 1;
}

function reportCause(cause: Cause, context: ReportContext): ReportCause {
  const all = [...cause.failed, ...cause.blocked];
  const failed = cause.failed.map((one) => reportCase(one, context));
  const hasScreenshot = failed.some(({ screenshot }) => screenshot !== null);
  const places = [...new Set(all.map((one) => one.caseResult.place))].filter(Boolean);
  return {
    fingerprint: cause.fingerprint,
    verdict: cause.verdict,
    blocks: cause.blocks,
    code: cause.failure.code,
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
    check:
      cause.check === undefined ? null : { outcome: cause.check.outcome, text: checkText(cause.check, hasScreenshot) },
    failed,
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

/** Returns the titles of the tests beyond the protocol that did not pass at once, or that known-issues.json names. */
function titlesOf(evaluated: readonly EvaluatedCase[], issues: readonly { case: string }[]): ReleaseReport['titles'] {
  const isNamed = ({ caseResult: { id, attempts }, status }: EvaluatedCase) =>
    issues.some((issue) => issue.case === id) ||
    (status !== 'passed' && status !== 'skipped') ||
    attempts.some(({ outcome }) => outcome !== 'PASS');
  const named = evaluated.filter((one) => !isCaseId(one.caseResult.id) && isNamed(one));
  return Object.fromEntries(named.map(({ caseResult }) => [caseResult.id, titleOf(caseResult)]));
}

function totalsOf(evaluated: readonly EvaluatedCase[]): ReleaseReport['totals'] {
  return { all: evaluated.length, ...countByStatus(evaluated), notRun: 0 };
}
