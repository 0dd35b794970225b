/** Renders the protocol report as Markdown, for wikis, issues and mails. */
import type { Formatter } from '../../text/language';
import { folded, inline, link, prose, table } from '../parts/markdown';
import { REPORT_OUTCOMES, outcomeLabel, roleLabel } from '../../text/words';
import { firstSentence } from '../../text/format';
import { isUnprepared, noteOf, preparationFailures, resultLine } from './note';
import type { ProtocolReport, ReportLine, Totals } from './report';

export function protocolMarkdown(report: ProtocolReport, format: Formatter): string {
  const { language } = format;
  return `${[
    `# ${format.text('protocol.title')}`,
    `**${resultLine(report.totals, format)}**`,
    facts(report, format),
    `## ${format.text('protocol.totals')}`,
    totalsTable(report, format),
    ...report.scenarios.flatMap((scenario) => [
      `## ${scenario.id} · ${inline(scenario.title[language])}`,
      ...preparation([...scenario.steps, ...scenario.also], format),
      lines(scenario.steps, format),
      ...(scenario.also.length === 0
        ? []
        : [`${format.text('protocol.also')} (${format.text('protocol.alsoNote')})`, lines(scenario.also, format)]),
    ]),
  ].join('\n\n')}\n`;
}

function facts(report: ProtocolReport, format: Formatter): string {
  const { target } = report;
  return [
    `- ${format.text('release.target')}: ${target.baseUrl || format.text('release.nowhere')}${target.kind === 'sandbox' ? ` (${format.text('release.sandbox')})` : ''}`,
    `- ${format.text('release.build')}: ${inline(target.version ?? format.text('release.unknown'))}`,
    `- ${format.text('release.date')}: ${format.dateTime(new Date(report.startedAt))} (${report.timeZone})`,
    `- ${format.text('protocol.durationOfRun')}: ${format.duration(report.durationMs)}`,
    ...(report.secondRun === null
      ? []
      : [`- ${format.text('release.secondRun')}: ${format.text('protocol.secondRun', report.secondRun)}`]),
    `- ${format.text('protocol.doneBy')}: ${format.text('protocol.suite')}${report.suite === null ? '' : ` ${report.suite.slice(0, 9)}`}, ${report.runId}`,
  ].join('\n');
}

function totalsTable(report: ProtocolReport, format: Formatter): string {
  const { language } = format;
  const row = (name: string, of: Totals) => [
    name,
    String(of.all ?? 0),
    ...REPORT_OUTCOMES.map((outcome) => String(of[outcome] ?? 0)),
  ];
  return table(
    [
      format.text('protocol.scenario'),
      format.text('protocol.steps'),
      ...REPORT_OUTCOMES.map((outcome) => outcomeLabel(outcome, language)),
    ],
    [
      ...report.scenarios.map((one) => row(`${one.id} ${inline(one.title[language])}`, one.totals)),
      row(`**${format.text('protocol.sum')}**`, report.totals),
      row(`${format.text('protocol.also')} (${format.text('protocol.alsoNote')})`, report.alsoTotals),
    ],
  );
}

function preparation(of: readonly ReportLine[], format: Formatter): string[] {
  return preparationFailures(of).map(
    (line) =>
      `${format.text('protocol.preparation')} ${line.text === null ? '' : `**${inline(line.text[format.language])}** `}${folded(format.text('release.original'), firstSentence(line.seen ?? ''))}`,
  );
}

function lines(of: readonly ReportLine[], format: Formatter): string {
  return table(
    [
      format.text('protocol.number'),
      format.text('protocol.who'),
      format.text('protocol.step'),
      format.text('protocol.expected'),
      format.text('protocol.outcome'),
      format.text('protocol.time'),
      format.text('release.seen'),
    ],
    of.map((line) => lineRow(line, format)),
  );
}

function lineRow(line: ReportLine, format: Formatter): string[] {
  const { language } = format;
  return [
    line.id,
    roleLabel(line.role, language),
    prose(line.step[language]),
    prose(line.expected[language]),
    [outcomeLabel(line.outcome, language), noteOf(line, format)].join(' ').trim(),
    line.startedAt === null ? '' : `${format.time(new Date(line.startedAt))} · ${format.duration(line.durationMs)}`,
    evidence(line, format),
  ];
}

function evidence(line: ReportLine, format: Formatter): string {
  if (line.outcome === 'PASS' || isUnprepared(line) || line.blockedBy !== null) return '';
  return [
    line.text === null ? '' : inline(line.text[format.language]),
    line.seen === null ? '' : folded(format.text('release.original'), firstSentence(line.seen)),
    line.screenshot === null ? '' : link(format.text('release.screenshot'), line.screenshot),
    line.trace === null ? '' : link(format.text('release.trace'), line.trace),
  ]
    .filter(Boolean)
    .join(' · ');
}
