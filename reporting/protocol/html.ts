/** Renders the protocol report as a page: it opens from a file, also on a phone, and prints on A4. */
import { firstSentence } from '../text/format';
import { html, type Fragment, type Html } from '../html/html';
import type { Formatter } from '../html/language';
import { bar, facts, mark, page, type Tone } from '../html/page';
import { OUTCOME_TONES, OUTCOME_LABELS, roleLabel } from '../html/words';
import { noteOf } from './note';
import { REPORT_OUTCOMES, type ProtocolReport, type ReportLine, type Totals } from './report';
import { PROTOCOL_TEXTS, type ProtocolTexts } from './texts';

/** Returns a screenshot as a URL that is embedded in the page. */
export type Embed = (place: string) => string;

export function protocolHtml(report: ProtocolReport, format: Formatter, embed: Embed): string {
  const texts = PROTOCOL_TEXTS[format.language];
  const body = html`
<h1>${texts.title}</h1>
<p class="soft">${texts.about}</p>
${result(report, texts)}
${head(report, texts, format)}
<h2>${texts.totals}</h2>
${totals(report, texts, format)}
${report.scenarios.map(
  (scenario) => html`<section>
<h2 id="${scenario.id}">${scenario.id} · ${scenario.title[format.language]}</h2>
${lines(scenario.steps, texts, format, embed)}
${scenario.also.length > 0 && html`<h3>${texts.also} <span class="soft small">(${texts.alsoNote})</span></h3>${lines(scenario.also, texts, format, embed)}`}
</section>`,
)}
<footer>${texts.footer(report.runId)}</footer>`;
  return page({ language: format.language, title: `${texts.title} · ${report.runId}`, body });
}

function result({ totals }: ProtocolReport, texts: ProtocolTexts): Html {
  const { all = 0, PASS = 0, FAIL = 0 } = totals;
  const tone: Tone = PASS === all ? 'good' : FAIL > 0 ? 'bad' : 'warn';
  return html`<div class="headline ${tone}"><strong>${PASS === all ? texts.allPassed(all) : texts.notAllPassed(PASS, all)}</strong>
${bar(REPORT_OUTCOMES.map((outcome) => [OUTCOME_TONES[outcome], totals[outcome] ?? 0]))}</div>`;
}

function head(report: ProtocolReport, texts: ProtocolTexts, format: Formatter): Html {
  const { target } = report;
  return facts([
    [texts.platform, `${target.baseUrl || texts.nowhere}${target.kind === 'sandbox' ? ` (${texts.sandbox})` : ''}`],
    [texts.build, target.version ?? texts.unknown],
    [texts.date, `${format.dateTime(new Date(report.startedAt))}`],
    [texts.zone, report.timeZone],
    [texts.duration, format.duration(report.durationMs)],
    [texts.doneBy, `${texts.suite}${report.suite === null ? '' : ` ${report.suite.slice(0, 9)}`}`],
  ]);
}

function totals(report: ProtocolReport, texts: ProtocolTexts, format: Formatter): Html {
  const label = (outcome: (typeof REPORT_OUTCOMES)[number]) => OUTCOME_LABELS[outcome][format.language];
  const cells = (of: Totals) => [
    html`<td class="number" data-label="${texts.steps}:">${of.all ?? 0}</td>`,
    ...REPORT_OUTCOMES.map((outcome) => {
      const count = of[outcome] ?? 0;
      return html`<td class="number${count === 0 && ' zero'}" data-label="${label(outcome)}:">${count}</td>`;
    }),
  ];
  const row = (name: Fragment, of: Totals, sum = false) => html`<tr${sum && html` class="sum"`}><td>${name}</td>${cells(of)}</tr>`;
  return html`<table class="stack"><thead><tr><th>${texts.scenario}</th><th class="number">${texts.steps}</th>${REPORT_OUTCOMES.map((outcome) => html`<th class="number">${label(outcome)}</th>`)}</tr></thead>
<tbody>${report.scenarios.map((one) => row(html`<a href="#${one.id}">${one.id}</a> ${one.title[format.language]}`, one.totals))}
${row(texts.sum, report.totals, true)}
${row(html`${texts.also} <span class="soft small">(${texts.alsoNote})</span>`, report.alsoTotals)}</tbody></table>`;
}

function lines(of: readonly ReportLine[], texts: ProtocolTexts, format: Formatter, embed: Embed): Html {
  return html`<table class="stack lines"><thead><tr><th>${texts.number}</th><th>${texts.who}</th><th>${texts.step}</th><th>${texts.expected}</th><th>${texts.outcome}</th><th>${texts.time}</th></tr></thead>
<tbody>${of.map((line) => [row(line, texts, format), evidence(line, texts, embed)])}</tbody></table>`;
}

function row(line: ReportLine, texts: ProtocolTexts, format: Formatter): Html {
  const { language } = format;
  const note = noteOf(line, texts);
  const time = line.startedAt !== null && html`${format.time(new Date(line.startedAt))} <span class="soft">${format.duration(line.durationMs)}</span>`;
  return html`<tr id="${line.id}"${hasEvidence(line) && html` class="open"`}><td class="id"><b>${line.id}</b></td><td class="who">${roleLabel(line.role, language)}</td><td>${line.step[language]}</td><td class="soft">${line.expected[language]}</td><td class="outcome">${mark(OUTCOME_TONES[line.outcome], OUTCOME_LABELS[line.outcome][language])}${note !== '' && html` <span class="small soft">${note}</span>`}</td><td class="time small">${time}</td></tr>`;
}

/** Renders the evidence in a separate row below the step, because the screenshot needs the width. */
function evidence(line: ReportLine, texts: ProtocolTexts, embed: Embed): Fragment {
  if (!hasEvidence(line)) return undefined;
  return html`<tr class="evidence"><td colspan="6"><div class="seen ${OUTCOME_TONES[line.outcome]}">
${line.seen !== null && html`<p lang="en"><b>${texts.seen}:</b> ${firstSentence(line.seen)}</p>`}
${line.screenshot !== null && html`<a class="picture" href="${line.screenshot}"><img src="${embed(line.screenshot)}" alt="${texts.screenshotOf(line.id)}"></a>`}
${line.trace !== null && html`<p class="small">${texts.trace}: <a href="${line.trace}">${line.trace.split('/').slice(-2).join('/')}</a></p>`}
</div></td></tr>`;
}

function hasEvidence(line: ReportLine): boolean {
  return line.outcome !== 'PASS' && line.blockedBy === null && (line.seen !== null || line.screenshot !== null);
}
