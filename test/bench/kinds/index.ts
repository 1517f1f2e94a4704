import type { Peer } from '../peer.ts';
import type { BenchRow } from '../samples.ts';
import { firstUseRows } from './first-use.ts';
import { kindTimeRows } from './kind-time.ts';
import { peerItemRows } from './peer-items.ts';
import { relevanceRows } from './relevance-rate.ts';

/** Speed on every kind of content: rates, 100 KB of each, first use; beside the peer also what both keep. */
export async function runKinds(peer: Peer | undefined): Promise<readonly BenchRow[]> {
  return [
    ...(await kindTimeRows()),
    ...relevanceRows(),
    ...firstUseRows(),
    ...(peer === undefined ? [] : await peerItemRows(peer)),
  ];
}
