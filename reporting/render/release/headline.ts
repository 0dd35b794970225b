/** Sentences at the top of the release report: the decision, what was tested, what is broken, what has changed. */
import type { Formatter } from '../../text/language';
import type { Tone } from '../parts/page';
import { roleLabel } from '../../text/words';
import { isCritical } from '../../verdict/reason-texts';
import { beyondTitle } from './case-links';
import { criticalFirst, namedOf } from './cause-order';
import type { ReleaseReport, ReportCause } from './report';
import { buildsOf, withSecondRun } from '../parts/second-run';

/** Fingerprint of the only cause where the platform could not be tested. */
const UNREACHABLE = 'unhealthy';

/** Returns whether the platform could not be tested at all. */
export function isUnreachable({ causes }: Pick<ReleaseReport, 'causes'>): boolean {
  return causes.some(({ fingerprint }) => fingerprint === UNREACHABLE);
}

/** Names whom an unreachable platform concerns and whose turn it is: the reason says only what is wrong. Undefined otherwise. */
export function unreachableNote(
  report: Pick<ReleaseReport, 'causes' | 'run' | 'changes'>,
  format: Formatter,
): string | undefined {
  const cause = report.causes.find(({ fingerprint }) => fingerprint === UNREACHABLE);
  return cause && format.text('headline.unreachable', faultValues(cause, report, format));
}

/** Formats the verdict in a word or two. A GO of the sandbox is none of a platform, and a run without an end has none. */
export function formatDecision(
  report: Pick<ReleaseReport, 'decision' | 'target' | 'reasons' | 'runs'>,
  format: Formatter,
): string {
  return withSecondRun(decisionWord(report, format), report, format);
}

function decisionWord(
  { decision, target, reasons, runs }: Pick<ReleaseReport, 'decision' | 'target' | 'reasons' | 'runs'>,
  format: Formatter,
): string {
  if (decision === 'GO') return format.text(target.kind === 'sandbox' ? 'release.goSandbox' : 'release.go');
  if (decision === 'NONE' && reasons.some(({ kind }) => kind === 'interrupted' || kind === 'running'))
    return format.text('release.notDecided');
  // Without a platform nothing was found against the release either.
  if (decision === 'NO-GO')
    return format.text(reasons.some(({ kind }) => kind === 'unhealthy') ? 'release.noGoUnchecked' : 'release.noGo');
  return format.text(buildsOf({ runs }).length > 1 ? 'release.noDecisionOnBuilds' : 'release.noDecision');
}

/** Returns whether the run has not come to its end: this is its report until then. */
export function isRunning({ reasons }: Pick<ReleaseReport, 'reasons'>): boolean {
  return reasons.some(({ kind }) => kind === 'running');
}

/** Returns the note below the verdict; undefined for a NO-GO of the whole suite, whose causes are sufficient, and without a platform. */
export function noteOn(
  { decision, scope, target, causes, runs }: Pick<ReleaseReport, 'decision' | 'scope' | 'target' | 'causes' | 'runs'>,
  format: Formatter,
): string | undefined {
  if (isUnreachable({ causes })) return undefined;
  const builds = buildsOf({ runs });
  if (builds.length > 1)
    return format.text('release.buildsNote', {
      builds: builds.map((build) => build ?? format.text('release.buildUnknown')).join(', '),
    });
  if (scope === 'selection')
    return format.text(decision === 'NO-GO' ? 'release.selectionFailedNote' : 'release.selectionNote');
  if (decision !== 'GO') return undefined;
  return format.text(target.kind === 'sandbox' ? 'release.sandboxNote' : 'release.goNote');
}

export function toneOf({
  decision,
  target,
}: Pick<ReleaseReport, 'decision' | 'target'>): Tone & ('good' | 'bad' | 'idle' | 'known') {
  if (decision === 'GO') return target.kind === 'sandbox' ? 'known' : 'good';
  return decision === 'NO-GO' ? 'bad' : 'idle';
}

/** Names the platform and its build. */
export function platformLine(
  { target, reasons }: Pick<ReleaseReport, 'target' | 'reasons'>,
  format: Formatter,
): string {
  const build = target.version ?? format.text('release.buildUnknown');
  if (target.baseUrl === '' && target.kind === 'remote') return format.text('release.noPlatform');
  // A run that has just begun has not asked the platform for its build.
  if (target.kind === 'remote' && isRunning({ reasons })) return target.baseUrl;
  if (target.kind === 'sandbox')
    return format
      .text('release.onSandbox', { build: target.version ?? '' })
      .replace('  ', ' ')
      .replace(' ,', ',');
  return format.text('release.onRemote', { url: target.baseUrl, build });
}

