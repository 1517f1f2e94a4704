import { html, type Html, joinHtml } from './html.ts';

/** A line of a chart. */
export interface ChartLine {
  readonly name: string;
  readonly values: readonly number[];
}

const SIZE = { width: 300, height: 140, margin: 12 };
const COLOURS = ['#b0453b', '#2b6fb3'];
/** Points of a line that can be told apart. */
const MOST_POINTS = 300;

/** A chart of lines from zero on, as a picture in the page; the names stand in its corner. */
export function lineChart(lines: readonly ChartLine[]): Html {
  const most = Math.max(Number.MIN_VALUE, ...lines.flatMap(({ values }) => values));
  const drawn = lines.map(({ name, values }, index) => {
    const colour = COLOURS[index % COLOURS.length] ?? 'black';
    const points = sampled(values)
      .map(([share, value]) => `${x(share)},${y(value / most)}`)
      .join(' ');
    const at = SIZE.margin + 14 * (index + 1);
    return html`<polyline fill="none" stroke="${colour}" stroke-width="2" points="${points}" />
      <text x="${SIZE.margin + 4}" y="${at}" font-size="12" fill="${colour}">${name}</text>`;
  });
  return html`<svg
    width="${SIZE.width}"
    height="${SIZE.height}"
    viewBox="0 0 ${SIZE.width} ${SIZE.height}"
    role="img"
  >
    ${joinHtml(drawn)}
  </svg>`;
}

/** Places from 0 to 1 and their values. */
function sampled(values: readonly number[]): readonly (readonly [number, number])[] {
  const last = Math.max(1, values.length - 1);
  const step = Math.max(1, Math.ceil(values.length / MOST_POINTS));
  return values.flatMap((value, index) =>
    index % step === 0 || index === values.length - 1 ? [[index / last, value] as const] : [],
  );
}

function x(share: number): string {
  return (SIZE.margin + share * (SIZE.width - 2 * SIZE.margin)).toFixed(1);
}

function y(share: number): string {
  return (SIZE.height - SIZE.margin - share * (SIZE.height - 2 * SIZE.margin)).toFixed(1);
}
