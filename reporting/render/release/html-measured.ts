/** Renders what the performance cases measured: times, limits and the distribution of each row. */
import { html, type Fragment, type Html } from '../parts/html';
import type { Formatter } from '../../text/language';
import { mark, type Tone } from '../parts/page';
import { roleLabel } from '../../text/words';
import { ratioToLastGo } from '../../verdict/last-go';
import type { ReleaseReport } from './report';

type Row = ReleaseReport['measured'][number];

const TONES: Record<Row['verdict'], Tone> = { within: 'good', over: 'bad', noisy: 'warn', 'no limit': 'idle' };
const HEIGHT = 20;
const BAR = 7;
/** Heights of a distribution in plain text. */
const BLOCKS = ['·', '▁', '▂', '▃', '▄', '▅', '▆', '▇', '█'];

/** Names who asked: “student”, “5 at once: student”. */
export function askerOf({ who, callers }: Row, format: Formatter): string {
  const role = who === 'nobody' ? format.text('measured.nobody') : roleLabel(who, format.language);
  return callers === 1 ? role : format.text('measured.callers', { callers, role });
}

/** Names what of a request was measured: “first page of 200 entries”; empty for the answer to a single one. */
export function detailOf({ detail }: Pick<Row, 'detail'>, format: Formatter): string {
  return detail === null ? '' : format.text(`measured.detail.${detail.kind}`, { count: detail.count });
}

/** Says how much of the load the rate limit refused: “6 % refused by the rate limit”. Empty where it refused nothing. */
export function refusedOf({ refused }: Pick<Row, 'refused'>, format: Formatter): string {
  if (refused === 0) return '';
  const percent = refused * 100;
  const share = format.text('unit.percent', { value: format.number(percent, percent < 1 ? 1 : 0) });
  return format.text('measured.refused', { share });
}

/** Renders a distribution in plain text: one sign for each bar. */
export function textBars({ counts }: Pick<Row, 'counts'>): string {
  const most = Math.max(1, ...counts);
  return counts.map((count) => BLOCKS[Math.ceil((count / most) * (BLOCKS.length - 1))]).join('');
}

/** “1.2 × last GO” of a row's average; empty where the last GO of this platform did not measure it. */
export function ratioOf(row: Row, { lastGo }: Pick<ReleaseReport, 'lastGo'>, format: Formatter): string {
  const ratio = ratioToLastGo(row, lastGo);
  return ratio === null ? '' : format.text('measured.ratio', { ratio: format.number(ratio, 1) });
}

/** Says with which run the ratios compare; empty without a GO before. */
export function lastGoNote({ lastGo }: Pick<ReleaseReport, 'lastGo'>, format: Formatter): string {
  return lastGo === null ? '' : format.text('measured.lastGo', { at: format.dateTime(new Date(lastGo.startedAt)) });
}

/** Renders the rows; nothing when none was measured. */
export function measuredSection(report: ReleaseReport, format: Formatter): Fragment {
  const { measured } = report;
  if (measured.length === 0) return undefined;
  const label = (key: 'answers' | 'average' | 'limit' | 'errors') => format.text(`release.${key}`);
  const number = (name: string, value: Fragment) =>
    value === '' ? html`<td class="number"></td>` : html`<td class="number" data-label="${name}:">${value}</td>`;
  const limit = ({ limitMs }: Row) => (limitMs === null ? '' : `≤ ${format.ms(limitMs)}`);
  return html`<h2 id="measured">${format.text('measured.title')}</h2>
    <table class="stack figures measured">
      <thead>
        <tr>
          <th>${format.text('measured.request')}</th>
          <th class="number">${label('answers')}</th>
          <th class="number">${label('average')}</th>
          <th class="number">p95</th>
          <th class="number">${label('limit')}</th>
          <th class="number">${label('errors')}</th>
          <th>${format.text('measured.distribution')}</th>
        </tr>
      </thead>
      <tbody>
        ${measured.map(
          (row) =>
            html`<tr>
              <td>
                <b>${row.caseId}</b> ${askerOf(row, format)}<br /><code>${row.request}</code
                >${row.detail !== null && html`<br /><span class="soft small">${detailOf(row, format)}</span>`}${row.refused > 0 && html`<br /><span class="soft small">${refusedOf(row, format)}</span>`}
              </td>
              ${number(label('answers'), row.count)}${number(label('average'), average(row, report, format))}${number('p95', format.ms(row.p95Ms))}${number(label('limit'), limit(row))}${number(label('errors'), row.errors)}
              <td>${chart(row, format)}${mark(TONES[row.verdict], format.text(`measured.${row.verdict}`))}</td>
            </tr>`,
        )}
      </tbody>
    </table>
    <p class="soft small">${[format.text('measured.note'), lastGoNote(report, format)].filter(Boolean).join(' ')}</p>`;
}

function average(row: Row, report: ReleaseReport, format: Formatter): Html {
  const ratio = ratioOf(row, report, format);
  return html`${format.ms(row.averageMs)}${ratio !== '' && html`<br /><span class="soft small">${ratio}</span>`}`;
}

/** Draws the distribution. The line in the middle is the limit; the last bar holds all longer times. */
function chart(row: Row, format: Formatter): Html {
  const most = Math.max(1, ...row.counts);
  const width = row.counts.length * BAR;
  const middle = width / 2;
  const bars = row.counts.map((count, index) => {
    const height = count === 0 ? 0 : Math.max(2, Math.round((count / most) * HEIGHT));
    return html`<rect
      x="${index * BAR}"
      y="${HEIGHT - height}"
      width="${BAR - 1}"
      height="${height}"
      fill="var(--tone)"
    />`;
  });
  const title = format.text('measured.bars', { step: format.ms(row.stepMs), counts: row.counts.join(', ') });
  return html`<svg
    class="chart ${TONES[row.verdict]}"
    role="img"
    aria-label="${title}"
    viewBox="0 0 ${width} ${HEIGHT}"
    width="${width}"
    height="${HEIGHT}"
  >
    ${bars}${row.limitMs !== null && html`<line x1="${middle}" x2="${middle}" y1="0" y2="${HEIGHT}" stroke="var(--soft)" stroke-dasharray="2 2" />`}
    <line x1="0" x2="${width}" y1="${HEIGHT - 0.5}" y2="${HEIGHT - 0.5}" stroke="var(--line)" />
  </svg>`;
}

/** Returns the verdict of a row in words, for the Markdown report. */
export function measuredLabel(row: Row, format: Formatter): string {
  return format.text(`measured.${row.verdict}`);
}
