/** The protocol sheet as Markdown, for wikis, issues and mails. */
import type { Speaker } from '../sheet/language';
import { inline, link, table } from '../sheet/markdown';
import { OUTCOME_WORDS, roleWord } from '../sheet/words';
import { gist } from '../text/plain';
import { noteOf } from './note';
import { SHEET_OUTCOMES, type ProtocolSheet, type SheetLine, type Totals } from './sheet';
import { PROTOCOL_TEXTS } from './texts';

export function protocolMarkdown(sheet: ProtocolSheet, speak: Speaker): string {
  const { language } = speak;
  const texts = PROTOCOL_TEXTS[language];
  const { target, totals } = sheet;
  const { all = 0, PASS = 0 } = totals;

  const lineRow = (line: SheetLine) => [
    line.id,
    roleWord(line.role, language),
    inline(line.step[language]),
    inline(line.expected[language]),
    [OUTCOME_WORDS[line.outcome][language], noteOf(line, texts)].join(' ').trim(),
    line.startedAt === null ? '' : `${speak.clock(new Date(line.startedAt))} · ${speak.lasting(line.durationMs)}`,
    evidence(line),
  ];
  const evidence = (line: SheetLine) =>
    [
      line.outcome === 'PASS' || line.blockedBy !== null || line.seen === null ? '' : inline(gist(line.seen)),
      line.picture === null ? '' : link(texts.picture, line.picture),
      line.trace === null ? '' : link(texts.trace, line.trace),
    ]
      .filter(Boolean)
      .join(' · ');
  const lines = (of: readonly SheetLine[]) =>
    table([texts.number, texts.who, texts.step, texts.expected, texts.outcome, texts.time, texts.seen], of.map(lineRow));
  const totalsRow = (name: string, of: Totals) => [name, String(of.all ?? 0), ...SHEET_OUTCOMES.map((outcome) => String(of[outcome] ?? 0))];

  return `${[
    `# ${texts.title}`,
    `**${PASS === all ? texts.allPassed(all) : texts.notAllPassed(PASS, all)}**`,
    [
      `- ${texts.platform}: ${target.baseUrl || texts.nowhere}${target.kind === 'sandbox' ? ` (${texts.sandbox})` : ''}`,
      `- ${texts.build}: ${inline(target.version ?? texts.unknown)}`,
      `- ${texts.date}: ${speak.moment(new Date(sheet.startedAt))} (${sheet.timeZone})`,
      `- ${texts.duration}: ${speak.lasting(sheet.durationMs)}`,
      `- ${texts.doneBy}: ${texts.suite}${sheet.suite === null ? '' : ` ${sheet.suite.slice(0, 9)}`}, ${sheet.runId}`,
    ].join('\n'),
    `## ${texts.totals}`,
    table(
      [texts.scenario, texts.steps, ...SHEET_OUTCOMES.map((outcome) => OUTCOME_WORDS[outcome][language])],
      [
        ...sheet.scenarios.map((one) => totalsRow(`${one.id} ${inline(one.title[language])}`, one.totals)),
        totalsRow(`**${texts.sum}**`, totals),
        totalsRow(`${texts.also} (${texts.alsoNote})`, sheet.alsoTotals),
      ],
    ),
    ...sheet.scenarios.flatMap((scenario) => [
      `## ${scenario.id} · ${inline(scenario.title[language])}`,
      lines(scenario.steps),
      ...(scenario.also.length === 0 ? [] : [`${texts.also} (${texts.alsoNote})`, lines(scenario.also)]),
    ]),
  ].join('\n\n')}\n`;
}
