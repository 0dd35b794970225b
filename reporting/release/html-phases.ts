import { html, type Html } from '../html/html';
import type { Formatter } from '../html/language';
import type { Counts } from './phases';
import type { ReleaseReport } from './report';
import { CASE_STATUSES } from './case-status';
import { CASE_STATUS_LABELS, type ReleaseTexts } from './texts';

/** Renders one row per phase; on a phone only the figures that are not zero. */
export function phasesTable(report: ReleaseReport, texts: ReleaseTexts, format: Formatter): Html {
  const { language } = format;
  const columns = [...CASE_STATUSES, 'notRun'] as const;
  const label = (column: (typeof columns)[number]) => (column === 'notRun' ? texts.notRun : CASE_STATUS_LABELS[column][language]);
  const cell = (count: number, name: string) => html`<td class="number${count === 0 && ' zero'}" data-label="${name}:">${count}</td>`;
  return html`<table class="stack figures"><thead><tr><th>${texts.phase}</th><th class="number">${texts.cases}</th>${columns.map((column) => html`<th class="number">${label(column)}</th>`)}</tr></thead>
<tbody>${report.phases.filter((row) => !row.later).map(
    (row) => html`<tr><td>${row.title[language]} ${remark(row, texts)}</td><td class="number" data-label="${texts.cases}:">${row.cases.all}</td>${columns.map((column) => cell(row.cases[column], label(column)))}</tr>`,
  )}</tbody></table>
<p class="soft small">${laterPhases(report, texts, format)}</p>`;
}

/** Lists phases that were not run: «Not run, not automated yet: Security 35, …». */
export function laterPhases(report: ReleaseReport, texts: ReleaseTexts, { language }: Formatter): string {
  const later = report.phases.filter((row) => row.later).map((row) => `${row.title[language]} ${row.cases.all}`);
  return `${texts.later}: ${later.join(', ')}`;
}

function remark(row: ReleaseReport['phases'][number], texts: ReleaseTexts): Html | undefined {
  const text = remarkOn(row, texts);
  return text === '' ? undefined : html`<br><span class="soft small">${text}</span>`;
}

/**
 * Returns the note next to a phase's name: its further checks, that fewer of its cases are asked for here, or that none of
 * its tests was run.
 */
export function remarkOn(row: { cases: Counts; further: Counts; lowered: ReleaseReport['phases'][number]['lowered'] }, texts: ReleaseTexts): string {
  if (row.cases.all === 0) return texts.notRun;
  const further = row.further.all === 0 ? [] : [texts.further(row.further.all, row.further.all - row.further.passed)];
  return [...further, ...(row.lowered === null ? [] : [texts.lowered(row.lowered)])].join('; ');
}
