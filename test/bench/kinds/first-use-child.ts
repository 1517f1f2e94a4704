// Compresses the first text of a kind in a process of its own and prints the milliseconds it took.
import process from 'node:process';

import { createHeadroom } from '../../../src/index.ts';
import { oneToolResult } from '../../eval/conversation.ts';
import { searchResults, serverLog } from '../generate.ts';
import { question } from '../inputs.ts';
import { millisecondsOf } from '../samples.ts';
import { textMakers } from './texts.ts';

const SIZE = 30_000;

await using headroom = createHeadroom({ store: 'memory', mode: 'balanced' });
for (let seed = 0; seed < 10; seed += 1) {
  await compress(searchResults(100, seed));
  await compress(serverLog(SIZE, seed));
}
const make = Object.entries(textMakers).find(([kind]) => kind === process.argv[2])?.[1];
const text = make?.(SIZE, 1) ?? '';
process.stdout.write(String(await millisecondsOf(() => compress(text))));

async function compress(content: string): Promise<void> {
  await headroom.compress(oneToolResult(content, question), { model: 'gpt-4o', retrieval: 'tool' });
}
