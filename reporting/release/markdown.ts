/** Renders the release report as Markdown, for GitHub's job summary, a wiki or a mail. */
import { kindLabel } from '../run-report/reason-texts';
import { drillSummary } from '../drill/summary';
import { browserTitle } from '../html/browser';
import type { Formatter } from '../html/language';
import { command, inline, link, table } from '../html/markdown';
import { roleLabel } from '../html/words';
import { checklist, POST_RELEASE_CHECKS } from './checklist';
import { formatDecision, mainCauses, noteOn, toneOf } from './headline';
import { laterPhases, remarkOn } from './html-phases';
import type { ReleaseReport, ReportCause } from './report';
import { CASE_STATUSES } from './case-status';
import { CAUSE_LABELS, FIGURE_LABELS, RELEASE_TEXTS, CASE_STATUS_LABELS } from './texts';

/** Maximum number of failed cases of a cause that are listed in full. */
const LISTED = 6;

export function releaseMarkdown(report: ReleaseReport, format: Formatter): string {
  const { language } = format;
  const texts = RELEASE_TEXTS[language];
  const { run, target, figures } = report;
  const ms = (value: number) => `${format.number(value)} ${texts.ms}`;
  const percent = (value: number) => `${format.number(value * 100, value === 0 || value === 1 ? 0 : 2)} %`;
  const signs = { good: '✅', bad: '❌', idle: '⬜' };
  const note = noteOn(report, texts);

  const causeText = (cause: ReportCause) =>
    [
      `### ${inline(cause.title[language])}`,
      `${CAUSE_LABELS[cause.verdict][language]}: ${texts.casesOf(cause.failed.length + cause.blocked.length)}`,
      [
        ...(cause.request === null ? [] : [`- ${texts.request}: ${inline(cause.request)} → ${cause.status ?? texts.noAnswer}${cause.answer === null ? '' : ` ${inline(cause.answer)}`}`]),
        ...(cause.page === null ? [] : [`- ${texts.page}: ${inline(cause.page)}`]),
        `- ${texts.likely}: ${cause.likely[language]}`,
        ...(cause.check === null ? [] : [`- ${texts.check}: ${inline(cause.check.text[language])}`]),
        ...(cause.seen === '' ? [] : [`- ${texts.seen}: ${inline(cause.seen)}`]),
        ...cause.failed.slice(0, LISTED).map((one) => {
          const links = [one.screenshot === null ? '' : link(texts.screenshot, one.screenshot), one.trace === null ? '' : link(texts.trace, one.trace)].filter(Boolean);
          return `- **${inline(one.id)}** (${one.priority}) ${roleLabel(one.role, language)} ${inline(one.title[language])}${one.seen === cause.seen ? '' : `: ${inline(one.seen)}`} ${links.join(' · ')}`.trimEnd();
        }),
        ...(cause.failed.length > LISTED ? [`- ${texts.more(cause.failed.length - LISTED)}`] : []),
        ...(cause.blocked.length > 0 ? [`- ${texts.blockedCases(cause.blocked.length)}: ${inline(cause.blocked.join(', '))}`] : []),
      ].join('\n'),
      ...(cause.repeat === null ? [] : [`${texts.repeat}:`, command(cause.repeat)]),
    ].join('\n\n');
  const section = (title: string, parts: readonly string[]) => (parts.length === 0 ? [] : [`## ${title}`, ...parts]);
  const issueLine = (issue: ReleaseReport['knownIssues'][number]) =>
    `- **${inline(issue.case)}** ${link(issue.reason, issue.link)} (${texts.until(issue.expires, issue.owner)})`;

  return `${[
    `# ${signs[toneOf(report)]} ${formatDecision(report, texts)}`,
    ...(note === undefined ? [] : [note]),
    ...mainCauses(report).map(({ title, cases }) => `**${inline(title[language])}** (${texts.casesOf(cases)})`),
    ...(report.reasons.length === 0 ? [] : [report.reasons.map((reason) => `- ${inline(reason[language])}`).join('\n')]),
    [
      `- ${texts.target}: ${target.baseUrl || texts.nowhere}${target.kind === 'sandbox' ? ` (${texts.sandbox})` : ''}`,
      `- ${texts.build}: ${inline(target.version ?? texts.unknown)}`,
      `- ${texts.date}: ${format.dateTime(new Date(run.startedAt))} (${run.timeZone}), ${format.duration(run.durationMs)}`,
      ...(run.firstAttemptPassRate === null ? [] : [`- ${texts.firstAttempt}: ${format.percent(run.firstAttemptPassRate)}`]),
      `- ${texts.suite}: ${run.commit?.slice(0, 9) ?? '–'} · ${texts.browser}: ${run.browser === null ? '–' : browserTitle(run.browser)} · ${texts.seed}: ${run.seed ?? texts.unshuffled} · ${texts.run}: ${run.id}`,
    ].join('\n'),
    `## ${texts.phases}`,
    table(
      [texts.phase, texts.cases, ...CASE_STATUSES.map((status) => CASE_STATUS_LABELS[status][language]), texts.notRun],
      report.phases.filter((row) => !row.later).map((row) => {
        const remark = remarkOn(row, texts);
        return [
          `${row.title[language]}${remark === '' ? '' : ` (${remark})`}`,
          String(row.cases.all),
          ...[...CASE_STATUSES, 'notRun' as const].map((column) => String(row.cases[column])),
        ];
      }),
    ),
    laterPhases(report, texts, format),
    ...section(texts.blocking, report.causes.filter((cause) => cause.blocks && cause.verdict !== 'test').map(causeText)),
    ...section(texts.ownFaults, report.causes.filter((cause) => cause.blocks && cause.verdict === 'test').map(causeText)),
    ...section(
      texts.observed,
      report.observations.map(({ title, sentence, requests, blocks }) =>
        [`**${title[language]}** (${blocks ? texts.counts : texts.reported}): ${inline(sentence[language])}`, ...(requests.length === 0 ? [] : ['', ...requests.map((request) => `- ${inline(request)}`)])].join('\n'),
      ),
    ),
    ...section(
      texts.flakes,
      report.flakes.map((flake) =>
        [
          `**${inline(flake.test)}** (${flake.quarantine === null ? texts.counts : `${texts.quarantined}: ${inline(flake.quarantine)}`})`,
          ...flake.attempts.map((one, index) => `${index + 1}. ${one.passed ? '✅' : '❌'} ${inline(one.seen ?? '')}${one.trace === null ? '' : ` ${link(texts.trace, one.trace)}`}`),
          '',
          command(flake.repeat),
        ].join('\n'),
      ),
    ),
    ...section(texts.notBlocking, report.causes.filter((cause) => !cause.blocks).map(causeText)),
    ...section(texts.known, report.knownIssues.length === 0 ? [] : [report.knownIssues.map(issueLine).join('\n')]),
    ...section(texts.fixed, report.fixedIssues.length === 0 ? [] : [texts.fixedNote, report.fixedIssues.map(issueLine).join('\n')]),
    `## ${texts.figures}`,
    table(
      [texts.kind, texts.answers, texts.average, 'p50', 'p95', texts.errors, texts.limit, ''],
      figures.kinds
        .filter((figure) => figure.count > 0 || figure.limitMs !== null)
        .map((figure) => [
          kindLabel(figure.kind, language), String(figure.count), ms(figure.averageMs), ms(figure.p50Ms), ms(figure.p95Ms), String(figure.errors),
          figure.limitMs === null ? '' : `< ${ms(figure.limitMs)}`, FIGURE_LABELS[figure.verdict][language],
        ]),
    ),
    [
      `- ${texts.errorShare}: ${percent(figures.errorShare.value)} (< ${percent(figures.errorShare.limit)}), ${FIGURE_LABELS[figures.errorShare.verdict][language]}`,
      `- ${texts.answeredShare}: ${percent(figures.answeredShare.value)} (≥ ${percent(figures.answeredShare.limit)}), ${FIGURE_LABELS[figures.answeredShare.verdict][language]}`,
      `- ${texts.failedSignIns}: ${figures.signIns.failed} / ${figures.signIns.count}`,
      ...figures.outliers.map((one) => `- ${texts.outliers}: ${inline(one.request)} → ${one.status ?? texts.noAnswer}, ${ms(one.ms)}, ${inline(one.test)}`),
    ].join('\n'),
    texts.figuresNote(ms(figures.costMs)),
    ...(report.drill === null ? [] : [link(drillSummary(report.drill, format), 'drill.html')]),
    `## ${texts.checklist}`,
    checklist(report).map(({ done, what }) => `- [${done ? 'x' : ' '}] ${what[language]}`).join('\n'),
    `## ${texts.watch}`,
    POST_RELEASE_CHECKS.map((what) => `- [ ] ${what[language]}`).join('\n'),
    texts.footer(run.id),
  ].join('\n\n')}\n`;
}
