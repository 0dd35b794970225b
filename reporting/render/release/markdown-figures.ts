/** The release report's times as Markdown: what the performance cases measured, and the figures of the whole run. */
import type { Formatter } from '../../text/language';
import { code, prose, table } from '../parts/markdown';
import { machineText } from '../parts/machine-text';
import { lowerLimitLabel, measuredKinds } from './html-figures';
import { askerOf, detailOf, lastGoNote, measuredLabel, ratioOf, refusedOf, textBars } from './html-measured';
import { testName } from './case-links';
import type { ReleaseReport } from './report';

/** Renders what the performance cases measured; nothing where they measured nothing. */
export function measured(report: ReleaseReport, format: Formatter): string[] {
  if (report.measured.length === 0) return [];
  const head = [
    format.text('measured.request'),
    '',
    format.text('release.answers'),
    format.text('release.average'),
    'p95',
    format.text('release.limit'),
    format.text('release.errors'),
    format.text('measured.distribution'),
    '',
  ];
  const rows = report.measured.map((row) => [
    [`**${row.caseId}** \`${row.request}\``, detailOf(row, format), refusedOf(row, format)].filter(Boolean).join(', '),
    askerOf(row, format),
    String(row.count),
    [format.ms(row.averageMs), ratioOf(row, report, format)].filter(Boolean).join(', '),
    format.ms(row.p95Ms),
    row.limitMs === null ? '' : `≤ ${format.ms(row.limitMs)}`,
    String(row.errors),
    textBars(row),
    measuredLabel(row, format),
  ]);
  return [
    `## ${format.text('measured.title')}`,
    table(head, rows),
    [format.text('measured.note'), lastGoNote(report, format)].filter(Boolean).join(' '),
  ];
}

/** Describes the machine; nothing where a run measured nothing. */
function machineLines({ run }: ReleaseReport, format: Formatter): string[] {
  const content = machineText(run, format.language);
  return content === '' ? [] : [`- ${format.text('terminal.machine')}: ${content}`];
}

/** Renders the response times and errors of the run. */
export function figures(report: ReleaseReport, format: Formatter): string[] {
  const { errorShare, answeredShare, signIns, outliers, costMs } = report.figures;
  const head = (['kind', 'answers', 'average'] as const).map((key) => format.text(`release.${key}`));
  const rows = measuredKinds(report).map((figure) => [
    format.text(`kind.${figure.kind}`),
    String(figure.count),
    format.ms(figure.averageMs),
    format.ms(figure.p50Ms),
    format.ms(figure.p95Ms),
    String(figure.errors),
    figure.limitMs === null ? '' : `< ${format.ms(figure.limitMs)}`,
    format.text(`figure.${figure.verdict}`),
  ]);
  const heading = `## ${format.text('release.figures')}`;
  // A share of nothing would read as 100 %.
  if (rows.length === 0) return [heading, format.text('release.noFigures')];
  return [
    heading,
    table([...head, 'p50', 'p95', format.text('release.errors'), format.text('release.limit'), ''], rows),
    [
      `- ${format.text('release.errorShare')}: ${format.share(errorShare.value)} (< ${format.share(errorShare.limit)}), ${format.text(`figure.${errorShare.verdict}`)}`,
      `- ${format.text('release.answeredShare')}: ${format.share(answeredShare.value)} (≥ ${format.share(answeredShare.limit)}), ${lowerLimitLabel(answeredShare.verdict, format)}`,
      ...(signIns.count === 0
        ? []
        : [
            `- ${format.text('release.failedSignIns')}: ${format.text('release.ofCount', { part: signIns.failed, all: signIns.count })}`,
          ]),
      ...machineLines(report, format),
      ...outliers.map(
        (one) =>
          `- ${format.text('release.outliers')}: \`${code(one.request)} → ${one.status ?? format.text('release.noAnswer')}\`, ${format.ms(one.ms)}, ${prose(testName(one, format).title)}`,
      ),
    ].join('\n'),
    format.text('release.figuresNote', { cost: format.ms(costMs) }),
  ];
}
