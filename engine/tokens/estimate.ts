import { countFeatures } from './count-features.ts';
import { FEATURES } from './feature-list.ts';
import type { ModelTokens } from './model-tokens.ts';
import { WEIGHTS } from './weights.ts';

const LONGEST_WHOLE = 1 << 15;
const LARGE = 1 << 18;
const WINDOWS = 32;
/** Code units in a window of a text above 32 Ki, and of one above 256 Ki. */
const WINDOW = 1 << 9;
const LARGE_WINDOW = 1 << 13;
/** Weights are whole numbers of 1/1024 token, so that every machine gives the same sum. */
const UNIT = 1024;

/**
 * A function that estimates the tokens of a text for a model by a scan over its characters. Typical
 * errors stand in `weights.ts`. Of a text above 32 Ki code units 32 evenly spaced windows are scanned, of
 * 512 units each, above 256 Ki of 8 Ki each; that moves the estimate by a few percent where the text is
 * between the windows what it is in them.
 */
export function estimator(model: ModelTokens): (text: string) => number {
  const weights = weightsFor(model);
  const counts = new Int32Array(FEATURES.length);
  return (text) => {
    counts.fill(0);
    const scanned = scan(text, counts);
    let units = 0;
    for (let index = 0; index < counts.length; index += 1) {
      units += (counts[index] ?? 0) * (weights[index] ?? 0);
    }
    if (scanned === 0) return 0;
    return Math.max(1, Math.round((units * (text.length / scanned)) / UNIT));
  };
}

function weightsFor(model: ModelTokens): Int32Array {
  return Int32Array.from(FEATURES, ({ name, material }) => {
    const weight = WEIGHTS[model.encoding][name] ?? 0;
    return Math.round((weight * model.percent[material]) / 100);
  });
}

/** Counts the features of the text, or of windows of it, and says how many code units it read. */
function scan(text: string, counts: Int32Array): number {
  if (text.length <= LONGEST_WHOLE) {
    countFeatures(text, { from: 0, to: text.length }, counts);
    return text.length;
  }
  const size = text.length <= LARGE ? WINDOW : LARGE_WINDOW;
  for (let window = 0; window < WINDOWS; window += 1) {
    const from = Math.floor(((text.length - size) * window) / (WINDOWS - 1));
    countFeatures(text, { from, to: from + size }, counts);
  }
  return WINDOWS * size;
}
