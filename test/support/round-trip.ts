import { readRest } from '../../engine/compress/json/cut-form.ts';
import { wrappedText } from '../../engine/decide/wrapped-text.ts';
import { decodeText } from '../../src/index.ts';
import { canonicalJson } from './canonical-json.ts';

/**
 * Whether a text that was encoded without loss still says the same: the same JSON, be it a part of a document, or the
 * same bytes.
 * Undefined where that cannot be told, because only a part of the text was encoded.
 */
export function roundTrips(original: string, encoded: string): boolean | undefined {
  if (saysTheSame(original, encoded)) return true;
  const [wrapped, wrappedForm] = [wrappedText(original), wrappedText(encoded)];
  if (wrapped !== undefined && wrapped.with('') === wrappedForm?.with('')) {
    return roundTrips(wrapped.text, wrappedForm.text);
  }
  const decoded = decodedOrNothing(encoded);
  if (decoded !== undefined && readRest(encoded) !== undefined) {
    return withoutSpace(original) === withoutSpace(decoded);
  }
  if (decoded !== undefined) return saysTheSame(original, decoded);
  return canonicalJson(original) === undefined ? undefined : false;
}

function decodedOrNothing(encoded: string): string | undefined {
  try {
    return decodeText(encoded);
  } catch {
    return undefined;
  }
}

function saysTheSame(original: string, other: string): boolean {
  if (other === original) return true;
  const [wanted, got] = [canonicalJson(original), canonicalJson(other)];
  return wanted !== undefined && wanted === got;
}

function withoutSpace(text: string): string {
  return text.replaceAll(/\s/g, '');
}
