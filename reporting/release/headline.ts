/** Sentences at the top of the release report: the decision, what was tested, what is broken, what has changed. */
import type { Formatter } from '../html/language';
import type { Tone } from '../html/page';
import { isCritical } from '../run-report/reason-texts';
import type { ReleaseReport, ReportCause } from './report';

/** Returns whether the platform could not be tested at all. */
export function isUnreachable({ causes }: Pick<ReleaseReport, 'causes'>): boolean {
  return causes.some(({ fingerprint }) => fingerprint === 'unhealthy');
}

/** Formats the verdict in a word or two. A GO of the sandbox is none of a platform, and a run without an end has none. */
export function formatDecision({ decision, target, reasons }: Pick<ReleaseReport, 'decision' | 'target' | 'reasons'>, format: Formatter): string {
  if (decision === 'GO') return format.text(target.kind === 'sandbox' ? 'release.goSandbox' : 'release.go');
  if (decision === 'NONE' && reasons.some(({ kind }) => kind === 'interrupted' || kind === 'running')) return format.text('release.notDecided');
  return format.text(decision === 'NO-GO' ? 'release.noGo' : 'release.noDecision');
}

/** Returns the note below the verdict; undefined for a NO-GO of the whole suite, whose causes are sufficient. */
export function noteOn({ decision, scope, target }: Pick<ReleaseReport, 'decision' | 'scope' | 'target'>, format: Formatter): string | undefined {
  if (scope === 'selection') return format.text('release.selectionNote');
  if (decision !== 'GO') return undefined;
  return format.text(target.kind === 'sandbox' ? 'release.sandboxNote' : 'release.goNote');
}

export function toneOf({ decision, target }: Pick<ReleaseReport, 'decision' | 'target'>): Tone & ('good' | 'bad' | 'idle' | 'known') {
  if (decision === 'GO') return target.kind === 'sandbox' ? 'known' : 'good';
  return decision === 'NO-GO' ? 'bad' : 'idle';
}

/** Names the platform and its build. */
export function platformLine({ target }: Pick<ReleaseReport, 'target'>, format: Formatter): string {
  const build = target.version ?? format.text('release.buildUnknown');
  if (target.kind === 'sandbox') return format.text('release.onSandbox', { build: target.version ?? '' }).replace('  ', ' ').replace(' ,', ',');
  return format.text('release.onRemote', { url: target.baseUrl || format.text('release.nowhere'), build });
}

/** Counts the cases by outcome. Failed and blocked cases are never added. */
export function countsLine({ totals, causes }: Pick<ReleaseReport, 'totals' | 'causes'>, format: Formatter): string {
  const { all, passed, failed, blocked, known, flaky, skipped } = totals;
  if (all === 0 || isUnreachable({ causes }) || passed + failed + known + flaky === 0) return format.text('headline.nothing');
  if (passed === all) return format.text('headline.all', { all });
  const critical = causes.flatMap((cause) => cause.failed).filter(({ id, status }) => status === 'failed' && isCritical(id)).length;
  const parts = [
    ...(failed > 0 ? [format.text('headline.failed', { count: failed, critical })] : []),
    ...(blocked > 0 ? [format.text('headline.blocked', { count: blocked })] : []),
    ...(known > 0 ? [format.text('headline.known', { count: known })] : []),
    ...(flaky > 0 ? [format.text('headline.flaky', { count: flaky })] : []),
    ...(skipped > 0 ? [format.text('headline.skipped', { count: skipped })] : []),
  ];
  return format.text('headline.some', { passed, all, parts: parts.join(', ') });
}

/** Causes that the headline names, the critical ones first: a reader must not gather them from the numbers of cases. */
const NAMED_CAUSES = 6;

/** Returns the causes that block the release: critical ones first, then by the number of their cases. */
export function blockingCauses(report: Pick<ReleaseReport, 'causes'>): { named: ReportCause[]; rest: number } {
  const blocking = criticalFirst(report.causes.filter(({ blocks, fingerprint }) => blocks && fingerprint !== 'unhealthy'));
  return { named: blocking.slice(0, NAMED_CAUSES), rest: Math.max(0, blocking.length - NAMED_CAUSES) };
}

/** Sorts causes by priority; those of one priority stay in the order of their size. */
export function criticalFirst(causes: readonly ReportCause[]): ReportCause[] {
  return causes.toSorted((a, b) => a.priority.localeCompare(b.priority));
}

/** Returns the reasons that no cause tells. */
export function otherReasons({ reasons }: Pick<ReleaseReport, 'reasons'>, format: Formatter): string[] {
  return reasons.filter(({ kind }) => !['failed', 'blocked', 'own fault'].includes(kind)).map((reason) => reason[format.language]);
}

/** Counts a cause's cases: “1 case failed, 3 blocked”. */
export function causeCases({ failed, blocked }: { failed: readonly unknown[]; blocked: readonly unknown[] }, format: Formatter): string {
  return format.text('release.causeCases', { failed: failed.length, blocked: blocked.length, both: failed.length > 0 && blocked.length > 0 ? 'yes' : 'no' });
}

/** Names whose turn it is: the platform and the owner of the cases, the environment, or the suite. */
export function whoseTurn({ verdict, owners }: Pick<ReportCause, 'verdict' | 'owners'>, format: Formatter): string {
  const label = format.text(`cause.${verdict}`);
  if (owners.length === 0 || verdict === 'environment') return label;
  return format.text('headline.whose', { verdict: label, owner: owners.map((owner) => format.text(`owner.${owner}`)).join(', ') });
}

/** Names the cases of a cause and whose fault it is, for the headline. */
export function causeNote(cause: ReportCause, format: Formatter): string {
  return format.text('headline.fault', { cases: causeCases(cause, format), whose: whoseTurn(cause, format) });
}

/** Tells since when a cause is there. */
export function sinceText({ since }: Pick<ReportCause, 'since'>, { run }: Pick<ReleaseReport, 'run'>, format: Formatter): string {
  if (since === null) return format.text('release.sinceUnknown');
  return since === run.startedAt ? format.text('release.sinceNew') : format.text('release.sinceRun', { date: format.dateTime(new Date(since)) });
}

/** Tells what has changed since the run before. */
export function changesLine({ changes }: Pick<ReleaseReport, 'changes'>, format: Formatter): string {
  if (changes === null) return format.text('headline.sinceNone');
  return format.text('headline.since', { date: format.dateTime(new Date(changes.since)), new: changes.new, still: changes.still, gone: changes.gone.length });
}

/** Tells new, known, gone and expired failures apart; undefined without known issues. */
export function issuesLine({ totals, causes, fixedIssues, expiredIssues }: Pick<ReleaseReport, 'totals' | 'causes' | 'fixedIssues' | 'expiredIssues'>, format: Formatter): string | undefined {
  if (isUnreachable({ causes }) || totals.known + fixedIssues.length + expiredIssues.length === 0) return undefined;
  return format.text('headline.issues', { new: totals.failed, known: totals.known, gone: fixedIssues.length, expired: expiredIssues.length });
}
