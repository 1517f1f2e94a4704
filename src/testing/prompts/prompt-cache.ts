import { tokenCounter } from '../../../engine/index.ts';
import type { Prompt, Segment } from '../vendor.ts';

/** Tokens of a prompt, and what the cache did with them. */
export interface Measured {
  /** All tokens of the prompt. */
  readonly prompt: number;
  /** Those of them that the cache served. */
  readonly cached: number;
  /** Those of them that are written to the cache for later requests. */
  readonly written: number;
}

/** What a cache knows of a prompt. */
type CachedPrompt = Pick<Prompt, 'model' | 'caching' | 'segments'>;

/** A prompt cache that never forgets. */
export interface PromptCache {
  /** Looks a prompt up among all that were remembered before. */
  look(prompt: CachedPrompt): Lookup;
}

/** What the cache knows of a prompt. */
export interface Lookup {
  readonly measured: Measured;
  /** Remembers the prompt, once it is answered. */
  remember(): void;
}

/** A place in the tree of all prompts: the segments so far are the way to it. */
interface Place {
  readonly tokens: number;
  readonly next: Map<string, Place>;
  written: boolean;
}

/** OpenAI caches a common beginning in steps of this many tokens. */
const STEP = 128;
/** Blocks before a breakpoint in which Anthropic looks for one that was written earlier. */
const LOOKBACK = 20;

/**
 * Creates a cache of prompts, one tree per model, as the vendors document theirs. OpenAI: the longest common
 * beginning, from as many tokens on as the model needs, rounded down to a multiple of 128. Anthropic: up to the furthest
 * breakpoint that an earlier request wrote, at most 20 blocks before a breakpoint of this one.
 */
export function createPromptCache(minimumFor: (model: string) => number): PromptCache {
  const roots = new Map<string, Place>();
  const rootOf = (model: string): Place => {
    const root = roots.get(model) ?? { tokens: 0, next: new Map(), written: false };
    roots.set(model, root);
    return root;
  };
  return {
    look: (prompt) => {
      const { segments } = prompt;
      const root = rootOf(prompt.model);
      const walk = walkPrompt(prompt, root);
      const minimum = minimumFor(prompt.model);
      const measured =
        prompt.caching === 'prefix'
          ? measurePrefix(walk, minimum)
          : measureBreakpoints(walk, segments, minimum);
      return { measured, remember: () => plant(segments, walk.totals, root) };
    },
  };
}

function plant(segments: readonly Segment[], totals: readonly number[], root: Place): void {
  let place = root;
  for (const [index, { text, breakpoint }] of segments.entries()) {
    const known = place.next.get(text);
    const tokens = (totals[index] ?? 0) - (totals[index - 1] ?? 0);
    const next = known ?? { tokens, next: new Map(), written: false };
    if (known === undefined) place.next.set(text, next);
    if (breakpoint) next.written = true;
    place = next;
  }
}

/** The way of a prompt through the tree. */
interface Walk {
  /** Tokens up to the end of each segment. */
  readonly totals: readonly number[];
  /** The places that were there before, from the first segment on. */
  readonly known: readonly Place[];
  /** Tokens that the first unknown segment has in common with another one at its place. */
  readonly shared: number;
}

function walkPrompt({ model, segments }: CachedPrompt, root: Place): Walk {
  const counter = tokenCounter(model);
  const known: Place[] = [];
  const totals: number[] = [];
  let place: Place | undefined = root;
  let shared = 0;
  let total = 0;
  for (const { text } of segments) {
    const next: Place | undefined = place?.next.get(text);
    if (next !== undefined) known.push(next);
    else if (place !== undefined) shared = counter.count(longestCommonStart(text, place));
    place = next;
    total += next?.tokens ?? counter.count(text);
    totals.push(total);
  }
  return { totals, known, shared };
}

function longestCommonStart(text: string, place: Place): string {
  let longest = 0;
  for (const other of place.next.keys()) {
    let length = 0;
    while (length < text.length && text[length] === other[length]) length += 1;
    longest = Math.max(longest, length);
  }
  return text.slice(0, longest);
}

function measurePrefix({ totals, known, shared }: Walk, minimum: number): Measured {
  const common = (totals[known.length - 1] ?? 0) + shared;
  const prompt = totals.at(-1) ?? 0;
  const cached = common < minimum ? 0 : common - (common % STEP);
  return { prompt, cached, written: 0 };
}

function measureBreakpoints(
  { totals, known }: Walk,
  segments: readonly Segment[],
  minimum: number,
): Measured {
  const isLongEnough = (index: number): boolean => (totals[index] ?? 0) >= minimum;
  const marked = segments.flatMap(({ breakpoint }, index) => (breakpoint ? [index] : []));
  const isInReach = (index: number): boolean =>
    marked.some((mark) => index <= mark && index > mark - LOOKBACK);
  const read = known.findLastIndex(
    ({ written }, index) => written && isLongEnough(index) && isInReach(index),
  );
  const write = marked.findLast(isLongEnough);
  const cached = totals[read] ?? 0;
  const upTo = write === undefined ? 0 : (totals[write] ?? 0);
  return { prompt: totals.at(-1) ?? 0, cached, written: Math.max(0, upTo - cached) };
}
