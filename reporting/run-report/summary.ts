import path from 'node:path';
import { reportsFolder } from '../../suite/config/environment';
import { duration } from '../text/format';
import { formatScrubSummary, type ScrubSummary } from '../scrub/summary';
import { networkLines } from './network';
import type { Run } from './schema';

/**
 * Returns the last lines of a run in the terminal: target, result, duration, location of the reports, and how to view
 * a failure.
 */
export function summary(run: Run, failedTraces: readonly { test: string; trace: string }[], scrubSummary?: ScrubSummary): string {
  const { totals, target, verdict } = run;
  const where = path.relative(process.cwd(), reportsFolder()) || '.';
  const counts = [
    `${totals.passed} passed`,
    `${totals.failed} failed`,
    ...(totals.blocked > 0 ? [`${totals.blocked} blocked`] : []),
    ...(totals.flaky > 0 ? [`${totals.flaky} flaky`] : []),
    ...(totals.skipped > 0 ? [`${totals.skipped} skipped`] : []),
    ...(totals.known > 0 ? [`${totals.known} of these known`] : []),
  ];
  const lines = [
    '',
    `Target    ${target.baseUrl || 'none'} (${target.kind}${target.version === null ? '' : ` ${target.version}`})`,
    `Cases     ${counts.join(', ')} in ${duration(run.durationMs)}; ${run.signIns.count} sign-ins, at most ${run.signIns.maxPerMinute} a minute from one address`,
    ...networkLines(run),
    `Verdict   ${verdictText(verdict)}${verdict.reasons.map((reason) => `\n          - ${reason.split('\n')[0] ?? ''}`).join('')}`,
    `Reports   ${where}/release.html (the decision), ${where}/protocol.html (the 79 steps), ${where}/html/index.html, ${where}/run.json; Allure: npm run report`,
    ...(scrubSummary === undefined ? [] : [`Secrets   ${formatScrubSummary(scrubSummary)}; npm run scan looks for what is left`]),
    ...(totals.failed + totals.blocked > 0 ? ['Replay    npm run replay: what happened, and the trace'] : []),
    ...failedTraces.map(({ test, trace }) => `Trace     ${test}\n          npx playwright show-trace ${trace}`),
    '',
  ];
  return `${lines.join('\n')}\n`;
}

/** Returns GO or NO-GO. For a selection, adds that this is not a release verdict. */
export function verdictText({ decision, decided, scope }: Run['verdict']): string {
  if (decided === false) return 'not decided';
  if (scope === 'release') return decision;
  return decision === 'GO' ? 'GO for what was run; not a release decision' : 'NO-GO; only a part of the suite was run';
}
