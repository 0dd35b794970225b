/** Renders the drill report as Markdown, for wikis and job summaries. */
import type { Formatter } from '../../text/language';
import { inline, table } from '../parts/markdown';
import { controlText } from './html';
import { countOf, type Drill, type DrilledFault } from '../../drill/schema';
import { areaLabel } from './tones';

export function drillMarkdown(drill: Drill, format: Formatter): string {
  const { language } = format;
  const areas = [...new Set(drill.faults.map((fault) => fault.area))];
  const row = (fault: DrilledFault) => [
    inline(fault.id),
    `«${inline(fault.breaks)}»`,
    format.text(`drill.verdict.${fault.verdict}`),
    inline(
      fault.killedBy.map((one) => one.by).join(', ') ||
        `${format.text('drill.expected')}: ${fault.detectedBy.join(', ')}`,
    ),
    inline(
      fault.faultError !== null
        ? format.text('drill.faultError', { error: fault.faultError })
        : fault.killedBy[0] === undefined
          ? ''
          : `«${fault.killedBy[0].seen}»`,
    ),
    inline(fault.unexpectedFailures.map((one) => one.by).join(', ')),
    format.duration(fault.durationMs),
  ];
  const head = [
    format.text('drill.fault'),
    format.text('drill.breaks'),
    format.text('drill.verdict'),
    format.text('drill.by'),
    format.text('drill.seen'),
    format.text('drill.unexpectedFailures'),
    format.text('drill.time'),
  ];
  return `${[
    `# ${format.text('drill.title')}`,
    `**${format.text('drill.detected', { killed: countOf(drill, 'killed'), all: drill.faults.length })}** ${format.text('drill.about')}`,
    [
      `- ${format.text('drill.control')}: ${controlText(drill, format)}`,
      ...(drill.control?.failed ?? []).map(({ by, seen }) => `  - ${inline(by)}: «${inline(seen)}»`),
      `- ${format.text('release.date')}: ${format.dateTime(new Date(drill.startedAt))} (${drill.timeZone})`,
      `- ${format.text('release.duration')}: ${format.duration(drill.durationMs)}, ${format.text('drill.workers')}: ${drill.workers}`,
      `- ${format.text('drill.fault')}: ${format.text('drill.chosen', { drilled: drill.faults.length, known: drill.known })}`,
    ].join('\n'),
    ...areas.flatMap((area) => [
      `## ${areaLabel(area, language)}`,
      table(head, drill.faults.filter((fault) => fault.area === area).map(row)),
    ]),
    format.text('drill.footer', { commit: drill.commit?.slice(0, 9) ?? '–' }),
  ].join('\n\n')}\n`;
}
