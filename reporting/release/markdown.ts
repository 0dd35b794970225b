/** Renders the release report as Markdown, for GitHub's job summary, a wiki or a mail. */
import { isCaseId } from '../../suite/catalogue';
import { drillSummary } from '../drill/summary';
import { browserTitle } from '../html/browser';
import type { Formatter } from '../html/language';
import { command, folded, inline, link, prose, table } from '../html/markdown';
import { outcomeLabel, roleLabel, type ReportOutcome } from '../html/words';
import { beyondTitle, plainName } from './case-links';
import { CASE_STATUSES } from './case-status';
import { checklist, monitoringList } from './checklist';
import {
  blockingCauses,
  blockingTitle,
  causeCases,
  causeDetail,
  causeNote,
  causesTitle,
  changesLine,
  concernedRoles,
  countsLine,
  criticalFirst,
  formatDecision,
  isRunning,
  issuesLine,
  listedBlocked,
  noteOn,
  otherReasons,
  platformLine,
  sinceText,
  toneOf,
  unreachableNote,
  whoseTurn,
} from './headline';
import { lowerLimitLabel, measuredKinds } from './html-figures';
import { askerOf, detailOf, lastGoNote, measuredLabel, ratioOf, textBars } from './html-measured';
import { laterPhases, remarkOn } from './html-phases';
import type { ReleaseReport, ReportCase, ReportCause } from './report';
import { runLine } from './second-run';
import { causesByTeam, teamLine } from './teams';

/** Maximum number of failed cases of a cause that are listed in full. */
const LISTED = 6;
const SIGNS = { good: '✅', bad: '❌', idle: '⬜', known: '🧪' };

export function releaseMarkdown(report: ReleaseReport, format: Formatter): string {
  const section = (title: string, parts: readonly string[]) => (parts.length === 0 ? [] : [`## ${title}`, ...parts]);
  const causes = (wanted: (cause: ReportCause) => boolean) =>
    criticalFirst(report.causes.filter(wanted)).map((cause) => causeText(cause, report, format));
  const issues = (list: ReleaseReport['knownIssues']) =>
    list.length === 0 ? [] : [list.map((issue) => issueLine(issue, format)).join('\n')];
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
          others.map((reason) => `- ${prose(reason)}`).join('\n'),
        ]),
    ...[unreachableNote(report, format) ?? []].flat(),
    ...(issues === undefined ? [] : [issues]),
    ...(isRunning(report) ? [] : [changesLine(report, format)]),
    ...[laterPhases(report, format) ?? []].flat(),
  ];
}

function causeText(cause: ReportCause, report: ReleaseReport, format: Formatter): string {
  const label = (key: 'request' | 'page' | 'likely' | 'check' | 'whose' | 'since' | 'roles') =>
    format.text(`release.${key}`);
  const more = cause.failed.length - LISTED;
  const roles = concernedRoles(cause, format);
  return [
    `### ${prose(cause.title[format.language])}`,
    `${format.text(`cause.${cause.verdict}`)}, ${cause.priority}: ${causeCases(cause, format)}`,
    [
      ...(cause.request === null
        ? []
        : [
            `- ${label('request')}: \`${code(cause.request)} → ${cause.status ?? format.text('release.noAnswer')}\`${cause.answer === null ? '' : ` \`${code(cause.answer)}\``}`,
          ]),
      ...(cause.page === null ? [] : [`- ${label('page')}: \`${code(cause.page)}\``]),
      `- ${label('likely')}: ${prose(cause.likely[format.language])}`,
      ...(roles === '' ? [] : [`- ${label('roles')}: ${roles}`]),
      `- ${label('whose')}: ${whoseTurn(cause, format)}${report.changes === null ? '' : `. ${label('since')}: ${sinceText(cause, report, format)}`}`,
      ...(cause.check === null ? [] : [`- ${label('check')}: ${inline(cause.check.text[format.language])}`]),
      ...(cause.seen === '' ? [] : [`- ${folded(format.text('release.original'), cause.seen)}`]),
      ...cause.failed.slice(0, LISTED).map((one) => caseLine(one, cause, format)),
      ...(more > 0 ? [`- ${format.text('release.more', { count: more })}`] : []),
      ...(listedBlocked(cause).length > 0
        ? [
            `- ${format.text('release.blockedCases', { count: cause.blocked.length })}: ${inline(cause.blocked.map((id) => plainName(id, report, format)).join(', '))}`,
          ]
        : []),
    ].join('\n'),
    ...(cause.repeat === null ? [] : [`${format.text('release.repeat')}:`, command(cause.repeat)]),
  ].join('\n\n');
}

