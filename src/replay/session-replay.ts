import type { ContentKind, ModelPrices } from '../../engine/index.ts';
import type { TokenUsage } from '../result.ts';

/** What Headroom would have made of a recorded session. */
export interface SessionReplay {
  /** Names the session. */
  readonly id: string;
  /** The agent that recorded it. */
  readonly agent: string;
  /** The model whose tokenizer and prices were used; undefined where the record does not tell. */
  readonly model: string | undefined;
  /** Undefined where the model's prices are not known: then no cost is given. */
  readonly prices: ModelPrices | undefined;
  /** Tokens of all prompts together, every message counted in each request that carries it. */
  readonly tokens: TokenUsage;
  /** What was paid and would have been paid; undefined where prices are not known. */
  readonly cost: ReplayedCost | undefined;
  /** The requests, in their order. */
  readonly turns: readonly ReplayedTurn[];
  /** The texts that could change, in their order. */
  readonly blocks: readonly ReplayedBlock[];
}

/** Costs of a session in US dollars. The answers of the model cost the same either way. */
export interface ReplayedCost {
  /** All prompts as they were. */
  readonly without: number;
  /** All prompts compressed, with as many retrievals as are expected for what was left out. */
  readonly with: number;
  /** The same with no retrieval at all. */
  readonly least: number;
  /** The same with twice as many retrievals as are expected. */
  readonly most: number;
  /** What the answers cost; not part of the other figures. */
  readonly answers: number;
}

/** One request of a replayed session. */
export interface ReplayedTurn {
  /** Tokens of its prompt. */
  readonly tokens: TokenUsage;
  /** What the prompt cost; undefined where prices are not known. */
  readonly cost: TurnCost | undefined;
}

/** Costs of one prompt in US dollars. */
export interface TurnCost {
  /** As it was. */
  readonly without: number;
  /** Compressed, with the retrievals that are expected for what it brought. */
  readonly with: number;
}

/** One text of a replayed session. */
export interface ReplayedBlock {
  /** Index of the message that holds it. */
  readonly message: number;
  /** What the text holds. */
  readonly kind: ContentKind;
  /** The tool that returned it; undefined for what a user has sent. */
  readonly toolName: string | undefined;
  /** `reference` if parts were left out. */
  readonly outcome: 'lossless' | 'reference' | 'untouched';
  /** Of the text, counted once. */
  readonly tokens: TokenUsage;
  /** In how many requests it was sent. */
  readonly requests: number;
  /** US dollars saved in all of them, expected retrievals debited; undefined where prices are not known. */
  readonly saved: number | undefined;
}
