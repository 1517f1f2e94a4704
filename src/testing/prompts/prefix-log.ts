import type { Prompt } from '../vendor.ts';

/** Remembers how each conversation went on, to tell whether its next request begins with it. */
export interface PrefixLog {
  /** Whether the prompt begins with the previous one of its conversation and the answer to it. */
  keeps(prompt: Prompt): boolean;
  /** Remembers a prompt that was answered. */
  remember(prompt: Prompt, answer: PromptAnswer): void;
}

/** What there is to remember of an answer. */
interface PromptAnswer {
  /** Tokens of the prompt. */
  readonly tokens: number;
  /** Canonical texts of the answer. */
  readonly turns: readonly string[];
}

/** Creates an empty log. Tools may still come after a prompt that was not cached, for one of fewer tokens than its model needs. */
export function createPrefixLog(minimumFor: (model: string) => number): PrefixLog {
  const conversations = new Map<string, { prompt: Prompt; answer: PromptAnswer }>();
  return {
    keeps: (prompt) => {
      const previous = conversations.get(prompt.opening);
      if (previous === undefined) return true;
      const { turns, frame } = previous.prompt;
      const isLongEnough = previous.answer.tokens >= minimumFor(previous.prompt.model);
      const isCached = isLongEnough && asksForCache(previous.prompt);
      if (isCached && frame !== prompt.frame) return false;
      const repeated = turns.length === prompt.turns.length;
      return startsWith(prompt.turns, repeated ? turns : [...turns, ...previous.answer.turns]);
    },
    remember: (prompt, answer) => {
      conversations.set(prompt.opening, { prompt, answer });
    },
  };
}

function asksForCache({ caching, segments }: Prompt): boolean {
  return caching === 'prefix' || segments.some(({ breakpoint }) => breakpoint);
}

function startsWith(turns: readonly string[], start: readonly string[]): boolean {
  return start.length <= turns.length && start.every((turn, index) => turns[index] === turn);
}
