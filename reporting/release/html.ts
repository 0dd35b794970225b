/** Renders the release report as a page for a phone: the verdict first, then its reasons, then the details. */
import { browserTitle } from '../html/browser';
import { html, type Fragment, type Html } from '../html/html';
import { drillSummary } from '../drill/summary';
import type { Formatter } from '../html/language';
import { bar, facts, mark, page } from '../html/page';
import { checklist, POST_RELEASE_CHECKS } from './checklist';
import { figuresSection } from './html-figures';
import { causeCard, type Embed } from './html-causes';
import { phasesTable } from './html-phases';
import type { ReleaseReport } from './report';
import { formatDecision, mainCauses, noteOn, toneOf } from './headline';
import { RELEASE_TEXTS, type ReleaseTexts } from './texts';

export function releaseHtml(report: ReleaseReport, format: Formatter, embed: Embed): string {
  const { language } = format;
  const texts = RELEASE_TEXTS[language];
  const blocking = report.causes.filter((cause) => cause.blocks && cause.verdict !== 'test');
  const own = report.causes.filter((cause) => cause.blocks && cause.verdict === 'test');
  const others = report.causes.filter((cause) => !cause.blocks);
  const cards = (causes: typeof blocking) => causes.map((cause) => causeCard(cause, texts, format, embed));
  const size = (causes: typeof blocking) => causes.reduce((sum, cause) => sum + cause.failed.length + cause.blocked.length, 0);
  const folded = (causes: typeof blocking) => html` <span class="soft small">${texts.causeOf(causes.length, size(causes))}</span>`;
  const body = html`
<p class="soft">${texts.title}</p>
${decision(report, texts, format)}
${head(report, texts, format)}
<h2>${texts.phases}</h2>
${phasesTable(report, texts, format)}
${blocking.length > 0 && html`<h2>${texts.blocking}${folded(blocking)}</h2>${cards(blocking)}`}
${own.length > 0 && html`<h2>${texts.ownFaults}${folded(own)}</h2><p class="soft">${texts.ownFaultsNote}</p>${cards(own)}`}
${report.observations.length > 0 && html`<h2>${texts.observed}</h2>${report.observations.map((one) => observationCard(one, texts, language))}`}
${report.flakes.length > 0 && html`<h2>${texts.flakes}</h2>${report.flakes.map((flake) => flakeCard(flake, texts))}`}
${others.length > 0 && html`<h2>${texts.notBlocking}${folded(others)}</h2>${cards(others)}`}
${issues(texts.known, undefined, report.knownIssues, texts)}
${issues(texts.fixed, texts.fixedNote, report.fixedIssues, texts)}
${figuresSection(report, texts, format)}
${report.drill !== null && html`<p><a href="drill.html">${drillSummary(report.drill, format)}</a></p>`}
<h2>${texts.checklist}</h2>
<ul class="checks">${checklist(report).map(({ done, what }) => html`<li class="${done ? 'good' : 'idle'}"><span aria-hidden="true">${done ? '☑' : '☐'}</span> ${what[language]}</li>`)}</ul>
<h2>${texts.watch}</h2>
<ul>${POST_RELEASE_CHECKS.map((what) => html`<li>${what[language]}</li>`)}</ul>
<h2>${texts.elsewhere}</h2>
<ul><li><a href="protocol.html">protocol.html</a>: ${texts.protocol}</li><li><a href="html/index.html">html/index.html</a>: ${texts.playwright}</li><li><a href="release.json">release.json</a>: ${texts.data}</li></ul>
<footer>${texts.footer(report.run.id)}</footer>`;
  return page({ language, title: `${formatDecision(report, texts)} · ${report.target.baseUrl || texts.nowhere}`, body });
}

function decision(report: ReleaseReport, texts: ReleaseTexts, format: Formatter): Html {
  const { totals } = report;
  const note = noteOn(report, texts);
  return html`<div class="headline ${toneOf(report)}"><strong>${formatDecision(report, texts)}</strong>
${note !== undefined && html`<p>${note}</p>`}
${mainCauses(report).map(({ title, cases }) => html`<p><b>${title[format.language]}</b> (${texts.casesOf(cases)})</p>`)}
${report.reasons.length > 0 && html`<ul>${report.reasons.map((reason) => html`<li>${reason[format.language]}</li>`)}</ul>`}
${bar([['good', totals.passed], ['warn', totals.flaky], ['known', totals.known], ['bad', totals.failed], ['warn', totals.blocked]])}</div>`;
}

function head(report: ReleaseReport, texts: ReleaseTexts, format: Formatter): Html {
  const { run, target } = report;
  return facts([
    [texts.target, `${target.baseUrl || texts.nowhere}${target.kind === 'sandbox' ? ` (${texts.sandbox})` : ''}`],
    [texts.build, target.version ?? texts.unknown],
    [texts.date, `${format.dateTime(new Date(run.startedAt))} (${run.timeZone})`],
    [texts.firstAttempt, run.firstAttemptPassRate === null ? undefined : format.percent(run.firstAttemptPassRate)],
    [texts.duration, format.duration(run.durationMs)],
    [texts.suite, run.commit?.slice(0, 9)],
    [texts.browser, run.browser === null ? undefined : browserTitle(run.browser)],
    [texts.seed, run.seed ?? texts.unshuffled],
    [texts.signIns, format.number(run.signIns)],
  ]);
}

function observationCard(one: ReleaseReport['observations'][number], texts: ReleaseTexts, language: Formatter['language']): Html {
  return html`<div class="card"><p><b>${one.title[language]}</b> ${one.blocks ? mark('bad', texts.counts) : mark('known', texts.reported)}</p>
<p>${one.sentence[language]}</p>
${one.requests.length > 0 && html`<ul class="small">${one.requests.map((request) => html`<li><code>${request}</code></li>`)}</ul>`}</div>`;
}

function flakeCard(flake: ReleaseReport['flakes'][number], texts: ReleaseTexts): Html {
  return html`<div class="card"><p><b>${flake.test}</b> ${flake.quarantine === null ? mark('bad', texts.counts) : mark('known', texts.quarantined)}</p>
${flake.quarantine !== null && html`<p class="soft">${flake.quarantine}</p>`}
<ol class="attempts">${flake.attempts.map(
    (attempt, index) => html`<li>${mark(attempt.passed ? 'good' : 'bad', texts.attempt(index + 1))} <span lang="en">${attempt.seen}</span>${attempt.trace !== null && html` <a href="${attempt.trace}">${texts.trace}</a>`}</li>`,
  )}</ol>
<p class="small soft">${texts.repeat}</p><code class="command">${flake.repeat}</code></div>`;
}

function issues(title: string, note: string | undefined, list: ReleaseReport['knownIssues'], texts: ReleaseTexts): Fragment {
  if (list.length === 0) return undefined;
  return html`<h2>${title}</h2>${note !== undefined && html`<p class="soft">${note}</p>`}
<ul>${list.map((issue) => html`<li><b>${issue.case}</b> <a href="${issue.link}">${issue.reason}</a> <span class="soft small">(${texts.until(issue.expires, issue.owner)})</span></li>`)}</ul>`;
}
