import { html, type Html, joinHtml } from '../../../../adapters/cli/replay/html.ts';
import { decimal } from '../../../eval/report/format.ts';
import type { SizeRow } from '../../sizes.ts';
import { type Benchmarks, rowsOf } from '../benchmarks.ts';
import { tenfoldAxis } from './axes.ts';
import { colourOf, legend, mark, type Way } from './marks.ts';
import { drawPanel, line } from './panel.ts';

/** Time of one call against the size of its text, a panel for each kind. */
export function sizeCharts(benchmarks: Benchmarks): Html {
  const rows = rowsOf(benchmarks, 'sizes');
  const kinds = [...new Set(rows.map(({ kind }) => kind))];
  if (kinds.length === 0) return html``;
  const ways: readonly Way[] = rows.some(({ peer }) => peer !== undefined)
    ? ['Headroom', 'headroom-ai']
    : ['Headroom'];
  const panels = kinds.map((kind) => panelOf(kind, rows, ways));
  return html`<section>
    <h2>Time against size</h2>
    <p>
      Milliseconds of one warm call on new content, median. Both axes grow tenfold from line to
      line. Down is better.
    </p>
    ${legend(ways)}
    <div class="panels">${joinHtml(panels)}</div>
  </section> `;
}

interface TimePoint {
  readonly bytes: number;
  readonly milliseconds: number;
  readonly says: string;
}

function panelOf(kind: string, all: readonly SizeRow[], ways: readonly Way[]): Html {
  const rows = all.filter((row) => row.kind === kind);
  const lines = ways.map((way) => ({
    way,
    points: rows.flatMap((row) => pointOf(way, row) ?? []),
  }));
  const points = lines.flatMap((each) => each.points);
  const times = all.flatMap((row) => [row.p50, row.peer ?? row.p50]);
  const sizes = all.map(({ bytes }) => bytes);
  const x = tenfoldAxis('size of the text', [Math.min(...sizes), Math.max(...sizes)], sizeLabel);
  const y = tenfoldAxis('milliseconds', [Math.min(...times), Math.max(...times)], String);
  const description = points.map(({ says }) => says).join('; ');
  return drawPanel({ id: `size-${kind}`, title: kind, description, x, y }, (point) =>
    lines.map((each) => {
      const places = each.points.map(({ bytes, milliseconds }) => point(bytes, milliseconds));
      const marks = each.points.map(({ bytes, milliseconds, says }) =>
        mark(each.way, point(bytes, milliseconds), says),
      );
      return joinHtml([line(colourOf(each.way), places), ...marks]);
    }),
  );
}

function pointOf(way: Way, { name, bytes, p50, peer }: SizeRow): TimePoint | undefined {
  const milliseconds = way === 'Headroom' ? p50 : peer;
  if (milliseconds === undefined) return undefined;
  return { bytes, milliseconds, says: `${way}, ${name}: ${decimal(milliseconds)} ms` };
}

function sizeLabel(bytes: number): string {
  if (bytes >= 1e6) return `${bytes / 1e6} MB`;
  return bytes >= 1e3 ? `${bytes / 1e3} KB` : `${bytes} B`;
}
