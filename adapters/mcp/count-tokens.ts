import { setImmediate } from 'node:timers/promises';

import {
  type BlockReport,
  type TokenCounter,
  tokenCounter,
  type TokenUsage,
} from '../../src/index.ts';
import { blocksOf, type MaterialCompression, usageOf } from '../http/material/compress-material.ts';

/** Tokens of what was compressed. */
export interface CountedTokens {
  readonly all: TokenUsage;
  /** In the order of `blocksOf()`. */
  readonly blocks: readonly TokenUsage[];
}

/** Who waits for the count: the model that reads the text, and what says that nobody waits any longer. */
export interface CountOptions {
  readonly model: string;
  readonly signal: AbortSignal;
}

/**
 * Counts tokens a part at a time, so that other messages are answered in between. Rejects with the signal's reason
 * where it aborts.
 */
export async function countTokens(
  compression: MaterialCompression,
  { model, signal }: CountOptions,
): Promise<CountedTokens> {
  const blocks: TokenUsage[] = [];
  const counter = tokenCounter(model);
  const isText = compression.material.kind === 'text';
  for (const block of blocksOf(compression)) {
    await pause(signal);
    // A text of a conversation is counted whole, and remembered so for the sum over the conversation.
    blocks.push(isText ? await countBlock(block, { counter, signal }) : { ...block.tokens });
  }
  const [text] = isText ? blocks : [];
  return { all: text ?? { ...usageOf(compression) }, blocks };
}

interface Counting {
  readonly counter: TokenCounter;
  readonly signal: AbortSignal;
}

async function countBlock(
  { before, after }: Pick<BlockReport, 'before' | 'after'>,
  counting: Counting,
): Promise<TokenUsage> {
  const counted = await countParts(before, counting);
  return { before: counted, after: after === before ? counted : await countParts(after, counting) };
}

async function countParts(text: string, { counter, signal }: Counting): Promise<number> {
  // An estimate looks at samples of the whole text, which takes no time.
  if (!counter.exact) return counter.count(text);
  let total = 0;
  for (let start = 0; start < text.length;) {
    const end = endOfPart(text, start);
    total += counter.count(text.slice(start, end));
    start = end;
    await pause(signal);
  }
  return total;
}

/** Characters that are counted in about 10 ms. */
const PART = 32 * 1024;

/** Parts end behind a letter or digit and before a space or sign: no token reaches over such a place. */
function endOfPart(text: string, start: number): number {
  const limit = start + PART;
  if (limit >= text.length) return text.length;
  for (let end = limit; end > start; end -= 1) {
    if (ALPHANUMERIC.test(text.charAt(end - 1)) && SEPARATE.test(text.charAt(end))) return end;
  }
  return /[\uDC00-\uDFFF]/.test(text.charAt(limit)) ? limit + 1 : limit;
}

const ALPHANUMERIC = /[A-Za-z0-9]/;
/** An apostrophe may belong to the word before it. */
const SEPARATE = /[\0-&(-/:-@[-`{-\x7f]/;

async function pause(signal: AbortSignal): Promise<void> {
  await setImmediate();
  signal.throwIfAborted();
}
