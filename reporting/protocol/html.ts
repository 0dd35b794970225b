/** The protocol sheet as a page: it opens from a file, on a phone too, and prints on A4. */
import { gist } from '../text/plain';
import { html, type Fragment, type Html } from '../sheet/html';
import type { Speaker } from '../sheet/language';
import { bar, facts, mark, page, type Tone } from '../sheet/page';
import { OUTCOME_TONES, OUTCOME_WORDS, roleWord } from '../sheet/words';
import { noteOf } from './note';
import { SHEET_OUTCOMES, type ProtocolSheet, type SheetLine, type Totals } from './sheet';
import { PROTOCOL_TEXTS, type ProtocolTexts } from './texts';

/** Gives a picture as an address that goes into the page itself. */
export type Embed = (place: string) => string;

export function protocolHtml(sheet: ProtocolSheet, speak: Speaker, embed: Embed): string {
  const texts = PROTOCOL_TEXTS[speak.language];
  const body = html`
<h1>${texts.title}</h1>
<p class="soft">${texts.about}</p>
${result(sheet, texts)}
${head(sheet, texts, speak)}
<h2>${texts.totals}</h2>
${totals(sheet, texts, speak)}
${sheet.scenarios.map(
  (scenario) => html`<section>
<h2 id="${scenario.id}">${scenario.id} · ${scenario.title[speak.language]}</h2>
${lines(scenario.steps, texts, speak, embed)}
${scenario.also.length > 0 && html`<h3>${texts.also} <span class="soft small">(${texts.alsoNote})</span></h3>${lines(scenario.also, texts, speak, embed)}`}
</section>`,
)}
<footer>${texts.footer(sheet.runId)}</footer>`;
  return page({ language: speak.language, title: `${texts.title} · ${sheet.runId}`, body });
}

function result({ totals }: ProtocolSheet, texts: ProtocolTexts): Html {
  const { all = 0, PASS = 0, FAIL = 0 } = totals;
  const tone: Tone = PASS === all ? 'good' : FAIL > 0 ? 'bad' : 'warn';
  return html`<div class="headline ${tone}"><strong>${PASS === all ? texts.allPassed(all) : texts.notAllPassed(PASS, all)}</strong>
${bar(SHEET_OUTCOMES.map((outcome) => [OUTCOME_TONES[outcome], totals[outcome] ?? 0]))}</div>`;
}

function head(sheet: ProtocolSheet, texts: ProtocolTexts, speak: Speaker): Html {
  const { target } = sheet;
  return facts([
    [texts.platform, `${target.baseUrl || texts.nowhere}${target.kind === 'sandbox' ? ` (${texts.sandbox})` : ''}`],
    [texts.build, target.version ?? texts.unknown],
    [texts.date, `${speak.moment(new Date(sheet.startedAt))}`],
    [texts.zone, sheet.timeZone],
    [texts.duration, speak.lasting(sheet.durationMs)],
    [texts.doneBy, `${texts.suite}${sheet.suite === null ? '' : ` ${sheet.suite.slice(0, 9)}`}`],
  ]);
}

function totals(sheet: ProtocolSheet, texts: ProtocolTexts, speak: Speaker): Html {
  const label = (outcome: (typeof SHEET_OUTCOMES)[number]) => OUTCOME_WORDS[outcome][speak.language];
  const cells = (of: Totals) => [
    html`<td class="number" data-label="${texts.steps}:">${of.all ?? 0}</td>`,
    ...SHEET_OUTCOMES.map((outcome) => {
      const count = of[outcome] ?? 0;
      return html`<td class="number${count === 0 && ' zero'}" data-label="${label(outcome)}:">${count}</td>`;
    }),
  ];
  const row = (name: Fragment, of: Totals, sum = false) => html`<tr${sum && html` class="sum"`}><td>${name}</td>${cells(of)}</tr>`;
  return html`<table class="stack"><thead><tr><th>${texts.scenario}</th><th class="number">${texts.steps}</th>${SHEET_OUTCOMES.map((outcome) => html`<th class="number">${label(outcome)}</th>`)}</tr></thead>
<tbody>${sheet.scenarios.map((one) => row(html`<a href="#${one.id}">${one.id}</a> ${one.title[speak.language]}`, one.totals))}
${row(texts.sum, sheet.totals, true)}
${row(html`${texts.also} <span class="soft small">(${texts.alsoNote})</span>`, sheet.alsoTotals)}</tbody></table>`;
}

function lines(of: readonly SheetLine[], texts: ProtocolTexts, speak: Speaker, embed: Embed): Html {
  return html`<table class="stack lines"><thead><tr><th>${texts.number}</th><th>${texts.who}</th><th>${texts.step}</th><th>${texts.expected}</th><th>${texts.outcome}</th><th>${texts.time}</th></tr></thead>
<tbody>${of.map((line) => [row(line, texts, speak), evidence(line, texts, embed)])}</tbody></table>`;
}

function row(line: SheetLine, texts: ProtocolTexts, speak: Speaker): Html {
  const { language } = speak;
  const note = noteOf(line, texts);
  const time = line.startedAt !== null && html`${speak.clock(new Date(line.startedAt))} <span class="soft">${speak.lasting(line.durationMs)}</span>`;
  return html`<tr id="${line.id}"${hasEvidence(line) && html` class="open"`}><td class="id"><b>${line.id}</b></td><td class="who">${roleWord(line.role, language)}</td><td>${line.step[language]}</td><td class="soft">${line.expected[language]}</td><td class="outcome">${mark(OUTCOME_TONES[line.outcome], OUTCOME_WORDS[line.outcome][language])}${note !== '' && html` <span class="small soft">${note}</span>`}</td><td class="time small">${time}</td></tr>`;
}

/** What was seen instead, in a row of its own below the step: the picture needs the room. */
function evidence(line: SheetLine, texts: ProtocolTexts, embed: Embed): Fragment {
  if (!hasEvidence(line)) return undefined;
  return html`<tr class="evidence"><td colspan="6"><div class="seen ${OUTCOME_TONES[line.outcome]}">
${line.seen !== null && html`<p lang="en"><b>${texts.seen}:</b> ${gist(line.seen)}</p>`}
${line.picture !== null && html`<a class="picture" href="${line.picture}"><img src="${embed(line.picture)}" alt="${texts.pictureOf(line.id)}"></a>`}
${line.trace !== null && html`<p class="small">${texts.trace}: <a href="${line.trace}">${line.trace.split('/').slice(-2).join('/')}</a></p>`}
</div></td></tr>`;
}

function hasEvidence(line: SheetLine): boolean {
  return line.outcome !== 'PASS' && line.blockedBy === null && (line.seen !== null || line.picture !== null);
}