/** Counts the cases and further checks by outcome. Failed and blocked ones are never added. */
export function countsLine(
  { totals, causes, reasons, phases }: Pick<ReleaseReport, 'totals' | 'causes' | 'reasons' | 'phases'>,
  format: Formatter,
): string {
  const { all, passed, failed, blocked, known, flaky, skipped } = totals;
  if (isRunning({ reasons }) && passed + failed + known + flaky === 0) return format.text('headline.notYet');
  if (all === 0 || isUnreachable({ causes }) || all === skipped) return format.text('headline.nothing');
  const further = phases.some((row) => row.further.all > 0) ? 'yes' : 'no';
  if (passed === all) return format.text('headline.all', { all, further });
  const critical = causes
    .flatMap((cause) => cause.failed)
    .filter(({ id, status }) => status === 'failed' && isCritical(id)).length;
  const parts = [
    ...(failed > 0 ? [format.text('headline.failed', { count: failed, critical })] : []),
    ...(blocked > 0 ? [format.text('headline.blocked', { count: blocked })] : []),
    ...(known > 0 ? [format.text('headline.known', { count: known })] : []),
    ...(flaky > 0 ? [format.text('headline.flaky', { count: flaky })] : []),
    ...(skipped > 0 ? [format.text('headline.skipped', { count: skipped })] : []),
  ];
  if (passed + failed + known + flaky === 0) return format.text('headline.noneFinished', { parts: parts.join(', ') });
  return format.text('headline.some', { passed, all, further, parts: parts.join(', ') });
}

/** Cause of the cases that ran when the run was stopped. A reason names it. */
const STOPPED = 'interrupted';
/** Beginning of the fingerprint of an outage. */
const OUTAGE = 'outage ';

/** Returns whether the headline names a cause as one; a run that was stopped and an unreachable platform are reasons. */
export function isNamedCause({ blocks, fingerprint }: Pick<ReportCause, 'blocks' | 'fingerprint'>): boolean {
  return blocks && fingerprint !== UNREACHABLE && fingerprint !== STOPPED;
}

/** Returns the causes that block the release, in the order in which they are read. */
export function blockingCauses(report: Pick<ReleaseReport, 'causes'>): { named: ReportCause[]; rest: number } {
  const blocking = criticalFirst(report.causes.filter(isNamedCause));
  const named = namedOf(blocking);
  return { named, rest: blocking.length - named.length };
}

/**
 * Counts the causes that block the release above their list: “What is broken: 101 causes, 34 of them critical (P1)”. Causes of the
 * environment and of the suite alone only got in the way.
 */
export function causesTitle(report: Pick<ReleaseReport, 'causes'>, format: Formatter): string {
  const blocking = report.causes.filter(isNamedCause);
  const critical = blocking.filter(({ priority }) => priority === 'P1').length;
  // One cause needs no number.
  return format.text('headline.causes', {
    causes: blocking.length,
    critical: blocking.length === 1 ? 0 : critical,
    // Only a fault of the platform is called broken.
    platform: blocking.every(({ verdict }) => verdict === 'environment' || verdict === 'test') ? 'no' : 'yes',
  });
}

/** Names the section of the causes that stand against the release; a run without a decision only did not try their cases. */
export function blockingTitle({ decision }: Pick<ReleaseReport, 'decision'>, format: Formatter): string {
  return format.text(decision === 'NONE' ? 'release.untried' : 'release.blocking');
}

/** A reason as a sentence, and the message of a tool where the sentence does not hold it; empty otherwise. */
export interface ReasonText {
  text: string;
  original: string;
}

/** Returns the reasons that no cause names. */
export function otherReasons(
  { reasons, causes }: Pick<ReleaseReport, 'reasons' | 'causes'>,
  { language }: Pick<Formatter, 'language'>,
): ReasonText[] {
  // An outage is a cause of its own where cases failed meanwhile: its fingerprint holds the same words.
  const isNamedByCause = ({ kind, en }: ReleaseReport['reasons'][number]) =>
    ['failed', 'blocked', 'own fault'].includes(kind) ||
    (kind === 'observed' &&
      causes.some(
        ({ fingerprint }) => fingerprint.startsWith(OUTAGE) && en.includes(fingerprint.slice(OUTAGE.length)),
      ));
  return reasons
    .filter((reason) => !isNamedByCause(reason))
    .map((reason) => ({ text: reason[language], original: language === 'en' ? '' : (reason.original ?? '') }));
}

/** Returns the blocked cases that a card lists: none where every case is blocked, since the number says so. */
export function listedBlocked({
  blocked,
  fingerprint,
}: Pick<ReportCause, 'blocked' | 'fingerprint'>): readonly string[] {
  return fingerprint === UNREACHABLE ? [] : blocked;
}

