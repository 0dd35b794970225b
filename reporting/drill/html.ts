/** The sheet of a drill as a page: what was not noticed stands first. */
import { html, type Html } from '../sheet/html';
import type { Speaker } from '../sheet/language';
import { bar, facts, mark, page } from '../sheet/page';
import { countOf, isPassed, type Drill, type DrilledFault } from './shape';
import { DRILL_TEXTS, VERDICT_TONES, VERDICT_WORDS, areaWord, type DrillTexts } from './texts';

export function drillHtml(drill: Drill, speak: Speaker): string {
  const { language } = speak;
  const texts = DRILL_TEXTS[language];
  const open = drill.faults.filter((fault) => fault.verdict !== 'killed');
  const areas = [...new Set(drill.faults.map((fault) => fault.area))];
  const body = html`
<p class="soft">${texts.about}</p>
<h1>${texts.title}</h1>
<div class="headline ${isPassed(drill) ? 'good' : 'bad'}"><strong>${texts.noticed(countOf(drill, 'killed'), drill.faults.length)}</strong>
<p>${texts.control}: ${controlText(drill, texts)}</p>
${bar([['good', countOf(drill, 'killed')], ['warn', countOf(drill, 'half')], ['bad', countOf(drill, 'survived') + countOf(drill, 'idle')]])}</div>
${facts([
  [texts.date, `${speak.moment(new Date(drill.startedAt))} (${drill.timeZone})`],
  [texts.duration, speak.lasting(drill.durationMs)],
  [texts.fault, texts.chosen(drill.faults.length, drill.known)],
  [texts.workers, drill.workers],
  [texts.suite, drill.commit?.slice(0, 9)],
])}
${(drill.control?.failed ?? []).map(({ by, seen }) => html`<div class="seen bad"><p><b>${by}</b> <span lang="en">${seen}</span></p></div>`)}
${open.length > 0 && table(open, texts, speak)}
${areas.map((area) => html`<h2>${areaWord(area, language)}</h2>${table(drill.faults.filter((fault) => fault.area === area), texts, speak)}`)}
<footer>${texts.footer(drill.commit?.slice(0, 9) ?? '–')}</footer>`;
  return page({ language, title: texts.title, body });
}

/** What the run without a fault came to, in a few words. */
export function controlText({ control }: Drill, texts: DrillTexts): string {
  if (control === null) return texts.noControl;
  return control.failed.length === 0 ? texts.controlGreen(control.cases) : texts.controlRed(control.failed.length, control.cases);
}

function table(faults: readonly DrilledFault[], texts: DrillTexts, speak: Speaker): Html {
  return html`<table class="stack drill"><thead><tr><th>${texts.fault}</th><th>${texts.verdict}</th><th>${texts.by}</th><th>${texts.seen}</th><th class="number">${texts.time}</th></tr></thead>
<tbody>${faults.map((fault) => row(fault, texts, speak))}</tbody></table>`;
}

function row(fault: DrilledFault, texts: DrillTexts, speak: Speaker): Html {
  const by = fault.killedBy.map((one) => one.by).join(', ');
  return html`<tr><td><b>${fault.id}</b><br><span class="small soft" lang="en">${fault.breaks}</span></td>
<td>${mark(VERDICT_TONES[fault.verdict], VERDICT_WORDS[fault.verdict][speak.language])}</td>
<td>${by === '' ? html`<span class="soft">${texts.expected}: ${fault.noticedBy.join(', ')}</span>` : by}</td>
<td class="small what">${fault.mishap !== null ? texts.mishap(fault.mishap) : html`<span lang="en">${fault.killedBy[0]?.seen}</span>`}${fault.beside.length > 0 && html`<br><span class="soft">${texts.beside}: ${fault.beside.map((one) => one.by).join(', ')}</span>`}</td>
<td class="number small">${speak.lasting(fault.durationMs)}</td></tr>`;
}
