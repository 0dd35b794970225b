/** Renders the release report as a page for a phone: the verdict first, then its causes, then the details. */
import { NUMBERED_STEPS } from '../../../suite/catalogue';
import { browserTitle } from '../../text/browser';
import { html, type Fragment, type Html } from '../parts/html';
import { drillSummary } from './drill-summary';
import type { Formatter } from '../../text/language';
import { facts, mark, original, page, prose, topLine } from '../parts/page';
import { checklist, markOf, monitoringList, type ChecklistState } from './checklist';
import { caseName, testName } from './case-links';
import { figuresSection } from './html-figures';
import { measuredSection } from './html-measured';
import { causeCard, type Embed } from './html-causes';
import { phasesTable } from './html-phases';
import { secondRunSection } from './html-second-run';
import { decision } from './html-decision';
import type { ReleaseReport, ReportCause } from './report';
import { criticalFirst } from './cause-order';
import { blockingTitle, formatDecision, isNamedCause } from './headline';
import { causesByTeam, isGrouped, teamLine } from './teams';

export function releaseHtml(report: ReleaseReport, format: Formatter, embed: Embed, isCopy = false): string {
  const { language } = format;
  const blocking = criticalFirst(report.causes.filter((cause) => cause.blocks && cause.verdict !== 'test'));
  const own = criticalFirst(report.causes.filter((cause) => cause.blocks && cause.verdict === 'test'));
  const others = report.causes.filter((cause) => !cause.blocks);
  const card = (cause: ReportCause) => causeCard(cause, report, format, embed, isGrouped(blocking));
  const cards = (causes: typeof blocking) => causes.map(card);
  const heading = (id: string, title: string, causes: typeof blocking) =>
    html`<h2 id="${id}">${title} <span class="soft small">${causes.length}</span></h2>`;
  const body = html` ${topLine(format.text('release.title'), 'release', format)} ${decision(report, format)}
    ${jumpList(report, format)}
    ${blocking.length > 0 && html`${heading('blocking', blockingTitle(report, format), blocking)}${isGrouped(blocking) ? teamCards(blocking, report, format, card) : cards(blocking)}`}
    ${
      own.length > 0 &&
      html`${heading('own', format.text('release.ownFaults'), own)}
        <p class="soft">${format.text('release.ownFaultsNote')}</p>
        ${cards(own)}`
    }
    ${
      report.observations.length > 0 &&
      html`<h2 id="observed">${format.text('release.observed')}</h2>
        ${report.observations.map((one) => observationCard(one, format))}`
    }
    ${
      report.flakes.length + report.flakyCases.length > 0 &&
      html`<h2 id="flaky">${format.text('release.flakes')}</h2>
        ${flakyCases(report, format)}${report.flakes.map((flake) => flakeCard(flake, format))}`
    }
    ${secondRunSection(report, format)}
    ${others.length > 0 && html`${heading('others', format.text('release.notBlocking'), others)}${cards(others)}`}
    ${issues(format.text('release.expired'), undefined, report.expiredIssues, report, format)}
    ${issues(format.text('release.known'), undefined, report.knownIssues, report, format)}
    ${issues(format.text('release.fixed'), format.text('release.fixedNote'), report.fixedIssues, report, format)}
    <h2 id="areas">${format.text('release.phases')}</h2>
    ${phasesTable(report, format)} ${figuresSection(report, format)} ${measuredSection(report, format)}
    ${report.drill !== null && html`<p><a href="${format.file('drill')}">${drillSummary(report.drill, format)}</a></p>`}
    ${checklistSection(report, format)}
    <h2 id="run">${format.text('release.run')}</h2>
    ${head(report, format)}
    <h2 id="more">${format.text('release.elsewhere')}</h2>
    <ul>
      <li>
        <a href="${format.file('protocol')}">${format.file('protocol')}</a>:
        ${format.text('release.protocol', { steps: NUMBERED_STEPS.length })}
      </li>
      ${!isCopy && html`<li><a href="html/index.html">html/index.html</a>: ${format.text('release.playwright')}</li>`}
      <li><a href="release.json">release.json</a>: ${format.text('release.data')}</li>
    </ul>
    <footer>${format.text('release.footer', { runId: report.run.id })}</footer>`;
  return page({
    language,
    title: `${formatDecision(report, format)} · ${report.target.baseUrl || format.text('release.nowhere')}`,
    body,
  });
}

