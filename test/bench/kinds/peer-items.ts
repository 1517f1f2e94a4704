import { dirname } from 'node:path';

import { type ItemRow, runItems } from '../../eval/suites/items.ts';
import { dataPath } from '../../support/data-folder.ts';
import type { Peer } from '../peer.ts';
import { type BenchRow, rowFrom } from '../samples.ts';

const ITEMS_A_SET = 8;

/**
 * Both on the same items of each set in the same run: median share of tokens kept, share of what must be
 * visible, time. No rows where the data is absent.
 */
export async function peerItemRows(peer: Peer): Promise<readonly BenchRow[]> {
  const folder = dataPath('items');
  if (folder === undefined) return [];
  const options = { suite: 'items', sets: [], data: dirname(folder), limit: ITEMS_A_SET };
  const { rows } = await runItems(options, peer);
  return rows.filter(({ set }) => set !== 'all').flatMap(rowsOf);
}

function rowsOf(row: ItemRow): readonly BenchRow[] {
  const { peer } = row.beside;
  return [
    rowOf(row, { name: 'tokens kept', unit: '%' }, [percent(row.ratio), percent(peer?.ratio)]),
    rowOf(row, { name: 'visible', unit: '%' }, [percent(row.visible), percent(peer?.visible)]),
    rowOf(row, { name: 'time for 1,000 tokens', unit: 'ms' }, [
      row.msPer1kTokens,
      peer?.msPer1kTokens,
    ]),
  ];
}

/** A figure of the whole set, with the peer's. */
function rowOf(
  { set, n }: ItemRow,
  { name, unit }: { readonly name: string; readonly unit: string },
  [ours, theirs]: readonly [number | null, number | null | undefined],
): BenchRow {
  const row = { ...rowFrom([ours ?? Number.NaN], { name: `${set} ${name}`, unit }), n };
  return theirs === undefined || theirs === null ? row : { ...row, peer: theirs };
}

function percent(share: number | null | undefined): number | null {
  return share === undefined || share === null ? null : 100 * share;
}
