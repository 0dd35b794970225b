import { kindLabel } from '../run-report/reason-texts';
import { html, type Fragment, type Html } from '../html/html';
import type { Formatter } from '../html/language';
import { mark } from '../html/page';
import type { ReleaseReport } from './report';
import { FIGURE_TONES, FIGURE_LABELS, type ReleaseTexts } from './texts';

/** Renders times by kind of response with their limits, shares, and the responses far above their limit. */
export function figuresSection({ figures }: ReleaseReport, texts: ReleaseTexts, format: Formatter): Html {
  const { language } = format;
  const ms = (value: number) => `${format.number(value)} ${texts.ms}`;
  const measured = figures.kinds.filter((figure) => figure.count > 0 || figure.limitMs !== null);
  const verdict = (name: keyof typeof FIGURE_LABELS) => mark(FIGURE_TONES[name], FIGURE_LABELS[name][language]);
  const number = (label: string, value: Fragment) => html`<td class="number" data-label="${label}:">${value}</td>`;
  const percent = (value: number) => `${format.number(value * 100, value === 0 || value === 1 ? 0 : 2)} %`;
  return html`<h2>${texts.figures}</h2>
<table class="stack figures"><thead><tr><th>${texts.kind}</th><th class="number">${texts.answers}</th><th class="number">${texts.average}</th><th class="number">p50</th><th class="number">p95</th><th class="number">${texts.errors}</th><th class="number">${texts.limit}</th><th></th></tr></thead>
<tbody>${measured.map(
    (figure) => html`<tr><td>${kindLabel(figure.kind, language)}</td>${number(texts.answers, figure.count)}${number(texts.average, ms(figure.averageMs))}${number('p50', ms(figure.p50Ms))}${number('p95', ms(figure.p95Ms))}${number(texts.errors, figure.errors)}${number(texts.limit, figure.limitMs === null ? '' : `< ${ms(figure.limitMs)}`)}<td>${verdict(figure.verdict)}</td></tr>`,
  )}</tbody></table>
<ul>
<li>${texts.errorShare}: ${percent(figures.errorShare.value)} <span class="soft">(&lt; ${percent(figures.errorShare.limit)})</span> ${verdict(figures.errorShare.verdict)}</li>
<li>${texts.answeredShare}: ${percent(figures.answeredShare.value)} <span class="soft">(≥ ${percent(figures.answeredShare.limit)})</span> ${verdict(figures.answeredShare.verdict)}</li>
<li>${texts.failedSignIns}: ${figures.signIns.failed} / ${figures.signIns.count}</li>
</ul>
${figures.outliers.length > 0 && html`<h3>${texts.outliers}</h3><ul>${figures.outliers.map((one) => html`<li><code>${one.request} → ${one.status ?? texts.noAnswer}</code>, ${ms(one.ms)}, ${format.time(new Date(one.at))}: ${one.test}${one.trace !== null && html` <a href="${one.trace}">${texts.trace}</a>`}</li>`)}</ul>`}
<p class="soft small">${texts.figuresNote(ms(figures.costMs))}</p>`;
}
