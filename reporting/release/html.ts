/** The release sheet as a page, made for the phone of whoever decides: the decision first, then why, then the rest. */
import { browserTitle } from '../sheet/browser';
import { html, type Fragment, type Html } from '../sheet/html';
import { drillSentence } from '../drill/sentence';
import type { Speaker } from '../sheet/language';
import { bar, facts, mark, page } from '../sheet/page';
import { checklist, TO_WATCH } from './checklist';
import { figuresSection } from './html-figures';
import { causeCard, type Embed } from './html-causes';
import { phasesTable } from './html-phases';
import type { ReleaseSheet } from './sheet';
import { headlineOf, noteOn, toneOf } from './headline';
import { RELEASE_TEXTS, type ReleaseTexts } from './texts';

export function releaseHtml(sheet: ReleaseSheet, speak: Speaker, embed: Embed): string {
  const { language } = speak;
  const texts = RELEASE_TEXTS[language];
  const blocking = sheet.causes.filter((cause) => cause.blocks && cause.verdict !== 'test');
  const own = sheet.causes.filter((cause) => cause.blocks && cause.verdict === 'test');
  const others = sheet.causes.filter((cause) => !cause.blocks);
  const cards = (causes: typeof blocking) => causes.map((cause) => causeCard(cause, texts, speak, embed));
  const size = (causes: typeof blocking) => causes.reduce((sum, cause) => sum + cause.failed.length + cause.blocked.length, 0);
  const folded = (causes: typeof blocking) => html` <span class="soft small">${texts.causeOf(causes.length, size(causes))}</span>`;
  const body = html`
<p class="soft">${texts.title}</p>
${decision(sheet, texts, speak)}
${head(sheet, texts, speak)}
<h2>${texts.phases}</h2>
${phasesTable(sheet, texts, speak)}
${blocking.length > 0 && html`<h2>${texts.blocking}${folded(blocking)}</h2>${cards(blocking)}`}
${own.length > 0 && html`<h2>${texts.ownFaults}${folded(own)}</h2><p class="soft">${texts.ownFaultsNote}</p>${cards(own)}`}
${sheet.observations.length > 0 && html`<h2>${texts.observed}</h2>${sheet.observations.map((one) => observationCard(one, texts, language))}`}
${sheet.flakes.length > 0 && html`<h2>${texts.flakes}</h2>${sheet.flakes.map((flake) => flakeCard(flake, texts))}`}
${others.length > 0 && html`<h2>${texts.notBlocking}${folded(others)}</h2>${cards(others)}`}
${issues(texts.known, undefined, sheet.knownIssues, texts)}
${issues(texts.fixed, texts.fixedNote, sheet.fixedIssues, texts)}
${figuresSection(sheet, texts, speak)}
${sheet.drill !== null && html`<p><a href="drill.html">${drillSentence(sheet.drill, speak)}</a></p>`}
<h2>${texts.checklist}</h2>
<ul class="checks">${checklist(sheet).map(({ done, what }) => html`<li class="${done ? 'good' : 'idle'}"><span aria-hidden="true">${done ? '☑' : '☐'}</span> ${what[language]}</li>`)}</ul>
<h2>${texts.watch}</h2>
<ul>${TO_WATCH.map((what) => html`<li>${what[language]}</li>`)}</ul>
<h2>${texts.elsewhere}</h2>
<ul><li><a href="protocol.html">protocol.html</a>: ${texts.protocol}</li><li><a href="html/index.html">html/index.html</a>: ${texts.playwright}</li><li><a href="release.json">release.json</a>: ${texts.data}</li></ul>
<footer>${texts.footer(sheet.run.id)}</footer>`;
  return page({ language, title: `${headlineOf(sheet, texts)} · ${sheet.target.baseUrl || texts.nowhere}`, body });
}

function decision(sheet: ReleaseSheet, texts: ReleaseTexts, speak: Speaker): Html {
  const { totals } = sheet;
  const note = noteOn(sheet, texts);
  return html`<div class="headline ${toneOf(sheet)}"><strong>${headlineOf(sheet, texts)}</strong>
${note !== undefined && html`<p>${note}</p>`}
${sheet.reasons.length > 0 && html`<ul>${sheet.reasons.map((reason) => html`<li>${reason[speak.language]}</li>`)}</ul>`}
${bar([['good', totals.passed], ['warn', totals.flaky], ['known', totals.known], ['bad', totals.failed], ['warn', totals.blocked]])}</div>`;
}

function head(sheet: ReleaseSheet, texts: ReleaseTexts, speak: Speaker): Html {
  const { run, target } = sheet;
  return facts([
    [texts.target, `${target.baseUrl || texts.nowhere}${target.kind === 'sandbox' ? ` (${texts.sandbox})` : ''}`],
    [texts.build, target.version ?? texts.unknown],
    [texts.date, `${speak.moment(new Date(run.startedAt))} (${run.timeZone})`],
    [texts.firstAttempt, run.firstAttemptPassRate === null ? undefined : speak.share(run.firstAttemptPassRate)],
    [texts.duration, speak.lasting(run.durationMs)],
    [texts.suite, run.commit?.slice(0, 9)],
    [texts.browser, run.browser === null ? undefined : browserTitle(run.browser)],
    [texts.seed, run.seed ?? texts.unshuffled],
    [texts.signIns, speak.number(run.signIns)],
  ]);
}

function observationCard(one: ReleaseSheet['observations'][number], texts: ReleaseTexts, language: Speaker['language']): Html {
  return html`<div class="card"><p><b>${one.title[language]}</b> ${one.blocks ? mark('bad', texts.counts) : mark('known', texts.reported)}</p>
<p>${one.sentence[language]}</p>
${one.requests.length > 0 && html`<ul class="small">${one.requests.map((request) => html`<li><code>${request}</code></li>`)}</ul>`}</div>`;
}

function flakeCard(flake: ReleaseSheet['flakes'][number], texts: ReleaseTexts): Html {
  return html`<div class="card"><p><b>${flake.test}</b> ${flake.quarantine === null ? mark('bad', texts.counts) : mark('known', texts.quarantined)}</p>
${flake.quarantine !== null && html`<p class="soft">${flake.quarantine}</p>`}
<ol class="attempts">${flake.attempts.map(
    (attempt, index) => html`<li>${mark(attempt.passed ? 'good' : 'bad', texts.attempt(index + 1))} <span lang="en">${attempt.seen}</span>${attempt.trace !== null && html` <a href="${attempt.trace}">${texts.trace}</a>`}</li>`,
  )}</ol>
<p class="small soft">${texts.repeat}</p><code class="command">${flake.repeat}</code></div>`;
}

function issues(title: string, note: string | undefined, list: ReleaseSheet['knownIssues'], texts: ReleaseTexts): Fragment {
  if (list.length === 0) return undefined;
  return html`<h2>${title}</h2>${note !== undefined && html`<p class="soft">${note}</p>`}
<ul>${list.map((issue) => html`<li><b>${issue.case}</b> <a href="${issue.link}">${issue.reason}</a> <span class="soft small">(${texts.until(issue.expires, issue.owner)})</span></li>`)}</ul>`;
}
