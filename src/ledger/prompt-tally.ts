import type { AnswerUsage } from '../activity.ts';
import { sum } from '../sum.ts';
import type { ChargedTokens, SavedTokens } from './entry.ts';

/** What a token is of. */
type TokenOrigin = Pick<SavedTokens, 'kind' | 'tool'>;

/** Counts how compression changed what a conversation's prompts were charged for. */
export interface PromptTally {
  /** What stood in this message and in later ones is no longer in the prompt; what was charged stays. */
  cutAt(message: number): void;
  /** The prompt goes out once more, with what was changed in it before. */
  sendAgain(charge: keyof ChargedTokens): void;
  /** The prompt has a text of a message from now on. */
  take(origin: TokenOrigin, tokens: TextTokens, message: number): void;
  /** Tokens that the prompt has from now on, before a message; they are charged for in this request if it sends them. */
  add(tokens: number, message: number, charge?: keyof ChargedTokens): void;
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
}

/** A text that stands in the prompt. */
interface PlacedText extends TextTokens {
  readonly part: Part;
  readonly message: number;
}

/** Something that was added to the prompt. */
interface PlacedAddition {
  readonly tokens: number;
  readonly message: number;
}

/** Tokens that a model writes to retrieve. */
const CALL = 100;

/** Begins to count. */
export function promptTally(): PromptTally {
  const parts = new Map<string, Part>();
  const added = { fresh: 0, again: 0 };
  let texts: PlacedText[] = [];
  let additions: PlacedAddition[] = [];
  // By the request that follows, for the first time.
  let addedLast = 0;

  function partOf(origin: TokenOrigin): Part {
    const key = `${origin.kind} ${origin.tool}`;
    const part = parts.get(key) ?? { origin, charged: { fresh: 0, again: 0 } };
    parts.set(key, part);
    return part;
  }

  return {
    cutAt(message) {
      texts = texts.filter((text) => text.message < message);
      additions = additions.filter((addition) => addition.message < message);
    },
    sendAgain(charge) {
      for (const { part, saved } of texts) part.charged[charge] += saved;
      added[charge] += sum(additions.map(({ tokens }) => tokens));
    },
    take(origin, { sent, saved }, message) {
      const part = partOf(origin);
      part.charged.fresh += saved;
      texts.push({ part, message, sent, saved });
    },
    add(tokens, message, charge) {
      additions.push({ tokens, message });
      addedLast = charge === undefined ? tokens : 0;
      if (charge !== undefined) added[charge] += tokens;
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
      const prompt = sum([
        ...texts.map(({ sent }) => sent),
        ...additions.map(({ tokens }) => tokens),
      ]);
      return { prompt, cached: prompt - addedLast, output: CALL };
    },
  };
}
