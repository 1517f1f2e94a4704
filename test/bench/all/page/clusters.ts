import { html, type Html, joinHtml } from '../../../../adapters/cli/replay/html.ts';
import { mark, type Way } from './marks.ts';

/** A mark of a chart, and where it stands in the picture. */
export interface PlacedMark {
  readonly way: Way;
  readonly at: readonly [number, number];
  readonly says: string;
}

/** Draws marks; where some stand so near to each other that the last hides the others, their names stand beside them. */
export function drawClusters(marks: readonly PlacedMark[]): readonly Html[] {
  const clusters: PlacedMark[][] = [];
  for (const each of marks) {
    const near = clusters.find(([first]) => first !== undefined && isNear(first, each));
    if (near === undefined) clusters.push([each]);
    else near.push(each);
  }
  return clusters.map((cluster) =>
    joinHtml([...cluster.map(({ way, at, says }) => mark(way, at, says)), namesOf(cluster)]),
  );
}

/** In the units of a panel. */
const NEAR = 14;
/** Right of it names stand on the left. */
const MIDDLE = 170;

function isNear({ at: [x, y] }: PlacedMark, { at: [otherX, otherY] }: PlacedMark): boolean {
  return Math.hypot(x - otherX, y - otherY) < NEAR;
}

/** The ways that stand together, by name; nothing for one alone. */
function namesOf(cluster: readonly PlacedMark[]): Html {
  const last = cluster.at(-1);
  if (last === undefined || cluster.length === 1) return html``;
  const [x, y] = last.at;
  const isRight = x > MIDDLE;
  const lines = cluster.map(
    ({ way }, index) =>
      html`<tspan x="${(x + (isRight ? -9 : 9)).toFixed(1)}" dy="${index === 0 ? 13 : 11}"
        >${way}</tspan
      >`,
  );
  return html`<text y="${y.toFixed(1)}" text-anchor="${isRight ? 'end' : 'start'}"
    >${joinHtml(lines)}</text
  >`;
}
