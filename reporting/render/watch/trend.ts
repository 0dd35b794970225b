/** A small line of one kind's times over the rounds, with its limit. */
import { html, type Fragment } from '../parts/html';
import type { Formatter } from '../../text/language';
import type { Round, Watch } from '../../watch/schema';

type Kind = Watch['figures']['times'][number]['kind'];

/** Size in pixels, and the most points that it can show apart. */
const WIDTH = 150;
const HEIGHT = 30;
const MAX_POINTS = 75;

/** Averages of a kind in the order of the rounds, milliseconds; neighbours are joined when there are too many. */
export function trendOf(rounds: readonly Round[], kind: Kind): number[] {
  const all = rounds.flatMap(({ times }) => times.filter((time) => time.kind === kind));
  const size = Math.ceil(all.length / MAX_POINTS);
  const groups = Array.from({ length: size === 0 ? 0 : Math.ceil(all.length / size) }, (_, index) =>
    all.slice(index * size, (index + 1) * size),
  );
  return groups.map((group) => {
    const count = group.reduce((sum, one) => sum + one.count, 0);
    return count === 0 ? 0 : group.reduce((sum, one) => sum + one.count * one.averageMs, 0) / count;
  });
}

/** Undefined for fewer than two points: they make no line. */
export function trendLine(points: readonly number[], limitMs: number | null, format: Formatter): Fragment {
  if (points.length < 2) return undefined;
  const top = Math.max(...points, limitMs ?? 0) * 1.08 || 1;
  const y = (ms: number) => (HEIGHT - 1 - (ms / top) * (HEIGHT - 2)).toFixed(1);
  const line = points
    .map((ms, index) => `${((index / (points.length - 1)) * (WIDTH - 2) + 1).toFixed(1)},${y(ms)}`)
    .join(' ');
  const label = format.text('watch.trendLabel', {
    first: format.ms(points[0] ?? 0),
    last: format.ms(points.at(-1) ?? 0),
    highest: format.ms(Math.max(...points)),
  });
  return html`<svg
    class="trend"
    width="${WIDTH}"
    height="${HEIGHT}"
    viewBox="0 0 ${WIDTH} ${HEIGHT}"
    role="img"
    aria-label="${label}"
  >
    <title>${label}</title>
    ${
      limitMs !== null &&
      html`<line
        x1="0"
        x2="${WIDTH}"
        y1="${y(limitMs)}"
        y2="${y(limitMs)}"
        stroke="var(--bad)"
        stroke-dasharray="3 3"
      />`
    }
    <polyline points="${line}" fill="none" stroke="var(--link)" stroke-width="1.5" />
  </svg>`;
}
