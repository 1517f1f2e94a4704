import { Agent } from 'undici';

import { quantile } from '../../eval/report/statistics.ts';
import { addedTime } from '../added-time.ts';
import { historyOf, TOOL } from '../exchange.ts';
import { type BenchRow, millisecondsOf, rowFrom } from '../samples.ts';
import { requestChat } from './chat-request.ts';
import type { Lineup } from './lineup.ts';

const BODIES = [
  { name: 'body-2kb', bytes: 2000, limit: 0.5 },
  { name: 'body-200kb-idle', bytes: 200_000, limit: 1 },
] as const;

const ITERATIONS = 1000;
/** Milliseconds that a request in a hundred may take more. */
const LONGEST_TAIL = 10;

/** What proxies add to requests in which nothing is new but a short question, and the relay's own times. */
export async function bodyRows(lineup: Lineup): Promise<readonly BenchRow[]> {
  const client = new Agent();
  const rows: BenchRow[] = [];
  for (const { bytes, ...about } of BODIES) {
    const ours = await timesOf(lineup.headroom, { bytes, lineup, client });
    const theirs = lineup.peer && (await timesOf(lineup.peer, { bytes, lineup, client }));
    rows.push(
      {
        ...rowFrom(ours.added, { ...about, unit: 'ms' }),
        p95: addedAt(ours, 0.95),
        p99: addedAt(ours, 0.99),
        limit99: LONGEST_TAIL,
        ...(theirs === undefined ? {} : { peer: quantile(theirs.added, 0.5) ?? Number.NaN }),
      },
      {
        ...rowFrom(ours.relay, { name: `${about.name}-relay`, unit: 'ms' }),
        p99: at(ours.relay, 0.99),
      },
    );
  }
  await client.close();
  return rows;
}

/** A quantile of the proxy's times less that of the relay's: the tails of single differences have the noise of both. */
function addedAt({ relay, added }: Times, order: number): number {
  const ours = relay.map((time, index) => time + (added[index] ?? Number.NaN));
  return at(ours, order) - at(relay, order);
}

function at(values: readonly number[], order: number): number {
  return quantile(values, order) ?? Number.NaN;
}

/** Milliseconds that requests take through the relay, and that each of them takes more through a proxy. */
interface Times {
  readonly relay: readonly number[];
  readonly added: readonly number[];
}

interface Bodies {
  readonly bytes: number;
  readonly lineup: Lineup;
  readonly client: Agent;
}

async function timesOf(
  { url }: Lineup['headroom'],
  { bytes, lineup, client }: Bodies,
): Promise<Times> {
  const history = historyOf(bytes);
  const ask = async (to: string, body: string): Promise<unknown> =>
    (await requestChat(client, { url: to, body })).body.text();
  const relay: number[] = [];
  const added = await addedTime({
    iterations: ITERATIONS,
    inputOf: (turn) => {
      const messages = [...history, { role: 'user', content: `And ${turn}?` }];
      return JSON.stringify({ model: 'gpt-5.2', messages, tools: [TOOL] });
    },
    without: async (body) => relay.push(await millisecondsOf(() => ask(lineup.relay.url, body))),
    withIt: (body) => ask(url, body),
  });
  return { relay: relay.slice(-ITERATIONS), added };
}
