import type { Prompt } from './vendor.ts';

/** Remembers how each conversation went on, to tell whether its next request begins with it. */
export interface PrefixLog {
  /** Whether the prompt begins with the previous one of its conversation and the answer to it. */
  keeps(prompt: Prompt): boolean;
  /** Remembers a prompt and the canonical texts of its answer. */
  remember(prompt: Prompt, answered: readonly string[]): void;
}

/** Creates an empty log. */
export function createPrefixLog(): PrefixLog {
  const conversations = new Map<string, { prompt: Prompt; answered: readonly string[] }>();
  return {
    keeps: (prompt) => {
      const previous = conversations.get(prompt.opening);
      if (previous === undefined) return true;
      if (previous.prompt.frame !== prompt.frame) return false;
      const { turns } = previous.prompt;
      const repeated = turns.length === prompt.turns.length;
      return startsWith(prompt.turns, repeated ? turns : [...turns, ...previous.answered]);
    },
    remember: (prompt, answered) => {
      conversations.set(prompt.opening, { prompt, answered });
    },
  };
}

function startsWith(turns: readonly string[], start: readonly string[]): boolean {
  return start.length <= turns.length && start.every((turn, index) => turns[index] === turn);
}
