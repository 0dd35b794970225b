import { html, type Fragment, type Html } from '../parts/html';
import type { Formatter } from '../../text/language';
import { mark, prose } from '../parts/page';
import { machineText } from '../parts/machine-text';
import { testName } from './case-links';
import type { FigureVerdict } from '../../verdict/figures';
import type { ReleaseReport } from './report';
import { FIGURE_TONES } from './tones';

/** Returns the kinds of responses to show: those that were measured. */
export function measuredKinds({ figures }: ReleaseReport): ReleaseReport['figures']['kinds'] {
  return figures.kinds.filter((figure) => figure.count > 0);
}

/** Names the state of a share with a lower limit: it cannot be over it. */
export function lowerLimitLabel(verdict: FigureVerdict, format: Formatter): string {
  return format.text(verdict === 'over' ? 'figure.below' : `figure.${verdict}`);
}

/** Renders times by kind of response with their limits, shares, and the responses far above their limit. */
export function figuresSection(report: ReleaseReport, format: Formatter): Html {
  const { figures } = report;
  const ms = (value: number) => format.ms(value);
  const label = (key: 'kind' | 'answers' | 'average' | 'errors' | 'limit') => format.text(`release.${key}`);
  const verdict = (name: FigureVerdict) => mark(FIGURE_TONES[name], format.text(`figure.${name}`));
  // An empty cell has no label on a phone.
  const number = (name: string, value: Fragment) =>
    value === '' ? html`<td class="number"></td>` : html`<td class="number" data-label="${name}:">${value}</td>`;
  const measured = measuredKinds(report);
  const heading = html`<h2 id="figures">${format.text('release.figures')}</h2>`;
  // A share of nothing would read as 100 %.
  if (measured.length === 0)
    return html`${heading}
      <p>${format.text('release.noFigures')}</p>`;
  return html`${heading}
    <table class="stack figures">
      <thead>
        <tr>
          <th>${label('kind')}</th>
          <th class="number">${label('answers')}</th>
          <th class="number">${label('average')}</th>
          <th class="number">p50</th>
          <th class="number">p95</th>
          <th class="number">${label('errors')}</th>
          <th class="number">${label('limit')}</th>
          <th><span class="unseen">${format.text('protocol.outcome')}</span></th>
        </tr>
      </thead>
      <tbody>
        ${measured.map(
          (figure) =>
            html`<tr>
              <td>${format.text(`kind.${figure.kind}`)}</td>
              ${number(label('answers'), figure.count)}${number(label('average'), ms(figure.averageMs))}${number('p50', ms(figure.p50Ms))}${number('p95', ms(figure.p95Ms))}${number(label('errors'), figure.errors)}${number(label('limit'), figure.limitMs === null ? '' : `< ${ms(figure.limitMs)}`)}
              <td>${verdict(figure.verdict)}</td>
            </tr>`,
        )}
      </tbody>
    </table>
    ${sharesList(report, format)} ${outliers(report, format)}
    <p class="soft small">${format.text('release.figuresNote', { cost: ms(figures.costMs) })}</p>`;
}

/** Lists the slowest responses; nothing without any. */
function outliers({ figures }: ReleaseReport, format: Formatter): Fragment {
  return (
    figures.outliers.length > 0 &&
    html`<h3>${format.text('release.outliers')}</h3>
      <ul>
        ${figures.outliers.map((one) => html`<li><code>${one.request} → ${one.status ?? format.text('release.noAnswer')}</code>, ${format.ms(one.ms)}, ${format.time(new Date(one.at))}: ${prose(testName(one, format).title)}${one.trace !== null && html` <a href="${one.trace}">${format.text('release.trace')}</a>`}</li>`)}
      </ul>`
  );
}

/** Renders shares with their limits, failed sign-ins, and the machine of the run. */
function sharesList({ figures, run }: ReleaseReport, format: Formatter): Html {
  const { signIns } = figures;
  const machine = machineText(run, format.language);
  const verdict = (name: FigureVerdict) => mark(FIGURE_TONES[name], format.text(`figure.${name}`));
  return html`<ul>
    <li>
      ${format.text('release.errorShare')}: ${format.share(figures.errorShare.value)}
      <span class="soft">(&lt; ${format.share(figures.errorShare.limit)})</span>
      ${verdict(figures.errorShare.verdict)}
    </li>
    <li>
      ${format.text('release.answeredShare')}: ${format.share(figures.answeredShare.value)}
      <span class="soft">(≥ ${format.share(figures.answeredShare.limit)})</span>
      ${mark(FIGURE_TONES[figures.answeredShare.verdict], lowerLimitLabel(figures.answeredShare.verdict, format))}
    </li>
    ${signIns.count > 0 && html`<li>${format.text('release.failedSignIns')}: ${format.text('release.ofCount', { part: signIns.failed, all: signIns.count })}</li>`}
    ${machine !== '' && html`<li>${format.text('terminal.machine')}: ${machine}</li>`}
  </ul>`;
}
