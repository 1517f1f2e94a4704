import { readRest } from '../../engine/compress/json/cut-form.ts';
import { isJson, parsedJson } from '../../engine/common/parsed-json.ts';
import { wrappedTexts } from '../../engine/decide/wrapped-texts.ts';
import { decodeText } from '../../src/index.ts';
import { canonicalJson } from './canonical-json.ts';

/**
 * Whether a text that was encoded without loss still says the same: the same JSON, be it a part of a document, or the
 * same bytes.
 * Undefined where that cannot be told, because only a part of the text was encoded.
 */
export function roundTrips(original: string, encoded: string): boolean | undefined {
  if (saysTheSame(original, encoded)) return true;
  const texts = wrappedTexts(original)?.texts;
  if (texts !== undefined && isJson(encoded)) {
    return isSame(parsedJson(original), parsedJson(encoded), texts);
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

/** Whether values are the same, but for texts that stand in another form. */
function isSame(value: unknown, other: unknown, texts: readonly string[]): boolean {
  if (typeof value === 'string' && typeof other === 'string' && texts.includes(value)) {
    return roundTrips(value, other) !== false;
  }
  if (typeof value !== 'object' || typeof other !== 'object' || !value || !other) {
    return value === other;
  }
  const [entries, others] = [Object.entries(value), Object.entries(other)];
  return (
    entries.length === others.length &&
    entries.every(
      ([name, each], index) => others[index]?.[0] === name && isSame(each, others[index][1], texts),
    )
  );
}

function withoutSpace(text: string): string {
  return text.replaceAll(/\s/g, '');
}
