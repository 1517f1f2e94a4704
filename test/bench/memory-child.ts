// Compresses one file in a process of its own and prints the bytes by which its memory grew at most.
import { readFileSync, writeFileSync } from 'node:fs';
import process from 'node:process';

import { createHeadroom, tokenCounter } from '../../src/index.ts';
import { oneToolResult } from '../eval/conversation.ts';
import { searchResults } from './generate.ts';
import { question } from './inputs.ts';

await using headroom = createHeadroom({ store: 'memory', mode: 'balanced' });
await warmUp();
globalThis.gc?.();
forgetPeak();
const before = process.memoryUsage.rss();
await compress(readFileSync(process.argv[2] ?? '', 'utf8'));
process.stdout.write(String(peak() - before));

/** The tokenizer is loaded once, whatever the input; its memory is not the input's. */
async function warmUp(): Promise<void> {
  tokenCounter('gpt-4o').count('warm');
  await compress(searchResults(100, 0));
}

async function compress(text: string): Promise<void> {
  const messages = oneToolResult(text, question);
  await headroom.compress(messages, { model: 'gpt-4o', retrieval: 'tool' });
}

/** Linux starts its record of the peak anew; elsewhere the peak is that of the whole process. */
function forgetPeak(): void {
  try {
    writeFileSync('/proc/self/clear_refs', '5');
  } catch {
    // No such file: the figure is then too high rather than too low.
  }
}

function peak(): number {
  try {
    const kilobytes = /^VmHWM:\s*(\d+) kB$/m.exec(readFileSync('/proc/self/status', 'utf8'))?.[1];
    if (kilobytes !== undefined) return Number(kilobytes) * 1024;
  } catch {
    // No such file: Node's own figure serves.
  }
  return process.resourceUsage().maxRSS * 1024;
}
