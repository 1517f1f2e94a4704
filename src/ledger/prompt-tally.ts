import type { AnswerUsage } from '../activity.ts';
import type { ChargedTokens, SavedTokens } from './entry.ts';

/** What a token is of. */
type TokenOrigin = Pick<SavedTokens, 'kind' | 'tool'>;

/** Counts how compression changed what a conversation's prompts were charged for. */
export interface PromptTally {
  /** The prompt goes out once more, with what was changed in it before. */
  sendAgain(charge: keyof ChargedTokens): void;
  /** The prompt has a text from now on. */
  take(origin: TokenOrigin, tokens: TextTokens): void;
  /** Tokens that the prompt has from now on; they are charged for in this request if it sends them. */
  add(tokens: number, charge?: keyof ChargedTokens): void;
  /** The prompt begins anew; what was charged stays. */
  restart(): void;
  saved(): readonly SavedTokens[];
  added(): ChargedTokens;
  /** What a further request comes to, at the least, where a provider does not report it: most streams do not. */
  expectedUsage(): AnswerUsage;
}

/** Tokens of a text. */
export interface TextTokens {
  /** Those that the prompt has. */
  readonly sent: number;
  /** Those that it lacks. */
  readonly saved: number;
}

interface Part {
  readonly origin: TokenOrigin;
  readonly charged: { fresh: number; again: number };
  inPrompt: number;
}

/** Tokens that a model writes to retrieve. */
const CALL = 100;

/** Begins to count. */
export function promptTally(): PromptTally {
  const parts = new Map<string, Part>();
  const added = { fresh: 0, again: 0 };
  let addedToPrompt = 0;
  let sentInPrompt = 0;
  // By the request that follows, for the first time.
  let addedLast = 0;

  function partOf(origin: TokenOrigin): Part {
    const key = `${origin.kind} ${origin.tool}`;
    const part = parts.get(key) ?? { origin, charged: { fresh: 0, again: 0 }, inPrompt: 0 };
    parts.set(key, part);
    return part;
  }

  return {
    sendAgain(charge) {
      for (const part of parts.values()) part.charged[charge] += part.inPrompt;
      added[charge] += addedToPrompt;
    },
    take(origin, { sent, saved }) {
      const part = partOf(origin);
      part.charged.fresh += saved;
      part.inPrompt += saved;
      sentInPrompt += sent;
    },
    add(tokens, charge) {
      addedToPrompt += tokens;
      addedLast = charge === undefined ? tokens : 0;
      if (charge !== undefined) added[charge] += tokens;
    },
    restart() {
      for (const part of parts.values()) part.inPrompt = 0;
      addedToPrompt = 0;
      sentInPrompt = 0;
    },
    saved: () =>
      parts
        .values()
        .map(({ origin: { kind, tool }, charged: { fresh, again } }) => ({
          kind,
          tool,
          fresh,
          again,
        }))
        .toArray(),
    added: () => ({ ...added }),
    expectedUsage() {
      const prompt = sentInPrompt + addedToPrompt;
      return { prompt, cached: prompt - addedLast, output: CALL };
    },
  };
}
