import { createHeadroom, type Headroom } from '../../src/index.ts';
import type { ChatMessage } from '../eval/conversation.ts';
import { searchResults } from './generate.ts';
import { type BenchRow, collectGarbage, millisecondsOf, rowFrom } from './samples.ts';

const TURNS: readonly number[] = [10, 100, 400];
const ITERATIONS = 30;
const RECORDS_A_TURN = 20;

/** What turn n of a growing conversation costs, with new content of the same size at every n. */
export async function turnRows(): Promise<readonly BenchRow[]> {
  await using headroom = createHeadroom({ store: 'memory', mode: 'balanced' });
  const rows: BenchRow[] = [];
  const conversation: ChatMessage[] = [];
  let turns = 0;
  for (const target of TURNS) {
    for (; turns < target - 1; turns += 1) {
      conversation.push(...turn(turns));
      await compress(headroom, conversation);
    }
    rows.push(await rowAt(target, conversation, headroom));
  }
  return withLimits(rows);
}

/** The same turn with other content, over and over. */
async function rowAt(
  target: number,
  conversation: readonly ChatMessage[],
  headroom: Headroom,
): Promise<BenchRow> {
  const values: number[] = [];
  collectGarbage();
  for (let iteration = 0; iteration < ITERATIONS * 2; iteration += 1) {
    const messages = [...conversation, ...turn(target * 1000 + iteration)];
    values.push(await millisecondsOf(() => compress(headroom, messages)));
  }
  return rowFrom(values.slice(ITERATIONS), { name: `turn-${target}`, unit: 'ms' });
}

/** A later turn may cost a fixed half more than the first, and a little for each message before it. */
function withLimits(rows: readonly BenchRow[]): readonly BenchRow[] {
  const first = rows[0]?.p50 ?? Number.NaN;
  return rows.map((row, index) => {
    const slope = ((TURNS[index] ?? 0) * MICROSECONDS_A_TURN) / 1000;
    return index === 0 ? row : { ...row, limit: first * 1.5 + slope };
  });
}

const MICROSECONDS_A_TURN = 5;

function compress(headroom: Headroom, messages: readonly ChatMessage[]): Promise<unknown> {
  return headroom.compress(messages, { model: 'gpt-4o', retrieval: 'tool' });
}

function turn(seed: number): readonly ChatMessage[] {
  const id = `call_${seed}`;
  const call = { id, type: 'function', function: { name: 'search', arguments: '{}' } };
  return [
    { role: 'user', content: `Question ${seed}: which articles are about health?` },
    { role: 'assistant', content: null, tool_calls: [call] },
    { role: 'tool', tool_call_id: id, content: searchResults(RECORDS_A_TURN, seed) },
  ];
}
