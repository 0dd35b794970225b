import { html, type Html } from '../parts/html';
import type { Formatter } from '../../text/language';
import type { ReleaseReport } from './report';
import { CASE_STATUSES } from '../../status/case-status';

/** Renders one row per phase; on a phone only the figures that are not zero. */
export function phasesTable(report: ReleaseReport, format: Formatter): Html {
  const columns = [...CASE_STATUSES, 'notRun'] as const;
  const label = (column: (typeof columns)[number]) => format.text(`status.${column}`);
  const cases = format.text('release.cases');
  const cell = (count: number, name: string) =>
    html`<td class="number${count === 0 && ' zero'}" data-label="${name}:">${count}</td>`;
  return html`<table class="stack figures">
    <thead>
      <tr>
        <th>${format.text('release.phase')}</th>
        <th class="number">${cases}</th>
        ${columns.map((column) => html`<th class="number">${label(column)}</th>`)}
      </tr>
    </thead>
    <tbody>
      ${report.phases
        .filter((row) => !row.later)
        .map(
          (row) =>
            html`<tr>
              <td>${row.title[format.language]} ${remark(row, format)}</td>
              <td class="number" data-label="${cases}:">${row.cases.all}</td>
              ${columns.map((column) => cell(row.cases[column], label(column)))}
            </tr>`,
        )}
    </tbody>
  </table>`;
}

/** Lists phases that no automated case covers: «Not covered by automated cases, check by hand: Security (35 cases), …». */
export function laterPhases(report: ReleaseReport, format: Formatter): string | undefined {
  const later = report.phases
    .filter((row) => row.later)
    .map((row) => format.text('release.laterPart', { phase: row.title[format.language], cases: row.cases.all }));
  return later.length === 0 ? undefined : format.text('release.later', { list: later.join(', ') });
}

function remark(row: ReleaseReport['phases'][number], format: Formatter): Html | undefined {
  const text = remarkOn(row, format);
  return text === '' ? undefined : html`<br /><span class="soft small">${text}</span>`;
}

/**
 * Returns the note next to a phase's name: its further checks by outcome, that fewer of its cases are asked for here, or that
 * none of its tests was run.
 */
export function remarkOn(
  { cases, further, lowered }: Pick<ReleaseReport['phases'][number], 'cases' | 'further' | 'lowered'>,
  format: Formatter,
): string {
  if (cases.all === 0) return format.text('status.notRun');
  const parts = CASE_STATUSES.filter((status) => further[status] > 0).map((status) =>
    format.text('release.furtherPart', { count: further[status], status: format.text(`status.${status}`) }),
  );
  const notes =
    further.all === 0
      ? []
      : [
          format.text('release.further', {
            all: further.all,
            bad: further.all - further.passed,
            parts: parts.join(', '),
          }),
        ];
  return [...notes, ...(lowered === null ? [] : [format.text('release.lowered', lowered)])].join('; ');
}
