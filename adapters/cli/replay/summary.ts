import type { ReplayedBlock, SessionReplay, TokenUsage } from '../../../src/index.ts';

/** Many sessions together. */
export interface Summary {
  /** The dearest first. */
  readonly sessions: readonly SessionReplay[];
  readonly requests: number;
  /** Of all prompts. */
  readonly tokens: TokenUsage;
  /** Of all sessions whose model has a price; undefined if none has. */
  readonly cost: CostRange | undefined;
  /** Sessions whose model has no known price. */
  readonly unpriced: number;
  readonly kinds: readonly Part[];
  readonly tools: readonly Part[];
  /** The blocks that saved most. */
  readonly largest: readonly LargestBlock[];
}

/** Costs in US dollars, the answers of the models not counted. */
export interface CostRange {
  readonly without: number;
  readonly with: number;
  readonly least: number;
  readonly most: number;
}

/** All blocks that have something in common. */
export interface Part {
  readonly name: string;
  readonly blocks: number;
  /** Each block counted once. */
  readonly tokens: TokenUsage;
  /** US dollars; undefined if no block has a price. */
  readonly saved: number | undefined;
}

/** A block and where it stands. */
interface LargestBlock extends ReplayedBlock {
  readonly session: string;
}

const LARGEST = 10;

/** Adds up what was found in many sessions. */
export function summarise(replays: readonly SessionReplay[]): Summary {
  const blocks = replays.flatMap(({ id, blocks: own }) =>
    own.map((block): LargestBlock => ({ ...block, session: id })),
  );
  const costs = replays.flatMap(({ cost }) => (cost === undefined ? [] : [cost]));
  const total = (key: keyof CostRange): number => sum(costs.map((cost) => cost[key]));
  return {
    sessions: replays.toSorted((one, other) => weightOf(other) - weightOf(one)),
    requests: sum(replays.map(({ turns }) => turns.length)),
    tokens: addTokens(replays),
    cost:
      costs.length === 0
        ? undefined
        : {
            without: total('without'),
            with: total('with'),
            least: total('least'),
            most: total('most'),
          },
    unpriced: replays.length - costs.length,
    kinds: partsBy(blocks, ({ kind }) => kind),
    tools: partsBy(blocks, ({ toolName }) => toolName ?? '(user)'),
    largest: blocks
      .filter(({ outcome }) => outcome !== 'untouched')
      .toSorted((one, other) => savedTokens(other) - savedTokens(one))
      .slice(0, LARGEST),
  };
}

/** Sessions without a price follow those with one. */
function weightOf({ cost, tokens }: SessionReplay): number {
  return cost === undefined ? -1 / (1 + tokens.before) : cost.without;
}

/** Tokens saved in all requests together. */
function savedTokens({ tokens, requests }: ReplayedBlock): number {
  return (tokens.before - tokens.after) * requests;
}

function partsBy(
  blocks: readonly ReplayedBlock[],
  nameOf: (block: ReplayedBlock) => string,
): readonly Part[] {
  const parts = [...Map.groupBy(blocks, nameOf)].map(([name, own]) => {
    const saved = own.flatMap((block) => (block.saved === undefined ? [] : [block.saved]));
    return {
      name,
      blocks: own.length,
      tokens: addTokens(own),
      saved: saved.length === 0 ? undefined : sum(saved),
    };
  });
  const gain = ({ tokens }: Part): number => tokens.before - tokens.after;
  return parts.toSorted((one, other) => gain(other) - gain(one));
}

function addTokens(parts: readonly { readonly tokens: TokenUsage }[]): TokenUsage {
  return {
    before: sum(parts.map(({ tokens }) => tokens.before)),
    after: sum(parts.map(({ tokens }) => tokens.after)),
  };
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
