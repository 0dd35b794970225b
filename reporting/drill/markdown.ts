/** Renders the drill report as Markdown, for wikis and job summaries. */
import type { Formatter } from '../html/language';
import { inline, table } from '../html/markdown';
import { controlText } from './html';
import { countOf, type Drill, type DrilledFault } from './schema';
import { DRILL_TEXTS, DRILL_VERDICT_LABELS, areaLabel } from './texts';

export function drillMarkdown(drill: Drill, format: Formatter): string {
  const { language } = format;
  const texts = DRILL_TEXTS[language];
  const areas = [...new Set(drill.faults.map((fault) => fault.area))];
  const row = (fault: DrilledFault) => [
    inline(fault.id),
    inline(fault.breaks),
    DRILL_VERDICT_LABELS[fault.verdict][language],
    inline(fault.killedBy.map((one) => one.by).join(', ') || `${texts.expected}: ${fault.detectedBy.join(', ')}`),
    inline(fault.faultError !== null ? texts.faultError(fault.faultError) : (fault.killedBy[0]?.seen ?? '')),
    inline(fault.unexpectedFailures.map((one) => one.by).join(', ')),
    format.duration(fault.durationMs),
  ];
  const head = [texts.fault, texts.breaks, texts.verdict, texts.by, texts.seen, texts.unexpectedFailures, texts.time];
  return `${[
    `# ${texts.title}`,
    `**${texts.detected(countOf(drill, 'killed'), drill.faults.length)}** ${texts.about}`,
    [
      `- ${texts.control}: ${controlText(drill, texts)}`,
      ...(drill.control?.failed ?? []).map(({ by, seen }) => `  - ${inline(by)}: ${inline(seen)}`),
      `- ${texts.date}: ${format.dateTime(new Date(drill.startedAt))} (${drill.timeZone})`,
      `- ${texts.duration}: ${format.duration(drill.durationMs)}, ${texts.workers}: ${drill.workers}`,
      `- ${texts.fault}: ${texts.chosen(drill.faults.length, drill.known)}`,
    ].join('\n'),
    ...areas.flatMap((area) => [`## ${areaLabel(area, language)}`, table(head, drill.faults.filter((fault) => fault.area === area).map(row))]),
    texts.footer(drill.commit?.slice(0, 9) ?? '–'),
  ].join('\n\n')}\n`;
}
