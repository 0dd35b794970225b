/** Renders the drill report as a page; surviving faults come first. */
import { html, type Html } from '../parts/html';
import type { Formatter } from '../../text/language';
import { bar, facts, mark, page, topLine } from '../parts/page';
import { countOf, isPassed, type Drill, type DrilledFault } from '../../drill/schema';
import { DRILL_VERDICT_TONES, areaLabel } from './tones';

/** @param name of the report's files, without ending */
export function drillHtml(drill: Drill, format: Formatter, name = 'drill'): string {
  const { language } = format;
  const open = drill.faults.filter((fault) => fault.verdict !== 'killed');
  const areas = [...new Set(drill.faults.map((fault) => fault.area))];
  const body = html` ${topLine(format.text('drill.about'), name, format)}
    <h1>${format.text('drill.title')}</h1>
    <div class="headline ${isPassed(drill) ? 'good' : 'bad'}">
      <p class="decision">
        ${format.text('drill.detected', { killed: countOf(drill, 'killed'), all: drill.faults.length })}
      </p>
      <p>${format.text('drill.control')}: ${controlText(drill, format)}</p>
      ${bar((['killed', 'timed out', 'survived', 'invalid'] as const).map((verdict) => [DRILL_VERDICT_TONES[verdict], countOf(drill, verdict), format.text(`drill.verdict.${verdict}`)]))}
    </div>
    ${facts([
      [format.text('release.date'), `${format.dateTime(new Date(drill.startedAt))} (${drill.timeZone})`],
      [format.text('release.duration'), format.duration(drill.durationMs)],
      [format.text('drill.fault'), format.text('drill.chosen', { drilled: drill.faults.length, known: drill.known })],
      [format.text('drill.workers'), drill.workers],
      [format.text('release.suite'), drill.commit?.slice(0, 9)],
    ])}
    ${(drill.control?.failed ?? []).map(
      ({ by, seen }) =>
        html`<div class="seen bad">
          <p><b>${by}</b> <q lang="en">${seen}</q></p>
        </div>`,
    )}
    ${open.length > 0 && table(open, format)}
    ${areas.map(
      (area) =>
        html`<h2>${areaLabel(area, language)}</h2>
          ${table(
            drill.faults.filter((fault) => fault.area === area),
            format,
          )}`,
    )}
    <footer>${format.text('drill.footer', { commit: drill.commit?.slice(0, 9) ?? '–' })}</footer>`;
  return page({ language, title: format.text('drill.title'), body });
}

/** Summarizes the control run in a few words. */
export function controlText({ control }: Drill, format: Formatter): string {
  if (control === null) return format.text('drill.noControl');
  return control.failed.length === 0
    ? format.text('drill.controlGreen', { cases: control.cases })
    : format.text('drill.controlRed', { failed: control.failed.length, cases: control.cases });
}

function table(faults: readonly DrilledFault[], format: Formatter): Html {
  return html`<table class="stack drill">
    <thead>
      <tr>
        <th>${format.text('drill.fault')}</th>
        <th>${format.text('drill.verdict')}</th>
        <th>${format.text('drill.by')}</th>
        <th>${format.text('drill.seen')}</th>
        <th class="number">${format.text('drill.time')}</th>
      </tr>
    </thead>
    <tbody>
      ${faults.map((fault) => row(fault, format))}
    </tbody>
  </table>`;
}

function row(fault: DrilledFault, format: Formatter): Html {
  const by = fault.killedBy.map((one) => one.by).join(', ');
  return html`<tr>
    <td><b>${fault.id}</b><br /><q class="small soft" lang="en">${fault.breaks}</q></td>
    <td>${mark(DRILL_VERDICT_TONES[fault.verdict], format.text(`drill.verdict.${fault.verdict}`))}</td>
    <td>
      ${by === '' ? html`<span class="soft">${format.text('drill.expected')}: ${fault.detectedBy.join(', ')}</span>` : by}
    </td>
    <td class="small what">
      ${fault.faultError !== null ? format.text('drill.faultError', { error: fault.faultError }) : fault.killedBy[0] !== undefined && html`<q lang="en">${fault.killedBy[0].seen}</q>`}${fault.unexpectedFailures.length > 0 && html`<br /><span class="soft">${format.text('drill.unexpectedFailures')}: ${fault.unexpectedFailures.map((one) => one.by).join(', ')}</span>`}
    </td>
    <td class="number small">${format.duration(fault.durationMs)}</td>
  </tr>`;
}
