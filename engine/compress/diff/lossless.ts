import type { TokenCounter } from '../../tokens/counter.ts';
import type { CompressContext } from '../compressor.ts';
import { fold, isFolded, unfold } from '../text/fold.ts';
import { withoutColours } from '../text/terminal.ts';
import { isThinned, restoreHeaders, thinHeaders } from './headers.ts';

/**
 * A diff without colours, without headers that repeat the name of a file, with repeated lines folded.
 * `decodeDiff` gives it back; undefined when it is not shorter.
 */
export function encodeDiff(text: string, { counter }: CompressContext): string | undefined {
  const plain = withoutColours(text);
  const thinned = shorter(counter, plain, thinHeaders(plain));
  const encoded = shorter(counter, thinned, fold(thinned));
  return encoded === text || decodeDiff(encoded) !== plain ? undefined : encoded;
}

/** The diff that was encoded, without colours. */
export function decodeDiff(encoded: string): string {
  return restoreHeaders(unfold(encoded));
}

/** Whether a text is what `encodeDiff` makes of some other text. */
export function isEncodedDiff(text: string): boolean {
  return isFolded(text) || isThinned(text);
}

function shorter(counter: TokenCounter, before: string, after = before): string {
  return counter.estimate(after) < counter.estimate(before) ? after : before;
}
