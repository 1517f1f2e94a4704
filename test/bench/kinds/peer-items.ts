import { join } from 'node:path';

import { createHeadroom, type Headroom } from '../../../src/index.ts';
import { dataPath } from '../../support/data-folder.ts';
import { type ChatMessage, lastContent, oneToolResult } from '../../eval/conversation.ts';
import { filesIn, readRecords, sample, setName } from '../../eval/data.ts';
import { median } from '../../eval/statistics.ts';
import { countTokens } from '../../eval/tokens.ts';
import { type Must, visibleIn } from '../../eval/visibility.ts';
import type { Peer } from '../peer.ts';
import { type BenchRow, millisecondsOf, rowFrom } from '../samples.ts';

const ITEMS_A_SET = 8;

interface Item {
  readonly query: string;
  readonly text: string;
  readonly must: readonly Must[];
}

/** What one contestant made of an item. */
interface Outcome {
  readonly kept: number;
  readonly visible: number;
  readonly milliseconds: number;
}

/**
 * Both on the same items of each set in the same run: median share of tokens kept, mean share of what must be
 * visible, median time. No rows where the data is absent.
 */
export async function peerItemRows(peer: Peer): Promise<readonly BenchRow[]> {
  const folder = dataPath('items');
  if (folder === undefined) return [];
  await using headroom = createHeadroom({ store: 'memory', mode: 'balanced' });
  const rows: BenchRow[] = [];
  for (const file of filesIn(folder, ['.jsonl'])) {
    // As data/README.md says.
    const items = sample(readRecords(join(file)) as readonly Item[], ITEMS_A_SET);
    const ours: Outcome[] = [];
    const theirs: Outcome[] = [];
    for (const item of items) {
      const messages = oneToolResult(item.text, item.query);
      ours.push(await ourOutcome(item, messages, headroom));
      theirs.push(outcome(item, await peer.compress(messages)));
    }
    rows.push(...rowsOf(setName(file), ours, theirs));
  }
  return rows;
}

async function ourOutcome(
  item: Item,
  messages: readonly ChatMessage[],
  headroom: Headroom,
): Promise<Outcome> {
  let result = messages;
  const milliseconds = await millisecondsOf(async () => {
    const options = { model: 'gpt-4o', retrieval: 'tool' } as const;
    result = (await headroom.compress(messages, options)).messages;
  });
  return outcome(item, { messages: result, milliseconds });
}

function outcome(
  { text, must }: Item,
  {
    messages,
    milliseconds,
  }: { readonly messages: readonly ChatMessage[]; readonly milliseconds: number },
): Outcome {
  const shown = lastContent(messages);
  const found = visibleIn(shown, must).filter(Boolean).length;
  const kept = (100 * countTokens(shown)) / countTokens(text);
  return { kept, visible: (100 * found) / Math.max(1, must.length), milliseconds };
}

function rowsOf(
  set: string,
  ours: readonly Outcome[],
  theirs: readonly Outcome[],
): readonly BenchRow[] {
  const row = (name: string, unit: string, value: (outcome: Outcome) => number): BenchRow => {
    const peer = median(theirs.map(value));
    const own = rowFrom(ours.map(value), { name: `${set} ${name}`, unit });
    return peer === null ? own : { ...own, peer };
  };
  const mean = (outcomes: readonly Outcome[]): number =>
    outcomes.reduce((sum, { visible }) => sum + visible, 0) / outcomes.length;
  return [
    row('tokens kept', '%', ({ kept }) => kept),
    { ...row('visible, mean', '%', ({ visible }) => visible), p50: mean(ours), peer: mean(theirs) },
    row('time', 'ms', ({ milliseconds }) => milliseconds),
  ];
}
