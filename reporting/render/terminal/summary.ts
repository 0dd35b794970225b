import path from 'node:path';
import { NUMBERED_STEPS } from '../../../suite/catalogue';
import { environment, reportsFolder } from '../../../suite/config/environment';
import { text, type Language, type TextKey, type TextValues } from '../../../suite/texts/texts';
import { durationText } from '../../text/language';
import { buildsOf, withSecondRun } from '../parts/second-run';
import { formatScrubSummary, type ScrubSummary } from '../../scrub/summary';
import { machineLines } from './machine-lines';
import { networkLines } from './network-lines';
import type { Run } from '../../collect/run-schema';

/**
 * Returns the last lines of a run in the terminal: target, result, duration, location of the reports, and how to view
 * a failure.
 * @param reasons the reasons against a release in the language; run.json has them in English
 */
export function summary(
  run: Run,
  failedTraces: readonly { test: string; trace: string }[],
  scrubSummary?: ScrubSummary,
  language: Language = environment().reportLanguage,
  reasons: readonly string[] = run.verdict.reasons,
): string {
  const { totals, target, verdict } = run;
  const folder = path.relative(process.cwd(), reportsFolder()) || '.';
  const say = (key: TextKey, values: TextValues = {}) => text(language, key, values);
  const line = (key: TextKey, content: string) => `${say(key).padEnd(10)}${content}`;
  const count = (key: 'passed' | 'failed' | 'blocked' | 'flaky' | 'skipped' | 'known') =>
    say(`terminal.${key}`, { count: totals[key] });
  const counts = [
    count('passed'),
    count('failed'),
    ...(['blocked', 'flaky', 'skipped', 'known'] as const).filter((key) => totals[key] > 0).map(count),
  ];
  const kind = say('terminal.kind', { kind: target.kind });
  const lines = [
    '',
    line(
      'terminal.target',
      `${target.baseUrl || say('terminal.none')} (${kind}${target.version === null ? '' : ` ${target.version}`})`,
    ),
    line(
      'terminal.cases',
      say('terminal.casesLine', {
        counts: counts.join(', '),
        duration: durationText(language, run.durationMs),
        signIns: run.signIns.count,
        most: run.signIns.maxPerMinute,
      }),
    ),
    ...networkLines(run, language),
    ...machineLines(run, language),
    line(
      'terminal.verdict',
      `${verdictText(verdict, language, run.runs)}${reasons.map((reason) => `\n          - ${reason.split('\n')[0] ?? ''}`).join('')}`,
    ),
    line('terminal.reports', say('terminal.reportsLine', { folder, steps: NUMBERED_STEPS.length })),
    ...(scrubSummary === undefined
      ? []
      : [
          line(
            'terminal.secrets',
            say('terminal.secretsLine', { summary: formatScrubSummary(scrubSummary, language) }),
          ),
        ]),
    ...(totals.failed + totals.blocked + totals.known > 0 ? [line('terminal.replay', say('terminal.replayLine'))] : []),
    ...failedTraces.map(
      ({ test, trace }) => `${line('terminal.trace', test)}\n          npx playwright show-trace ${trace}`,
    ),
    '',
  ];
  return `${lines.join('\n')}\n`;
}

/** Returns GO or NO-GO. For a selection, adds that this is not a release verdict. */
export function verdictText(
  { decision, decided, scope }: Run['verdict'],
  language: Language = 'en',
  runs: Run['runs'] = [],
): string {
  const say = (key: TextKey, values: TextValues = {}) => text(language, key, values);
  const after = (word: string) => withSecondRun(word, { runs }, { text: say });
  if (decided === false) return after(say('terminal.notDecided'));
  if (scope === 'release') return after(say(decision === 'GO' ? 'terminal.go' : 'terminal.noGo'));
  // The word of a release would be too much for a part of the suite.
  const word = after(decision);
  if (buildsOf({ runs }).length > 1) return say('terminal.onBuilds', { word });
  return say(decision === 'GO' ? 'terminal.goPart' : 'terminal.noGoPart', { word });
}
