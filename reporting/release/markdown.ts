/** The release sheet as Markdown: GitHub's job summary, a wiki, a mail. */
import { kindWord } from '../run-report/reason-texts';
import { drillSentence } from '../drill/sentence';
import { browserTitle } from '../sheet/browser';
import type { Speaker } from '../sheet/language';
import { command, inline, link, table } from '../sheet/markdown';
import { roleWord } from '../sheet/words';
import { checklist, TO_WATCH } from './checklist';
import { headlineOf, noteOn, toneOf } from './headline';
import { laterPhases, remarkOn } from './html-phases';
import type { ReleaseSheet, SheetCause } from './sheet';
import { STANDINGS } from './standing';
import { CAUSE_WORDS, FIGURE_WORDS, RELEASE_TEXTS, STANDING_WORDS } from './texts';

/** So many failed cases of a cause are listed in full. */
const LISTED = 6;

export function releaseMarkdown(sheet: ReleaseSheet, speak: Speaker): string {
  const { language } = speak;
  const texts = RELEASE_TEXTS[language];
  const { run, target, figures } = sheet;
  const ms = (value: number) => `${speak.number(value)} ${texts.ms}`;
  const percent = (value: number) => `${speak.number(value * 100, value === 0 || value === 1 ? 0 : 2)} %`;
  const signs = { good: '✅', bad: '❌', idle: '⬜' };
  const note = noteOn(sheet, texts);

  const causeText = (cause: SheetCause) =>
    [
      `### ${inline(cause.title[language])}`,
      `${CAUSE_WORDS[cause.verdict][language]}: ${texts.casesOf(cause.failed.length + cause.blocked.length)}`,
      [
        ...(cause.request === null ? [] : [`- ${texts.request}: ${inline(cause.request)} → ${cause.status ?? texts.noAnswer}${cause.answer === null ? '' : ` ${inline(cause.answer)}`}`]),
        ...(cause.page === null ? [] : [`- ${texts.page}: ${inline(cause.page)}`]),
        `- ${texts.likely}: ${cause.likely[language]}`,
        ...(cause.check === null ? [] : [`- ${texts.check}: ${inline(cause.check.text[language])}`]),
        ...(cause.seen === '' ? [] : [`- ${texts.seen}: ${inline(cause.seen)}`]),
        ...cause.failed.slice(0, LISTED).map((one) => {
          const links = [one.picture === null ? '' : link(texts.picture, one.picture), one.trace === null ? '' : link(texts.trace, one.trace)].filter(Boolean);
          return `- **${inline(one.id)}** (${one.priority}) ${roleWord(one.role, language)} ${inline(one.title[language])}${one.seen === cause.seen ? '' : `: ${inline(one.seen)}`} ${links.join(' · ')}`.trimEnd();
        }),
        ...(cause.failed.length > LISTED ? [`- ${texts.more(cause.failed.length - LISTED)}`] : []),
        ...(cause.blocked.length > 0 ? [`- ${texts.blockedCases(cause.blocked.length)}: ${inline(cause.blocked.join(', '))}`] : []),
      ].join('\n'),
      ...(cause.repeat === null ? [] : [`${texts.repeat}:`, command(cause.repeat)]),
    ].join('\n\n');
  const section = (title: string, parts: readonly string[]) => (parts.length === 0 ? [] : [`## ${title}`, ...parts]);
  const issueLine = (issue: ReleaseSheet['knownIssues'][number]) =>
    `- **${inline(issue.case)}** ${link(issue.reason, issue.link)} (${texts.until(issue.expires, issue.owner)})`;

  return `${[
    `# ${signs[toneOf(sheet)]} ${headlineOf(sheet, texts)}`,
    ...(note === undefined ? [] : [note]),
    ...(sheet.reasons.length === 0 ? [] : [sheet.reasons.map((reason) => `- ${inline(reason[language])}`).join('\n')]),
    [
      `- ${texts.target}: ${target.baseUrl || texts.nowhere}${target.kind === 'sandbox' ? ` (${texts.sandbox})` : ''}`,
      `- ${texts.build}: ${inline(target.version ?? texts.unknown)}`,
      `- ${texts.date}: ${speak.moment(new Date(run.startedAt))} (${run.timeZone}), ${speak.lasting(run.durationMs)}`,
      ...(run.firstAttemptPassRate === null ? [] : [`- ${texts.firstAttempt}: ${speak.share(run.firstAttemptPassRate)}`]),
      `- ${texts.suite}: ${run.commit?.slice(0, 9) ?? '–'} · ${texts.browser}: ${run.browser === null ? '–' : browserTitle(run.browser)} · ${texts.seed}: ${run.seed ?? texts.unshuffled} · ${texts.run}: ${run.id}`,
    ].join('\n'),
    `## ${texts.phases}`,
    table(
      [texts.phase, texts.cases, ...STANDINGS.map((standing) => STANDING_WORDS[standing][language]), texts.notRun],
      sheet.phases.filter((row) => !row.later).map((row) => {
        const remark = remarkOn(row, texts);
        return [
          `${row.title[language]}${remark === '' ? '' : ` (${remark})`}`,
          String(row.cases.all),
          ...[...STANDINGS, 'notRun' as const].map((column) => String(row.cases[column])),
        ];
      }),
    ),
    laterPhases(sheet, texts, speak),
    ...section(texts.blocking, sheet.causes.filter((cause) => cause.blocks && cause.verdict !== 'test').map(causeText)),
    ...section(texts.ownFaults, sheet.causes.filter((cause) => cause.blocks && cause.verdict === 'test').map(causeText)),
    ...section(
      texts.observed,
      sheet.observations.map(({ title, sentence, requests, blocks }) =>
        [`**${title[language]}** (${blocks ? texts.counts : texts.reported}): ${inline(sentence[language])}`, ...(requests.length === 0 ? [] : ['', ...requests.map((request) => `- ${inline(request)}`)])].join('\n'),
      ),
    ),
    ...section(
      texts.flakes,
      sheet.flakes.map((flake) =>
        [
          `**${inline(flake.test)}** (${flake.quarantine === null ? texts.counts : `${texts.quarantined}: ${inline(flake.quarantine)}`})`,
          ...flake.attempts.map((one, index) => `${index + 1}. ${one.passed ? '✅' : '❌'} ${inline(one.seen ?? '')}${one.trace === null ? '' : ` ${link(texts.trace, one.trace)}`}`),
          '',
          command(flake.repeat),
        ].join('\n'),
      ),
    ),
    ...section(texts.notBlocking, sheet.causes.filter((cause) => !cause.blocks).map(causeText)),
    ...section(texts.known, sheet.knownIssues.length === 0 ? [] : [sheet.knownIssues.map(issueLine).join('\n')]),
    ...section(texts.fixed, sheet.fixedIssues.length === 0 ? [] : [texts.fixedNote, sheet.fixedIssues.map(issueLine).join('\n')]),
    `## ${texts.figures}`,
    table(
      [texts.kind, texts.answers, texts.average, 'p50', 'p95', texts.errors, texts.limit, ''],
      figures.kinds
        .filter((figure) => figure.count > 0 || figure.limitMs !== null)
        .map((figure) => [
          kindWord(figure.kind, language), String(figure.count), ms(figure.averageMs), ms(figure.p50Ms), ms(figure.p95Ms), String(figure.errors),
          figure.limitMs === null ? '' : `< ${ms(figure.limitMs)}`, FIGURE_WORDS[figure.verdict][language],
        ]),
    ),
    [
      `- ${texts.errorShare}: ${percent(figures.errorShare.value)} (< ${percent(figures.errorShare.limit)}), ${FIGURE_WORDS[figures.errorShare.verdict][language]}`,
      `- ${texts.answeredShare}: ${percent(figures.answeredShare.value)} (≥ ${percent(figures.answeredShare.limit)}), ${FIGURE_WORDS[figures.answeredShare.verdict][language]}`,
      `- ${texts.failedSignIns}: ${figures.signIns.failed} / ${figures.signIns.count}`,
      ...figures.outliers.map((one) => `- ${texts.outliers}: ${inline(one.request)} → ${one.status ?? texts.noAnswer}, ${ms(one.ms)}, ${inline(one.test)}`),
    ].join('\n'),
    texts.figuresNote(ms(figures.costMs)),
    ...(sheet.drill === null ? [] : [link(drillSentence(sheet.drill, speak), 'drill.html')]),
    `## ${texts.checklist}`,
    checklist(sheet).map(({ done, what }) => `- [${done ? 'x' : ' '}] ${what[language]}`).join('\n'),
    `## ${texts.watch}`,
    TO_WATCH.map((what) => `- [ ] ${what[language]}`).join('\n'),
    texts.footer(run.id),
  ].join('\n\n')}\n`;
}
