import { html, type Html, joinHtml } from '../../../../adapters/cli/replay/html.ts';
import type { Axis } from './axes.ts';

/** A small chart. */
export interface Panel {
  /** Unique in the page. */
  readonly id: string;
  readonly title: string;
  /** What it shows, in a sentence. */
  readonly description: string;
  readonly x: Axis;
  readonly y: Axis;
}

const SIZE = { width: 320, height: 230, left: 50, right: 22, top: 12, bottom: 40 };

/** Where values stand in a panel's picture. */
export type Point = (x: number, y: number) => readonly [number, number];

/** A panel with its axes around what is drawn in it. */
export function drawPanel(panel: Panel, draw: (point: Point) => readonly Html[]): Html {
  const { id, title, description, x, y } = panel;
  const point: Point = (across, up) => [
    SIZE.left + x.place(across) * (SIZE.width - SIZE.left - SIZE.right),
    SIZE.height - SIZE.bottom - y.place(up) * (SIZE.height - SIZE.top - SIZE.bottom),
  ];
  return html`<figure class="panel">
    <figcaption>${title}</figcaption>
    <svg viewBox="0 0 ${SIZE.width} ${SIZE.height}" role="img" aria-labelledby="${id}-t ${id}-d">
      <title id="${id}-t">${title}</title>
      <desc id="${id}-d">${description}</desc>
      ${axisX(x, point)} ${axisY(y, point)} ${joinHtml(draw(point))}
    </svg>
  </figure> `;
}

function axisX({ title, ticks }: Axis, point: Point): Html {
  const bottom = SIZE.height - SIZE.bottom;
  const marks = ticks.map(({ value, label }) => {
    const [at] = point(value, 0);
    return html`<line
        class="grid"
        x1="${at.toFixed(1)}"
        x2="${at.toFixed(1)}"
        y1="${SIZE.top}"
        y2="${bottom}"
      />
      <text x="${at.toFixed(1)}" y="${bottom + 15}" text-anchor="middle">${label}</text>`;
  });
  const middle = (SIZE.left + SIZE.width - SIZE.right) / 2;
  return html`${joinHtml(marks)}
    <text x="${middle}" y="${SIZE.height - 6}" text-anchor="middle">${title}</text>`;
}

function axisY({ title, ticks }: Axis, point: Point): Html {
  const right = SIZE.width - SIZE.right;
  const marks = ticks.map(({ value, label }) => {
    const [, at] = point(ticks[0]?.value ?? 0, value);
    return html`<line
        class="grid"
        x1="${SIZE.left}"
        x2="${right}"
        y1="${at.toFixed(1)}"
        y2="${at.toFixed(1)}"
      />
      <text x="${SIZE.left - 6}" y="${(at + 4).toFixed(1)}" text-anchor="end">${label}</text>`;
  });
  const middle = (SIZE.top + SIZE.height - SIZE.bottom) / 2;
  return html`${joinHtml(marks)}
    <text transform="translate(12 ${middle}) rotate(-90)" text-anchor="middle">${title}</text>`;
}

/** A line through points, of a way's colour. */
export function line(colour: string, points: readonly (readonly [number, number])[]): Html {
  const places = points.map(([x, y]) => `${x.toFixed(1)},${y.toFixed(1)}`).join(' ');
  return html`<polyline class="line ${colour}" points="${places}" />`;
}
