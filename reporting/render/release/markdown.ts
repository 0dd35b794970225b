/** Renders the release report as Markdown, for GitHub's job summary, a wiki or a mail. */
import { drillSummary } from './drill-summary';
import { browserTitle } from '../../text/browser';
import type { Formatter } from '../../text/language';
import { folded, inline, link, prose, table } from '../parts/markdown';
import { outcomeLabel, type ReportOutcome } from '../../text/words';
import { plainName } from './case-links';
import { CASE_STATUSES } from '../../status/case-status';
import { criticalFirst } from './cause-order';
import { checklist, markOf, monitoringList } from './checklist';
import {
  blockingCauses,
  blockingTitle,
  causeDetail,
  causeNote,
  causesTitle,
  changesLine,
  countsLine,
  formatDecision,
  isRunning,
  issuesLine,
  noteOn,
  otherReasons,
  platformLine,
  toneOf,
  unreachableNote,
} from './headline';
import { causeText, flaky, issueLine, observationText } from './markdown-causes';
import { figures, measured } from './markdown-figures';
import { laterPhases, remarkOn } from './html-phases';
import { prioritiesLine } from './priorities';
import type { ReleaseReport, ReportCause } from './report';
import { runLine } from '../parts/second-run';
import { causesByTeam, teamLine } from './teams';

const SIGNS = { good: '✅', bad: '❌', idle: '⬜', known: '🧪' };

export function releaseMarkdown(report: ReleaseReport, format: Formatter): string {
  const section = (title: string, parts: readonly string[]) => (parts.length === 0 ? [] : [`## ${title}`, ...parts]);
  const causes = (wanted: (cause: ReportCause) => boolean) =>
    criticalFirst(report.causes.filter(wanted)).map((cause) => causeText(cause, report, format));
  const issues = (list: ReleaseReport['knownIssues']) =>
    list.length === 0 ? [] : [list.map((issue) => issueLine(issue, report, format)).join('\n')];
  return `${[
    ...headline(report, format),
    ...section(
      blockingTitle(report, format),
      causes((cause) => cause.blocks && cause.verdict !== 'test'),
    ),
    ...section(
      format.text('release.ownFaults'),
      causes((cause) => cause.blocks && cause.verdict === 'test'),
    ),
    ...section(
      format.text('release.observed'),
      report.observations.map((one) => observationText(one, format)),
    ),
    ...section(format.text('release.flakes'), flaky(report, format)),
    ...section(format.text('release.secondRun'), secondRun(report, format)),
    ...section(
      format.text('release.notBlocking'),
      causes((cause) => !cause.blocks),
    ),
    ...section(format.text('release.expired'), issues(report.expiredIssues)),
    ...section(format.text('release.known'), issues(report.knownIssues)),
    ...section(
      format.text('release.fixed'),
      report.fixedIssues.length === 0 ? [] : [format.text('release.fixedNote'), ...issues(report.fixedIssues)],
    ),
    ...areas(report, format),
    ...figures(report, format),
    ...measured(report, format),
    ...(report.drill === null ? [] : [link(drillSummary(report.drill, format), format.file('drill'))]),
    ...lists(report, format),
    ...facts(report, format),
    format.text('release.footer', { runId: report.run.id }),
  ].join('\n\n')}\n`;
}

function headline(report: ReleaseReport, format: Formatter): string[] {
  const { language } = format;
  const note = noteOn(report, format);
  const { named, rest } = blockingCauses(report);
  const others = otherReasons(report, format);
  const issues = issuesLine(report, format);
  return [
    `# ${SIGNS[toneOf(report)]} ${formatDecision(report, format)}`,
    ...(note === undefined ? [] : [prose(note)]),
    `**${inline(platformLine(report, format))}** · ${format.dateTime(new Date(report.run.startedAt))} (${report.run.timeZone})`,
    inline(countsLine(report, format)),
    ...(named.length === 0
      ? []
      : [
          `**${causesTitle(report, format)}**`,
          ...[prioritiesLine(report, format) ?? []].flat(),
          named
            .map(
              (cause, index) =>
                `${index + 1}. **${prose(cause.title[language])}** ${[prose(causeDetail(cause, format)), `(${cause.priority}, ${causeNote(cause, report, format)})`].filter(Boolean).join(' ')}`,
            )
            .join('\n'),
        ]),
    ...(rest === 0
      ? []
      : [
          format.text('headline.moreCauses', { count: rest }),
          `${format.text('headline.teams')}:`,
          causesByTeam(report, format)
            .map((team) => `- ${inline(teamLine(team, format))}`)
            .join('\n'),
        ]),
    ...(others.length === 0
      ? []
      : [
          ...(named.length === 0 ? [] : [`${format.text('headline.otherReasons')}:`]),
          others
            .map(({ text, original }) =>
              `- ${prose(text)} ${original === '' ? '' : folded(format.text('release.original'), original)}`.trimEnd(),
            )
            .join('\n'),
        ]),
    ...[unreachableNote(report, format) ?? []].flat(),
    ...(issues === undefined ? [] : [issues]),
    ...(isRunning(report) ? [] : [changesLine(report, format)]),
    ...[laterPhases(report, format) ?? []].flat(),
  ];
}

