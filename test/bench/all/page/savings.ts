import { html, type Html, joinHtml } from '../../../../adapters/cli/replay/html.ts';
import type { OtherFigures } from '../../../eval/baselines/other-ways.ts';
import { percent } from '../../../eval/report/format.ts';
import type { Benchmarks } from '../benchmarks.ts';
import { type KindFigures, kindFigures } from '../tables/items.ts';
import { labelOf } from '../tables/labels.ts';
import { percentAxis } from './axes.ts';
import { drawClusters } from './clusters.ts';
import { legend, type Way } from './marks.ts';
import { drawPanel } from './panel.ts';

/** Tokens saved against what stays visible, a panel for each kind that Headroom makes smaller. */
export function savingCharts(benchmarks: Benchmarks): Html {
  const kinds = kindFigures(benchmarks).filter(({ ours }) => (ours.ratioTotal ?? 1) < 1);
  if (kinds.length === 0) return html``;
  const ways = WAYS.filter((way) => kinds.some((kind) => pointOf(kind, way) !== undefined));
  return html`<section>
    <h2>Savings against information kept</h2>
    <p>
      Across: tokens saved, of all texts of a kind together. Up: the share of what an answer needs
      that stands in what the model reads, nothing brought back. Head and BM25 get as many tokens as
      Headroom takes. Right and up is better.
    </p>
    ${legend(ways)}
    <div class="panels">
      ${joinHtml(kinds.map((kind, index) => panelOf(kind, `saved-${index}`)))}
    </div>
  </section> `;
}

/** Ours last, so that it is drawn over the others. */
const WAYS: readonly Way[] = [
  'as sent',
  'minify',
  'TOON',
  'head',
  'BM25',
  'headroom-ai',
  'Headroom, lossless',
  'Headroom',
];

function panelOf(kind: KindFigures, id: string): Html {
  const points = WAYS.flatMap((way) => pointOf(kind, way) ?? []);
  const title = `${labelOf(kind.set)} (${kind.n})`;
  const description = points.map(({ says }) => says).join('; ');
  const x = percentAxis('tokens saved');
  const y = percentAxis('visible');
  return drawPanel({ id, title, description, x, y }, (point) =>
    drawClusters(
      points.map(({ way, saved, visible, says }) => ({ way, says, at: point(saved, visible) })),
    ),
  );
}

interface SavingPoint {
  readonly way: Way;
  /** In per cent. */
  readonly saved: number;
  readonly visible: number;
  readonly says: string;
}

function pointOf(kind: KindFigures, way: Way): SavingPoint | undefined {
  const { ratioTotal = null, visible = null } = figuresOf(kind, way) ?? {};
  if (ratioTotal === null || visible === null) return undefined;
  const says = `${way}: ${percent(1 - ratioTotal)} % saved, ${percent(visible)} % visible`;
  // What became longer stands at the edge; its words say how much.
  return { way, saved: Math.max(0, 100 * (1 - ratioTotal)), visible: 100 * visible, says };
}

type Shown = Pick<OtherFigures, 'ratioTotal' | 'visible'>;

function figuresOf({ ours, lossless, beside }: KindFigures, way: Way): Shown | null | undefined {
  const figures: Readonly<Partial<Record<Way, Shown | null | undefined>>> = {
    Headroom: ours,
    'Headroom, lossless': lossless,
    'as sent': { ratioTotal: 1, visible: 1 },
    minify: beside.minify,
    TOON: beside.toon,
    head: beside.head,
    BM25: beside.bm25,
    'headroom-ai': beside.peer,
  };
  return figures[way];
}
