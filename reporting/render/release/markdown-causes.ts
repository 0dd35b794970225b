/** The release report's failures as Markdown: causes with their cases, observations, flaky tests and known issues. */
import { isCaseId } from '../../../suite/catalogue';
import type { Formatter } from '../../text/language';
import { code, command, folded, inline, link, prose } from '../parts/markdown';
import { roleLabel } from '../../text/words';
import { beyondTitle, plainName, testName } from './case-links';
import { causeCases, concernedRoles, listedBlocked, sinceText, whoseTurn } from './headline';
import type { ReleaseReport, ReportCase, ReportCause } from './report';

/** Maximum number of failed cases of a cause that are listed in full. */
const LISTED = 6;

/** Renders a cause with its failed cases and the command that repeats them. */
export function causeText(cause: ReportCause, report: ReleaseReport, format: Formatter): string {
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

/** Renders an observation outside the cases, and whether it blocks. */
export function observationText(
  { title, sentence, requests, blocks }: ReleaseReport['observations'][number],
  format: Formatter,
): string {
  const consequence = format.text(blocks ? 'release.counts' : 'release.reported');
  return [
    `**${title[format.language]}** (${consequence}): ${prose(sentence[format.language])}`,
    ...(requests.length === 0
      ? []
      : ['', ...requests.map((line) => `- ${inline(typeof line === 'string' ? line : line[format.language])}`)]),
  ].join('\n');
}

/** Renders the flaky cases, and each flaky test with its attempts. */
export function flaky(report: ReleaseReport, format: Formatter): string[] {
  const cases =
    report.flakyCases.length === 0
      ? []
      : [
          `${format.text('release.cases')}: ${inline(report.flakyCases.map((id) => plainName(id, report, format)).join(', '))}`,
        ];
  const nameOf = (flake: ReleaseReport['flakes'][number]) => {
    const { title, file } = testName(flake, format);
    return `**${prose(title)}** \`${code(file)}\``;
  };
  const cards = report.flakes.map((flake) =>
    [
      `${nameOf(flake)} (${flake.quarantine === null ? format.text(flake.byMachine ? 'release.byMachine' : 'release.counts') : `${format.text('release.quarantined')}: «${inline(flake.quarantine)}»`})`,
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

/** Renders a known issue as a line of a list. */
export function issueLine(
  issue: ReleaseReport['knownIssues'][number],
  report: Pick<ReleaseReport, 'titles'>,
  format: Formatter,
): string {
  return `- **${inline(plainName(issue.case, report, format))}** «${issue.link === undefined ? inline(issue.reason) : link(issue.reason, issue.link)}» (${format.text('release.until', { day: issue.expires, owner: format.text(`owner.${issue.owner}`) })})`;
}
