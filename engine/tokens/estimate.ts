import { featureCost } from './feature-cost.ts';
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
  return (text) => {
    if (text === '') return 0;
    const { units, scanned } = scan(text, weights);
    return Math.max(1, Math.round((units * (text.length / scanned)) / UNIT));
  };
}

function weightsFor(model: ModelTokens): Int32Array {
  return Int32Array.from(FEATURES, ({ name, material }) => {
    const weight = WEIGHTS[model.encoding][name] ?? 0;
    return Math.round((weight * model.percent[material]) / 100);
  });
}

/** What the features of the text or of windows of it cost, and how many code units were read. */
function scan(
  text: string,
  weights: Int32Array,
): { readonly units: number; readonly scanned: number } {
  const { length } = text;
  if (length <= LONGEST_WHOLE) {
    return { units: featureCost(text, { from: 0, to: length }, weights), scanned: length };
  }
  const size = length <= LARGE ? WINDOW : LARGE_WINDOW;
  let units = 0;
  for (let window = 0; window < WINDOWS; window += 1) {
    const from = Math.floor(((length - size) * window) / (WINDOWS - 1));
    units += featureCost(text, { from, to: from + size }, weights);
  }
  return { units, scanned: WINDOWS * size };
}
