/** How reports name second runs (`npm start -- --failed`) that were laid over the first. */
import type { Formatter } from '../../text/language';
import type { Run } from '../../collect/run-schema';

/** Returns how many further runs of how many cases there were; undefined for a single run. */
export function furtherRuns({ runs }: Pick<Run, 'runs'>): { further: number; cases: number } | undefined {
  if (runs.length < 2) return undefined;
  return { further: runs.length - 1, cases: new Set(runs.flatMap(({ cases }) => cases)).size };
}

/** Returns the builds that the runs met; a build that the platform did not report is null. */
export function buildsOf({ runs }: Pick<Run, 'runs'>): (string | null)[] {
  return [...new Set(runs.map(({ version }) => version))];
}

/** Completes a verdict: “NO-GO after a second run of 12 cases”. */
export function withSecondRun(decision: string, report: Pick<Run, 'runs'>, format: Pick<Formatter, 'text'>): string {
  const further = furtherRuns(report);
  return further === undefined ? decision : format.text('release.afterSecondRun', { decision, ...further });
}

/** Names a run: “Run 2: 22 November 2026, 18:01, build 1.4.2, 2 min 5 s”. */
export function runLine(part: Run['runs'][number], index: number, format: Formatter): string {
  return format.text('release.runLine', {
    number: index + 1,
    at: format.dateTime(new Date(part.startedAt)),
    build: part.version ?? format.text('release.buildUnknown'),
    duration: format.duration(part.durationMs),
    id: part.id,
  });
}