/** Renders the cards by team. What stands against the release and is no named cause comes first. */
function teamCards(
  blocking: readonly ReportCause[],
  report: ReleaseReport,
  format: Formatter,
  card: (cause: ReportCause) => Html,
): Html {
  const teams = causesByTeam(report, format);
  return html`<p class="soft screen-only">${format.text('release.folded')}</p>
    ${blocking.filter((cause) => !isNamedCause(cause)).map(card)}
    ${teams.map(
      (team) =>
        html`<h3 id="${team.id}">${teamLine(team, format)}</h3>
          ${team.causes.map(card)}`,
    )}`;
}

/** Links to the sections that the report has. */
function jumpList(report: ReleaseReport, format: Formatter): Html {
  const { causes } = report;
  const sections = [
    ['blocking', blockingTitle(report, format), causes.some((cause) => cause.blocks && cause.verdict !== 'test')],
    ['own', format.text('release.ownFaults'), causes.some((cause) => cause.blocks && cause.verdict === 'test')],
    ['observed', format.text('release.observed'), report.observations.length > 0],
    ['flaky', format.text('release.flakes'), report.flakes.length + report.flakyCases.length > 0],
    ['second-run', format.text('release.secondRun'), report.runs.length > 1],
    ['others', format.text('release.notBlocking'), causes.some((cause) => !cause.blocks)],
    ['areas', format.text('release.phases'), true],
    ['figures', format.text('release.figures'), true],
    ['measured', format.text('measured.title'), report.measured.length > 0],
    ['checklist', format.text('release.checklist'), true],
    ['run', format.text('release.run'), true],
  ] as const;
  return html`<nav class="jump small screen-only" aria-label="${format.text('release.jump')}">
    ${sections.filter(([, , has]) => has).map(([id, title]) => html`<a href="#${id}">${title}</a> `)}<a
      href="${format.file('protocol')}"
      >${format.text('release.protocolShort')}</a
    >
  </nav>`;
}

function checklistSection(report: ReleaseReport, format: Formatter): Html {
  const signs: Record<ChecklistState, readonly [string, string]> = {
    done: ['good', '✓'],
    failed: ['bad', '✗'],
    'not run': ['idle', '–'],
    manual: ['idle', '☐'],
  };
  const items = checklist(report, format);
  const line = (item: (typeof items)[number]) =>
    html`<li class="${signs[item.state][0]}">
      <span aria-hidden="true">${signs[item.state][1]}</span>
      ${item.what}${item.state !== 'manual' && html` <small class="soft">(${markOf(item, format)})</small>`}
    </li>`;
  return html`<h2 id="checklist">${format.text('release.checklist')}</h2>
    <h3>${format.text('release.checklistRun')}</h3>
    <ul class="checks">
      ${items.filter(({ state }) => state !== 'manual').map(line)}
    </ul>
    <h3>${format.text('release.checklistPerson')}</h3>
    <ul class="checks">
      ${items.filter(({ state }) => state === 'manual').map(line)}
    </ul>
    <h2>${format.text('release.watch')}</h2>
    <ul class="checks">
      ${monitoringList(report, format).map((what) => html`<li class="idle"><span aria-hidden="true">☐</span> ${what}</li>`)}
    </ul>`;
}

