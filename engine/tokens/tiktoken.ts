import { createRequire } from 'node:module';
import type { Tiktoken as Tokenizer } from 'tiktoken/lite';

import { boundedPieces } from './bounded-pieces.ts';
import type { Encoding } from './model-tokens.ts';
import { countingTexts } from './text-cache.ts';
import { countingWords } from './word-cache.ts';

/** Counts tokens with one vocabulary. */
export interface ExactCounter {
  /** Whether the tokenizer could not be loaded or has failed. */
  readonly broken: boolean;
  /** Tokens of a text; undefined where the tokenizer cannot be loaded or fails. */
  count(text: string): number | undefined;
}

const counters = new Map<Encoding, ExactCounter>();

/**
 * The counter of a vocabulary, one per process. The vocabulary is loaded when the first text is
 * counted (0.2 to 0.5 s). `<|endoftext|>` and the like count as the text they are. Runs of more than
 * a kilobyte without a word boundary are counted in pieces (see `boundedPieces`), which may add a
 * token per kilobyte of such a run.
 */
export function exactCounter(encoding: Encoding): ExactCounter {
  const known = counters.get(encoding);
  if (known !== undefined) return known;
  const counter = lazyCounter(encoding);
  counters.set(encoding, counter);
  return counter;
}

function lazyCounter(encoding: Encoding): ExactCounter {
  let count: ((text: string) => number) | undefined;
  let broken = false;
  return {
    get broken() {
      return broken;
    },
    count(text) {
      if (broken) return undefined;
      try {
        count ??= countingTexts(countingWords(load(encoding)));
        return count(text);
      } catch {
        // A WebAssembly instance that failed once is in no known state.
        broken = true;
        return undefined;
      }
    },
  };
}

function load(encoding: Encoding): (text: string) => number {
  const require = createRequire(import.meta.url);
  const { Tiktoken } = require('tiktoken/lite') as { Tiktoken: typeof Tokenizer };
  const data = require(`tiktoken/encoders/${encoding}.json`) as Vocabulary;
  const tokenizer = new Tiktoken(data.bpe_ranks, data.special_tokens, data.pat_str);
  return (text) => {
    let total = 0;
    for (const piece of boundedPieces(text)) total += tokenizer.encode_ordinary(piece).length;
    return total;
  };
}

interface Vocabulary {
  readonly bpe_ranks: string;
  readonly special_tokens: Record<string, number>;
  readonly pat_str: string;
}
