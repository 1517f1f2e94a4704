import { cumulatedCost, runningTotals } from '../../../adapters/cli/replay/cumulated.ts';
import type { ModelPrices, SessionReplay } from '../../../src/index.ts';
import type { Peer } from '../../bench/peer.ts';
import { type ChatSession, peerCosts, policyCosts } from './replay-policies.ts';

/** What a session cost up to some of its requests, in US dollars, under each policy. */
export interface CostOverTurns {
  readonly session: string;
  /** Numbers of the requests, from one. */
  readonly requests: readonly number[];
  readonly none: readonly number[];
  readonly headroom: readonly number[];
  readonly minify: readonly number[];
  readonly clear: readonly number[];
  /** What headroom-ai makes of every prompt, its retrievals and its tool's definition not counted. */
  readonly peer?: readonly number[];
}

/** Requests that a chart can show apart. */
const MOST_REQUESTS = 40;

/** The costs of a replayed session request by request; undefined where its prices are not known. */
export async function costOverTurns(
  session: ChatSession,
  replay: SessionReplay,
  { prices, peer }: { readonly prices: ModelPrices; readonly peer: Peer | undefined },
): Promise<CostOverTurns | undefined> {
  const cost = cumulatedCost(replay);
  if (cost === undefined) return undefined;
  const places = spread(cost.without.length);
  const at = (values: readonly number[]): readonly number[] =>
    places.map((place) => values[place] ?? 0);
  // Policies count tokens in their own way, so only their share is comparable.
  const base = runningTotals(policyCosts(session, 'none', prices));
  const under = (costs: readonly number[]): readonly number[] =>
    at(
      runningTotals(costs).map(
        (value, index) => (value / (base[index] ?? 1)) * (cost.without[index] ?? 0),
      ),
    );
  return {
    session: replay.id,
    requests: places.map((place) => place + 1),
    none: at(cost.without),
    headroom: at(cost.with),
    minify: under(policyCosts(session, 'minify', prices)),
    clear: under(policyCosts(session, 'clear', prices)),
    ...(peer === undefined ? {} : { peer: under(await peerCosts(session, peer, prices)) }),
  };
}

/** Places all over a list, the first and the last among them. */
function spread(length: number): readonly number[] {
  const count = Math.min(length, MOST_REQUESTS);
  const step = (length - 1) / Math.max(1, count - 1);
  return Array.from({ length: count }, (_, index) => Math.round(index * step));
}
