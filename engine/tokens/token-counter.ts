import type { TokenCounter } from './counter.ts';
import { estimator } from './estimate.ts';
import { modelTokens } from './model-tokens.ts';
import { exactCounter } from './tiktoken.ts';

/** A counter for a model, by its name. What estimates rest on stands in `model-tokens.ts`. */
export function tokenCounter(model: string): TokenCounter {
  const known = counters.get(model);
  if (known !== undefined) return known;
  const counter = createCounter(model);
  if (counters.size >= MOST_COUNTERS) counters.clear();
  counters.set(model, counter);
  return counter;
}

const counters = new Map<string, TokenCounter>();
const MOST_COUNTERS = 64;

function createCounter(model: string): TokenCounter {
  const tokens = modelTokens(model);
  const estimate = rememberLast(estimator(tokens));
  if (!tokens.exact) return { model, exact: false, count: estimate, estimate };
  const vocabulary = exactCounter(tokens.encoding);
  return {
    model,
    get exact() {
      return !vocabulary.broken;
    },
    count: (text) => vocabulary.count(text) ?? estimate(text),
    estimate,
  };
}

/** Texts that are asked about again before others: a block and the forms it is given. */
const REMEMBERED = 4;
/** Shorter ones are estimated about as fast as they are compared, and would push out the others. */
const SHORTEST_REMEMBERED = 1024;

/** The same function, without the work where one of the last long texts is asked about again. */
function rememberLast(estimate: (text: string) => number): (text: string) => number {
  const texts: string[] = [];
  const results: number[] = [];
  let next = 0;
  return (text) => {
    if (text.length < SHORTEST_REMEMBERED) return estimate(text);
    const known = results[texts.indexOf(text)];
    if (known !== undefined) return known;
    const result = estimate(text);
    texts[next] = text;
    results[next] = result;
    next = (next + 1) % REMEMBERED;
    return result;
  };
}
