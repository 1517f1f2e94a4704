import { createRequire } from 'node:module';
import type { Tiktoken } from 'tiktoken/lite';

import { boundedPieces } from './bounded-pieces.ts';
import type { Encoding } from './model-tokens.ts';

const LONGEST_REMEMBERED = 1024;
const MOST_REMEMBERED = 4096;

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
 * counted (0.2 to 0.5 s). `<|endoftext|>` and the like count as the text they are. Overly long runs
 * are counted in pieces (see `boundedPieces`), which may add a token per kilobyte of such a run.
 */
export function exactCounter(encoding: Encoding): ExactCounter {
  const known = counters.get(encoding);
  if (known !== undefined) return known;
  const counter = lazyCounter(encoding);
  counters.set(encoding, counter);
  return counter;
}

function lazyCounter(encoding: Encoding): ExactCounter {
  const remembered = new Map<string, number>();
  let tokenizer: Tiktoken | 'broken' | undefined;
  return {
    get broken() {
      return tokenizer === 'broken';
    },
    count(text) {
      try {
        if (tokenizer === 'broken') return undefined;
        const loaded = (tokenizer ??= load(encoding));
        let total = 0;
        for (const piece of boundedPieces(text)) total += countPiece(loaded, remembered, piece);
        return total;
      } catch {
        // A WebAssembly instance that failed once is in no known state.
        tokenizer = 'broken';
        return undefined;
      }
    },
  };
}

function load(encoding: Encoding): Tiktoken {
  const require = createRequire(import.meta.url);
  const lite = require('tiktoken/lite') as typeof import('tiktoken/lite');
  const data = require(`tiktoken/encoders/${encoding}.json`) as Vocabulary;
  return new lite.Tiktoken(data.bpe_ranks, data.special_tokens, data.pat_str);
}

interface Vocabulary {
  readonly bpe_ranks: string;
  readonly special_tokens: Record<string, number>;
  readonly pat_str: string;
}

/** Short texts come back often: rows, lines and the pieces of long runs. */
function countPiece(tokenizer: Tiktoken, remembered: Map<string, number>, piece: string): number {
  if (piece.length > LONGEST_REMEMBERED) return tokenizer.encode_ordinary(piece).length;
  const known = remembered.get(piece);
  if (known !== undefined) return known;
  const tokens = tokenizer.encode_ordinary(piece).length;
  if (remembered.size >= MOST_REMEMBERED) remembered.clear();
  remembered.set(detached(piece), tokens);
  return tokens;
}

/** A copy of its own: a slice would keep the whole text that it was cut from in memory. */
function detached(text: string): string {
  return Buffer.from(text, 'utf16le').toString('utf16le');
}
