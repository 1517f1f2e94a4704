import { html, type Html, joinHtml } from '../../../../adapters/cli/replay/html.ts';
import type { CostOverTurns } from '../../../eval/replays/cost-over-turns.ts';
import { decimal } from '../../../eval/report/format.ts';
import { type Benchmarks, setsOf } from '../benchmarks.ts';
import { labelOf } from '../tables/labels.ts';
import { evenAxis } from './axes.ts';
import { colourOf, legend, mark, type Way } from './marks.ts';
import { drawPanel, line } from './panel.ts';

/** A session with fewer requests shows nothing of how costs grow. */
const FEWEST_REQUESTS = 10;

/** How the cost of sessions grows from request to request under each policy, a panel for each session. */
export function costCharts(benchmarks: Benchmarks): Html {
  const sessions = setsOf(benchmarks, 'replay').flatMap(({ set, model, overTurns }) =>
    overTurns !== null && (overTurns.requests.at(-1) ?? 0) >= FEWEST_REQUESTS
      ? [{ title: labelOf(set), model, costs: overTurns }]
      : [],
  );
  const [first] = sessions;
  if (first === undefined) return html``;
  const ways = WAYS.filter((way) =>
    sessions.some(({ costs }) => costsOf(costs, way) !== undefined),
  );
  const panels = sessions.map((session, index) => panelOf(session, `cost-${index}`));
  return html`<section>
    <h2>Cost over turns</h2>
    <p>
      US dollars of all prompts so far, by the published prices of ${first.model} and the rules of
      its provider's cache, in the longest session of each set. Headroom: with the definition of its
      tool and the retrievals that are expected. Clearing forgets what it clears. What headroom-ai
      would have to bring back is not counted. Down is better.
    </p>
    ${legend(ways)}
    <div class="panels">${joinHtml(panels)}</div>
  </section> `;
}

/** Ours last, so that it is drawn over the others. */
const WAYS: readonly Way[] = [
  'as sent',
  'minify',
  'old outputs cleared',
  'headroom-ai',
  'Headroom',
];

function costsOf(costs: CostOverTurns, way: Way): readonly number[] | undefined {
  const of: Readonly<Partial<Record<Way, readonly number[] | undefined>>> = {
    'as sent': costs.none,
    minify: costs.minify,
    'old outputs cleared': costs.clear,
    'headroom-ai': costs.peer,
    Headroom: costs.headroom,
  };
  return of[way];
}

interface Session {
  readonly title: string;
  readonly costs: CostOverTurns;
}

function panelOf({ title, costs }: Session, id: string): Html {
  const { requests } = costs;
  const lines = WAYS.flatMap((way) => {
    const values = costsOf(costs, way);
    return values === undefined ? [] : [{ way, values, says: saysAtEnd(way, values) }];
  });
  const most = Math.max(...lines.flatMap(({ values }) => values));
  const x = evenAxis('requests', requests.at(-1) ?? 1, String);
  const y = evenAxis('US dollars', most, (value) => `$${Number(value.toPrecision(3))}`);
  const description = `After ${requests.at(-1)} requests: ${lines.map(({ says }) => says).join('; ')}`;
  return drawPanel({ id, title, description, x, y }, (point) =>
    lines.map(({ way, values, says }) => {
      const points = values.map((value, index) => point(requests[index] ?? 0, value));
      return joinHtml([
        line(colourOf(way), points),
        ...points.slice(-1).map((end) => mark(way, end, says)),
      ]);
    }),
  );
}

function saysAtEnd(way: Way, values: readonly number[]): string {
  return `${way}: $${decimal(values.at(-1) ?? 0, 4)}`;
}
