/** Renders the cases that a second run repeated, with their attempts in each run. */
import { html, type Fragment } from '../parts/html';
import type { Formatter } from '../../text/language';
import { mark } from '../parts/page';
import { OUTCOME_TONES } from '../parts/outcome-tones';
import { outcomeLabel } from '../../text/words';
import { caseName } from './case-links';
import type { ReleaseReport } from './report';
import { runLine } from '../parts/second-run';
import { CASE_STATUS_TONES } from './tones';

export function secondRunSection(report: ReleaseReport, format: Formatter): Fragment {
  const { runs, repeated } = report;
  if (runs.length < 2) return undefined;
  const heading = (index: number) => format.text('release.runNumber', { number: index + 1 });
  const outcomes = (of: (typeof repeated)[number]['runs'][number]) =>
    of.length === 0
      ? html`<span class="soft">${outcomeLabel('NOT RUN', format.language)}</span>`
      : of.map((outcome) => html`${mark(OUTCOME_TONES[outcome], outcomeLabel(outcome, format.language))} `);
  return html`<h2 id="second-run">${format.text('release.secondRun')}</h2>
    <ul>
      ${runs.map((part, index) => html`<li>${runLine(part, index, format)}</li>`)}
    </ul>
    <p class="soft">${format.text('release.secondRunNote')}</p>
    ${
      repeated.length > 0 &&
      html`<table class="stack">
        <thead>
          <tr>
            <th>${format.text('release.case')}</th>
            ${runs.map((_, index) => html`<th>${heading(index)}</th>`)}
            <th>${format.text('release.countsAs')}</th>
          </tr>
        </thead>
        <tbody>
          ${repeated.map(
            (one) =>
              html`<tr>
                <td><b>${caseName(one.id, report, format)}</b></td>
                ${one.runs.map((of, index) => html`<td data-label="${heading(index)}:">${outcomes(of)}</td>`)}
                <td data-label="${format.text('release.countsAs')}:">
                  ${mark(CASE_STATUS_TONES[one.status], format.text(`single.${one.status}`))}
                </td>
              </tr>`,
          )}
        </tbody>
      </table>`
    }`;
}