function secondRun(report: ReleaseReport, format: Formatter): string[] {
  const { runs, repeated } = report;
  if (runs.length < 2) return [];
  const head = [
    format.text('release.case'),
    ...runs.map((_, index) => format.text('release.runNumber', { number: index + 1 })),
    format.text('release.countsAs'),
  ];
  const outcomes = (of: readonly ReportOutcome[]) =>
    (of.length === 0 ? (['NOT RUN'] as const) : of).map((outcome) => outcomeLabel(outcome, format.language)).join(', ');
  const rows = repeated.map((one) => [
    inline(plainName(one.id, report, format)),
    ...one.runs.map(outcomes),
    format.text(`single.${one.status}`),
  ]);
  return [
    runs.map((part, index) => `- ${inline(runLine(part, index, format))}`).join('\n'),
    format.text('release.secondRunNote'),
    ...(rows.length === 0 ? [] : [table(head, rows)]),
  ];
}

function areas(report: ReleaseReport, format: Formatter): string[] {
  const columns = [...CASE_STATUSES, 'notRun'] as const;
  const rows = report.phases
    .filter((row) => !row.later)
    .map((row) => {
      const remark = remarkOn(row, format);
      return [
        `${row.title[format.language]}${remark === '' ? '' : ` (${remark})`}`,
        String(row.cases.all),
        ...columns.map((column) => String(row.cases[column])),
      ];
    });
  const head = [
    format.text('release.phase'),
    format.text('release.cases'),
    ...columns.map((column) => format.text(`status.${column}`)),
  ];
  return [`## ${format.text('release.phases')}`, table(head, rows)];
}

function lists(report: ReleaseReport, format: Formatter): string[] {
  const items = checklist(report, format);
  const shown = items.flatMap((item) =>
    item.state === 'manual' ? [] : [`- [${item.state === 'done' ? 'x' : ' '}] ${item.what} (${markOf(item, format)})`],
  );
  return [
    `## ${format.text('release.checklist')}`,
    `### ${format.text('release.checklistRun')}`,
    shown.join('\n'),
    `### ${format.text('release.checklistPerson')}`,
    items
      .filter(({ state }) => state === 'manual')
      .map(({ what }) => `- [ ] ${what}`)
      .join('\n'),
    `## ${format.text('release.watch')}`,
    monitoringList(report, format)
      .map((what) => `- [ ] ${what}`)
      .join('\n'),
  ];
}

function facts({ run, target }: ReleaseReport, format: Formatter): string[] {
  return [
    `## ${format.text('release.run')}`,
    [
      `- ${format.text('release.target')}: ${target.baseUrl || format.text('release.nowhere')}${target.kind === 'sandbox' ? ` (${format.text('release.sandbox')})` : ''}`,
      `- ${format.text('release.build')}: ${inline(target.version ?? format.text('release.unknown'))}`,
      `- ${format.text('release.duration')}: ${format.duration(run.durationMs)}`,
      ...(run.firstAttemptPassRate === null
        ? []
        : [`- ${format.text('release.firstAttempt')}: ${format.percent(run.firstAttemptPassRate)}`]),
      `- ${format.text('release.suite')}: ${run.commit?.slice(0, 9) ?? '–'} · ${format.text('release.browser')}: ${run.browser === null ? '–' : browserTitle(run.browser)} · ${format.text('release.seed')}: ${run.seed ?? format.text('release.unshuffled')}`,
    ].join('\n'),
  ];
}
