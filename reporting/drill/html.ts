/** Renders the drill report as a page; surviving faults come first. */
import { html, type Html } from '../html/html';
import type { Formatter } from '../html/language';
import { bar, facts, mark, page } from '../html/page';
import { countOf, isPassed, type Drill, type DrilledFault } from './schema';
import { DRILL_TEXTS, DRILL_VERDICT_TONES, DRILL_VERDICT_LABELS, areaLabel, type DrillTexts } from './texts';

export function drillHtml(drill: Drill, format: Formatter): string {
  const { language } = format;
  const texts = DRILL_TEXTS[language];
  const open = drill.faults.filter((fault) => fault.verdict !== 'killed');
  const areas = [...new Set(drill.faults.map((fault) => fault.area))];
  const body = html`
<p class="soft">${texts.about}</p>
<h1>${texts.title}</h1>
<div class="headline ${isPassed(drill) ? 'good' : 'bad'}"><strong>${texts.detected(countOf(drill, 'killed'), drill.faults.length)}</strong>
<p>${texts.control}: ${controlText(drill, texts)}</p>
${bar([['good', countOf(drill, 'killed')], ['warn', countOf(drill, 'timed out')], ['bad', countOf(drill, 'survived') + countOf(drill, 'invalid')]])}</div>
${facts([
  [texts.date, `${format.dateTime(new Date(drill.startedAt))} (${drill.timeZone})`],
  [texts.duration, format.duration(drill.durationMs)],
  [texts.fault, texts.chosen(drill.faults.length, drill.known)],
  [texts.workers, drill.workers],
  [texts.suite, drill.commit?.slice(0, 9)],
])}
${(drill.control?.failed ?? []).map(({ by, seen }) => html`<div class="seen bad"><p><b>${by}</b> <span lang="en">${seen}</span></p></div>`)}
${open.length > 0 && table(open, texts, format)}
${areas.map((area) => html`<h2>${areaLabel(area, language)}</h2>${table(drill.faults.filter((fault) => fault.area === area), texts, format)}`)}
<footer>${texts.footer(drill.commit?.slice(0, 9) ?? '–')}</footer>`;
  return page({ language, title: texts.title, body });
}

/** Summarizes the control run in a few words. */
export function controlText({ control }: Drill, texts: DrillTexts): string {
  if (control === null) return texts.noControl;
  return control.failed.length === 0 ? texts.controlGreen(control.cases) : texts.controlRed(control.failed.length, control.cases);
}

function table(faults: readonly DrilledFault[], texts: DrillTexts, format: Formatter): Html {
  return html`<table class="stack drill"><thead><tr><th>${texts.fault}</th><th>${texts.verdict}</th><th>${texts.by}</th><th>${texts.seen}</th><th class="number">${texts.time}</th></tr></thead>
<tbody>${faults.map((fault) => row(fault, texts, format))}</tbody></table>`;
}

function row(fault: DrilledFault, texts: DrillTexts, format: Formatter): Html {
  const by = fault.killedBy.map((one) => one.by).join(', ');
  return html`<tr><td><b>${fault.id}</b><br><span class="small soft" lang="en">${fault.breaks}</span></td>
<td>${mark(DRILL_VERDICT_TONES[fault.verdict], DRILL_VERDICT_LABELS[fault.verdict][format.language])}</td>
<td>${by === '' ? html`<span class="soft">${texts.expected}: ${fault.detectedBy.join(', ')}</span>` : by}</td>
<td class="small what">${fault.faultError !== null ? texts.faultError(fault.faultError) : html`<span lang="en">${fault.killedBy[0]?.seen}</span>`}${fault.unexpectedFailures.length > 0 && html`<br><span class="soft">${texts.unexpectedFailures}: ${fault.unexpectedFailures.map((one) => one.by).join(', ')}</span>`}</td>
<td class="number small">${format.duration(fault.durationMs)}</td></tr>`;
}