function caseLine(one: ReportCase, cause: ReportCause, format: Formatter): string {
  const { language } = format;
  const links = [
    one.screenshot === null ? '' : link(format.text('release.screenshot'), one.screenshot),
    one.trace === null ? '' : link(format.text('release.trace'), one.trace),
  ].filter(Boolean);
  const title = isCaseId(one.id)
    ? `**${inline(one.id)}** (${one.priority}) ${roleLabel(one.role, language)} ${prose(one.title[language])}`
    : `**${inline(one.title[language])}** (${one.priority}) \`${code(one.id.split(' › ')[0] ?? '')}\``;
  const description = one.text?.[language] ?? '';
  const beyond = beyondTitle(description, cause.title[language]);
  const own = beyond === '' ? '' : `: ${inline(beyond)}`;
  const message = one.seen === '' || one.seen === cause.seen ? '' : folded(format.text('release.original'), one.seen);
  return `- ${title}${own} ${[...links, message].filter(Boolean).join(' · ')}`.trimEnd();
}

function observationText(
  { title, sentence, requests, blocks }: ReleaseReport['observations'][number],
  format: Formatter,
): string {
  const consequence = format.text(blocks ? 'release.counts' : 'release.reported');
  return [
    `**${title[format.language]}** (${consequence}): ${prose(sentence[format.language])}`,
    ...(requests.length === 0 ? [] : ['', ...requests.map((request) => `- ${inline(request)}`)]),
  ].join('\n');
}

function flaky(report: ReleaseReport, format: Formatter): string[] {
  const cases =
    report.flakyCases.length === 0
      ? []
      : [
          `${format.text('release.cases')}: ${inline(report.flakyCases.map((id) => plainName(id, report, format)).join(', '))}`,
        ];
  const cards = report.flakes.map((flake) =>
    [
      `**«${inline(flake.test)}»** (${flake.quarantine === null ? format.text('release.counts') : `${format.text('release.quarantined')}: «${inline(flake.quarantine)}»`})`,
      ...flake.attempts.map(
        (one, index) =>
          `${index + 1}. ${one.passed ? '✅' : '❌'} ${one.seen === null ? '' : folded(format.text('release.original'), one.seen)}${one.trace === null ? '' : ` ${link(format.text('release.trace'), one.trace)}`}`,
      ),
      '',
      command(flake.repeat),
    ].join('\n'),
  );
  return [...cases, ...cards];
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

function issueLine(issue: ReleaseReport['knownIssues'][number], format: Formatter): string {
  return `- **${inline(issue.case)}** «${issue.link === undefined ? inline(issue.reason) : link(issue.reason, issue.link)}» (${format.text('release.until', { day: issue.expires, owner: format.text(`owner.${issue.owner}`) })})`;
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

function measured(report: ReleaseReport, format: Formatter): string[] {
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
    [`**${row.caseId}** \`${row.request}\``, detailOf(row, format)].filter(Boolean).join(', '),
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

function figures(report: ReleaseReport, format: Formatter): string[] {
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
  return [
    `## ${format.text('release.figures')}`,
    ...(rows.length === 0
      ? []
      : [table([...head, 'p50', 'p95', format.text('release.errors'), format.text('release.limit'), ''], rows)]),
    [
      `- ${format.text('release.errorShare')}: ${format.share(errorShare.value)} (< ${format.share(errorShare.limit)}), ${format.text(`figure.${errorShare.verdict}`)}`,
      `- ${format.text('release.answeredShare')}: ${format.share(answeredShare.value)} (≥ ${format.share(answeredShare.limit)}), ${lowerLimitLabel(answeredShare.verdict, format)}`,
      ...(signIns.count === 0
        ? []
        : [
            `- ${format.text('release.failedSignIns')}: ${format.text('release.ofCount', { part: signIns.failed, all: signIns.count })}`,
          ]),
      ...outliers.map(
        (one) =>
          `- ${format.text('release.outliers')}: \`${code(one.request)} → ${one.status ?? format.text('release.noAnswer')}\`, ${format.ms(one.ms)}, «${inline(one.test)}»`,
      ),
    ].join('\n'),
    format.text('release.figuresNote', { cost: format.ms(costMs) }),
  ];
}

function lists(report: ReleaseReport, format: Formatter): string[] {
  const items = checklist(report, format);
  const spoken = {
    done: 'release.mark.done',
    failed: 'release.mark.failed',
    'not run': 'release.mark.notRun',
  } as const;
  const shown = items.flatMap(({ state, what }) =>
    state === 'manual' ? [] : [`- [${state === 'done' ? 'x' : ' '}] ${what} (${format.text(spoken[state])})`],
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

/** A text inside backticks: a line without backticks of its own. */
function code(text: string): string {
  return text.replace(/\s+/g, ' ').replaceAll('`', "'");
}
