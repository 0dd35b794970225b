/** Renders the protocol report as Markdown, for wikis, issues and mails. */
import type { Formatter } from '../html/language';
import { inline, link, table } from '../html/markdown';
import { OUTCOME_LABELS, roleLabel } from '../html/words';
import { firstSentence } from '../text/format';
import { noteOf } from './note';
import { REPORT_OUTCOMES, type ProtocolReport, type ReportLine, type Totals } from './report';
import { PROTOCOL_TEXTS } from './texts';

export function protocolMarkdown(report: ProtocolReport, format: Formatter): string {
  const { language } = format;
  const texts = PROTOCOL_TEXTS[language];
  const { target, totals } = report;
  const { all = 0, PASS = 0 } = totals;

  const lineRow = (line: ReportLine) => [
    line.id,
    roleLabel(line.role, language),
    inline(line.step[language]),
    inline(line.expected[language]),
    [OUTCOME_LABELS[line.outcome][language], noteOf(line, texts)].join(' ').trim(),
    line.startedAt === null ? '' : `${format.time(new Date(line.startedAt))} · ${format.duration(line.durationMs)}`,
    evidence(line),
  ];
  const evidence = (line: ReportLine) =>
    [
      line.outcome === 'PASS' || line.blockedBy !== null || line.seen === null ? '' : inline(firstSentence(line.seen)),
      line.screenshot === null ? '' : link(texts.screenshot, line.screenshot),
      line.trace === null ? '' : link(texts.trace, line.trace),
    ]
      .filter(Boolean)
      .join(' · ');
  const lines = (of: readonly ReportLine[]) =>
    table([texts.number, texts.who, texts.step, texts.expected, texts.outcome, texts.time, texts.seen], of.map(lineRow));
  const totalsRow = (name: string, of: Totals) => [name, String(of.all ?? 0), ...REPORT_OUTCOMES.map((outcome) => String(of[outcome] ?? 0))];

  return `${[
    `# ${texts.title}`,
    `**${PASS === all ? texts.allPassed(all) : texts.notAllPassed(PASS, all)}**`,
    [
      `- ${texts.platform}: ${target.baseUrl || texts.nowhere}${target.kind === 'sandbox' ? ` (${texts.sandbox})` : ''}`,
      `- ${texts.build}: ${inline(target.version ?? texts.unknown)}`,
      `- ${texts.date}: ${format.dateTime(new Date(report.startedAt))} (${report.timeZone})`,
      `- ${texts.duration}: ${format.duration(report.durationMs)}`,
      `- ${texts.doneBy}: ${texts.suite}${report.suite === null ? '' : ` ${report.suite.slice(0, 9)}`}, ${report.runId}`,
    ].join('\n'),
    `## ${texts.totals}`,
    table(
      [texts.scenario, texts.steps, ...REPORT_OUTCOMES.map((outcome) => OUTCOME_LABELS[outcome][language])],
      [
        ...report.scenarios.map((one) => totalsRow(`${one.id} ${inline(one.title[language])}`, one.totals)),
        totalsRow(`**${texts.sum}**`, totals),
        totalsRow(`${texts.also} (${texts.alsoNote})`, report.alsoTotals),
      ],
    ),
    ...report.scenarios.flatMap((scenario) => [
      `## ${scenario.id} · ${inline(scenario.title[language])}`,
      lines(scenario.steps),
      ...(scenario.also.length === 0 ? [] : [`${texts.also} (${texts.alsoNote})`, lines(scenario.also)]),
    ]),
  ].join('\n\n')}\n`;
}