function head(report: ReleaseReport, format: Formatter): Html {
  const { run, target } = report;
  return facts([
    [
      format.text('release.target'),
      `${target.baseUrl || format.text('release.nowhere')}${target.kind === 'sandbox' ? ` (${format.text('release.sandbox')})` : ''}`,
    ],
    [format.text('release.build'), target.version ?? format.text('release.unknown')],
    [format.text('release.date'), `${format.dateTime(new Date(run.startedAt))} (${run.timeZone})`],
    [
      format.text('release.firstAttempt'),
      run.firstAttemptPassRate === null ? undefined : format.percent(run.firstAttemptPassRate),
    ],
    [format.text('release.duration'), format.duration(run.durationMs)],
    [format.text('release.suite'), run.commit?.slice(0, 9)],
    [format.text('release.browser'), run.browser === null ? undefined : browserTitle(run.browser)],
    [format.text('release.seed'), run.seed ?? format.text('release.unshuffled')],
    [format.text('release.signIns'), format.number(run.signIns)],
  ]);
}

function observationCard(one: ReleaseReport['observations'][number], format: Formatter): Html {
  return html`<div class="card">
    <p>
      <b>${one.title[format.language]}</b>
      ${one.blocks ? mark('bad', format.text('release.counts')) : mark('known', format.text('release.reported'))}
    </p>
    <p>${prose(one.sentence[format.language])}</p>
    ${
      one.requests.length > 0 &&
      html`<ul class="small">
        ${one.requests.map((line) => html`<li>${typeof line === 'string' ? html`<code>${line}</code>` : line[format.language]}</li>`)}
      </ul>`
    }
  </div>`;
}

function flakyCases({ flakyCases: list, titles }: ReleaseReport, format: Formatter): Fragment {
  if (list.length === 0) return undefined;
  return html`<p>
    ${format.text('release.cases')}:
    ${list.map((id, index) => html`${index > 0 && ', '}${caseName(id, { titles }, format)}`)}
  </p>`;
}

function flakeMark({ quarantine, byMachine }: ReleaseReport['flakes'][number], format: Formatter): Html {
  if (quarantine !== null) return mark('known', format.text('release.quarantined'));
  return byMachine ? mark('known', format.text('release.byMachine')) : mark('bad', format.text('release.counts'));
}

function flakeCard(flake: ReleaseReport['flakes'][number], format: Formatter): Html {
  const { title, file } = testName(flake, format);
  return html`<div class="card">
    <p>
      <b>${prose(title)}</b> <code class="small soft">${file}</code>
      ${flakeMark(flake, format)}
    </p>
    ${flake.quarantine !== null && html`<p class="soft"><q>${flake.quarantine}</q></p>`}
    <ol class="attempts">
      ${flake.attempts.map(
        (attempt, index) =>
          html`<li>
            ${mark(attempt.passed ? 'good' : 'bad', `${format.text('release.attempt', { number: index + 1 })}${attempt.run === null ? '' : `, ${format.text('release.runNumber', { number: attempt.run }).toLowerCase()}`}`)}${attempt.trace !== null && html` <a href="${attempt.trace}">${format.text('release.trace')}</a>`}${original(attempt.seen ?? '', format)}
          </li>`,
      )}
    </ol>
    <p class="small soft">${format.text('release.repeat')}</p>
    <code class="command">${flake.repeat}</code>
  </div>`;
}

function issues(
  title: string,
  note: string | undefined,
  list: ReleaseReport['knownIssues'],
  { titles }: ReleaseReport,
  format: Formatter,
): Fragment {
  if (list.length === 0) return undefined;
  return html`<h2>${title}</h2>
    ${note !== undefined && html`<p class="soft">${note}</p>`}
    <ul>
      ${list.map((issue) => html`<li><b>${caseName(issue.case, { titles }, format)}</b> ${issue.link === undefined ? html`<q>${issue.reason}</q>` : html`<a href="${issue.link}"><q>${issue.reason}</q></a>`} <span class="soft small">(${format.text('release.until', { day: issue.expires, owner: format.text(`owner.${issue.owner}`) })})</span></li>`)}
    </ul>`;
}
