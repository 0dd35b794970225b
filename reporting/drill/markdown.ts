/** The sheet of a drill as Markdown, for wikis and job summaries. */
import type { Speaker } from '../sheet/language';
import { inline, table } from '../sheet/markdown';
import { controlText } from './html';
import { countOf, type Drill, type DrilledFault } from './shape';
import { DRILL_TEXTS, VERDICT_WORDS, areaWord } from './texts';

export function drillMarkdown(drill: Drill, speak: Speaker): string {
  const { language } = speak;
  const texts = DRILL_TEXTS[language];
  const areas = [...new Set(drill.faults.map((fault) => fault.area))];
  const row = (fault: DrilledFault) => [
    inline(fault.id),
    inline(fault.breaks),
    VERDICT_WORDS[fault.verdict][language],
    inline(fault.killedBy.map((one) => one.by).join(', ') || `${texts.expected}: ${fault.noticedBy.join(', ')}`),
    inline(fault.mishap !== null ? texts.mishap(fault.mishap) : (fault.killedBy[0]?.seen ?? '')),
    inline(fault.beside.map((one) => one.by).join(', ')),
    speak.lasting(fault.durationMs),
  ];
  const head = [texts.fault, texts.breaks, texts.verdict, texts.by, texts.seen, texts.beside, texts.time];
  return `${[
    `# ${texts.title}`,
    `**${texts.noticed(countOf(drill, 'killed'), drill.faults.length)}** ${texts.about}`,
    [
      `- ${texts.control}: ${controlText(drill, texts)}`,
      ...(drill.control?.failed ?? []).map(({ by, seen }) => `  - ${inline(by)}: ${inline(seen)}`),
      `- ${texts.date}: ${speak.moment(new Date(drill.startedAt))} (${drill.timeZone})`,
      `- ${texts.duration}: ${speak.lasting(drill.durationMs)}, ${texts.workers}: ${drill.workers}`,
      `- ${texts.fault}: ${texts.chosen(drill.faults.length, drill.known)}`,
    ].join('\n'),
    ...areas.flatMap((area) => [`## ${areaWord(area, language)}`, table(head, drill.faults.filter((fault) => fault.area === area).map(row))]),
    texts.footer(drill.commit?.slice(0, 9) ?? '–'),
  ].join('\n\n')}\n`;
}