/** Counts a cause's cases: “1 case failed, 3 blocked”. */
export function causeCases(
  { failed, blocked }: { failed: readonly unknown[]; blocked: readonly unknown[] },
  format: Formatter,
): string {
  return format.text('release.causeCases', {
    failed: failed.length,
    blocked: blocked.length,
    both: failed.length > 0 && blocked.length > 0 ? 'yes' : 'no',
  });
}

/** Names whose turn it is: the platform and the owner of the cases, the environment, or the suite. */
export function whoseTurn(
  { verdict, owners, fingerprint }: Pick<ReportCause, 'verdict' | 'owners' | 'fingerprint'>,
  format: Formatter,
): string {
  if (fingerprint === STOPPED) return format.text('headline.nobody');
  if (verdict === 'environment') return format.text('headline.environment');
  const label = format.text(`cause.${verdict}`);
  if (owners.length === 0) return label;
  return format.text('headline.whose', {
    verdict: label,
    owner: owners.map((owner) => format.text(`owner.${owner}`)).join(', '),
  });
}

/** Names the roles that a cause concerns: “student, parent”. Empty where only the run suffers: a full disk, a killed process. */
export function concernedRoles(
  { roles, verdict, request, fingerprint }: Pick<ReportCause, 'roles' | 'verdict' | 'request' | 'fingerprint'>,
  format: Formatter,
): string {
  if (fingerprint === UNREACHABLE) return format.text('headline.everybody');
  const ofTheRun = verdict === 'environment' && request === null && !fingerprint.startsWith(OUTAGE);
  if (ofTheRun || verdict === 'test') return '';
  return [...new Set(roles.map((role) => roleLabel(role, format.language)))].join(', ');
}

/** Names the cases of a cause, whom it concerns, whose fault it is and since when it is there, for the headline. */
export function causeNote(
  cause: ReportCause,
  report: Pick<ReleaseReport, 'run' | 'changes'>,
  format: Formatter,
): string {
  return format.text('headline.fault', { cases: causeCases(cause, format), ...faultValues(cause, report, format) });
}

function faultValues(
  cause: ReportCause,
  report: Pick<ReleaseReport, 'run' | 'changes'>,
  format: Formatter,
): Record<'roles' | 'whose' | 'since', string> {
  return {
    roles: concernedRoles(cause, format) || 'none',
    whose: whoseTurn(cause, format),
    since: report.changes === null ? 'none' : sinceText(cause, report, format),
  };
}

/** Returns what the only failed case of a cause says beyond its title: expected and actual value. Empty otherwise. */
export function causeDetail({ failed, title }: ReportCause, { language }: Formatter): string {
  return failed.length === 1 ? beyondTitle(failed[0]?.text?.[language] ?? '', title[language]) : '';
}

/** Says since when a cause is there. */
export function sinceText(
  { since }: Pick<ReportCause, 'since'>,
  { run }: Pick<ReleaseReport, 'run'>,
  format: Formatter,
): string {
  if (since === null) return format.text('release.sinceUnknown');
  return since === run.startedAt
    ? format.text('release.sinceNew')
    : format.text('release.sinceRun', { date: format.dateTime(new Date(since)) });
}

/** Says what has changed since the run before. */
export function changesLine({ changes, causes }: Pick<ReleaseReport, 'changes' | 'causes'>, format: Formatter): string {
  if (changes === null) return format.text('headline.sinceNone');
  const unknown = causes.filter(({ since }) => since === null).length;
  const counts = { new: changes.new, still: changes.still, gone: changes.gone.length, unknown };
  const parts = (['new', 'still', 'gone', 'unknown'] as const).flatMap((kind) =>
    counts[kind] === 0 ? [] : format.text(`headline.since.${kind}`, { count: counts[kind] }),
  );
  return format.text('headline.since', {
    date: format.dateTime(new Date(changes.since)),
    parts: parts.join(', ') || format.text('headline.since.none'),
  });
}

/** Tells new, known, gone and expired failures apart; undefined without known issues. */
export function issuesLine(
  {
    totals,
    causes,
    fixedIssues,
    expiredIssues,
  }: Pick<ReleaseReport, 'totals' | 'causes' | 'fixedIssues' | 'expiredIssues'>,
  format: Formatter,
): string | undefined {
  if (isUnreachable({ causes }) || totals.known + fixedIssues.length + expiredIssues.length === 0) return undefined;
  return format.text('headline.issues', {
    new: totals.failed,
    known: totals.known,
    gone: fixedIssues.length,
    expired: expiredIssues.length,
  });
}
