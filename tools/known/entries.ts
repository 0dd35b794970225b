/** Entries of known-issues.json, made from the failures of the last run. */
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { isCaseId } from '../../suite/catalogue';
import { reportsFolder } from '../../suite/config/environment';
import {
  knownIssuesSchema,
  mistakesIn,
  targetName,
  type KnownIssue,
  type KnownIssuesFile,
} from '../../reporting/status/known-issues';
import { releaseReportSchema, type ReleaseReport } from '../../reporting/render/release/report';
import type { Run } from '../../reporting/collect/run-schema';
import { UsageError } from '../cli/options';
import { readLastRun, useLastReports } from '../suite/last-run';
import type { AddOptions } from './options';

/** The last run and its release report. */
export interface LastReport {
  run: Run;
  report: ReleaseReport;
}

/** A changed file, and the cases whose entries were changed. */
export interface Change {
  file: KnownIssuesFile;
  cases: string[];
}

/** Returns undefined when there was no run yet. */
export function readLastReport(): LastReport | undefined {
  useLastReports();
  const [run, file] = [readLastRun(), path.join(reportsFolder(), 'release.json')];
  if (run === undefined || !existsSync(file)) return undefined;
  const report = releaseReportSchema.safeParse(JSON.parse(readFileSync(file, 'utf8')));
  return report.success && report.data.run.id === run.runId ? { run, report: report.data } : undefined;
}

/**
 * Returns an entry for each case that failed for a cause, or for one case. Cases that a failed step blocked need none: the
 * entry of that step covers them.
 * @throws UsageError when the last run has no such failure
 */
export function entriesFor(
  { which, owner, until, reason, link, target }: AddOptions,
  last: LastReport | undefined,
): KnownIssue[] {
  if (last === undefined) throw new UsageError('There is no run to take the failures from. Run `npm start` first.');
  const { run, report } = last;
  const cause = causeNamed(which, report);
  const bad = run.cases.filter(
    ({ id, outcome, failure }) =>
      (outcome === 'FAIL' || (outcome === 'BLOCKED' && failure !== undefined)) &&
      (cause === undefined ? id === which : affected(cause).includes(id)),
  );
  const [first] = bad;
  if (first === undefined)
    throw new UsageError(
      `The last run has no failure «${which}». Its failures: ${
        run.cases
          .filter(({ outcome }) => outcome === 'FAIL')
          .map(({ id }) => id)
          .join(', ') || 'none'
      }. Its causes: ${report.causes.map((_, index) => `cause-${index + 1}`).join(', ') || 'none'}.`,
    );
  return bad.map(({ id }) => ({
    case: id,
    target: target ?? targetName(run.target),
    reason,
    owner,
    ...(link === undefined ? {} : { link }),
    expires: until,
  }));
}

/** Adds entries; an entry of the same case and target is replaced. @throws UsageError when the file would be invalid */
export function added(before: KnownIssuesFile, entries: readonly KnownIssue[], now: Date): Change {
  const replaced = before.issues.filter(
    (issue) => !entries.some((entry) => entry.case === issue.case && entry.target === issue.target),
  );
  const file = knownIssuesSchema.parse({ ...before, issues: [...replaced, ...entries] });
  const mistakes = mistakesIn({ issues: [...entries], quarantine: [] }, isCaseId, () => true, now);
  if (mistakes.length > 0) throw new UsageError(mistakes.map(({ en }) => en).join('\n'));
  return { file, cases: entries.map((entry) => entry.case) };
}

/** Removes the entries of a case, or of all cases of a cause of the last run. */
export function removed(before: KnownIssuesFile, which: string, last: LastReport | undefined): Change {
  const cause = last === undefined ? undefined : causeNamed(which, last.report);
  const isMeant = ({ case: id }: KnownIssue) => id === which || (cause !== undefined && affected(cause).includes(id));
  return {
    file: { ...before, issues: before.issues.filter((issue) => !isMeant(issue)) },
    cases: before.issues.filter(isMeant).map((issue) => issue.case),
  };
}

/** Finds a cause by its place in the report, as its card's address ends, or by its fingerprint. */
function causeNamed(which: string, { causes }: ReleaseReport): ReleaseReport['causes'][number] | undefined {
  const place = /^#?cause-(\d+)$/.exec(which)?.[1];
  return place === undefined ? causes.find(({ fingerprint }) => fingerprint === which) : causes[Number(place) - 1];
}

function affected({ failed, blocked }: ReleaseReport['causes'][number]): string[] {
  return [...failed.map(({ id }) => id), ...blocked];
}
