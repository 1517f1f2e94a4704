import type { ContentKind, DecidedSlot, MessageFormat, TokenCounter } from '../engine/index.ts';
import { countMessages } from './count-messages.ts';
import { sum } from './sum.ts';

/** Tokens before and after, references included. */
export interface TokenUsage {
  /** Tokens as they came. */
  readonly before: number;
  /** Tokens as they go out. */
  readonly after: number;
}

/** What became of one text that could change. */
export interface BlockReport {
  /** Index of the message that holds the text. */
  readonly message: number;
  /** Property names and indexes from the message to the text. */
  readonly path: readonly (string | number)[];
  /** Whether a tool returned it or a user sent it. */
  readonly role: 'tool' | 'user';
  /** Name of the tool, where known. */
  readonly toolName?: string;
  /** What the text holds. */
  readonly kind: ContentKind;
  /** The compressor that was used; absent if the text is as it was. */
  readonly compressor?: string;
  /** `lossless`, `reference` if parts were left out, `untouched` if the text is as it was. */
  readonly outcome: 'lossless' | 'reference' | 'untouched';
  /** Why, in words. */
  readonly reason: string;
  /** The text as it came. */
  readonly before: string;
  /** The text as it goes out. */
  readonly after: string;
  /** Hashes of the originals that its references name. */
  readonly references: readonly string[];
  /** Tokens of the text, counted with the model's tokenizer when read. */
  readonly tokens: TokenUsage;
}

/** A compressed conversation. */
export interface CompressResult<Message = unknown> {
  /** The messages to send: same shape, roles, ids and order. An untouched message is the same object. */
  readonly messages: Message[];
  /** The format that the messages are in; undefined if it was not recognised and nothing was changed. */
  readonly format: MessageFormat | undefined;
  /** `headroom_retrieve` in this format's form if references stand in the messages, else empty. */
  readonly tools: readonly unknown[];
  /**
   * Tokens of all texts in the messages, counted with the model's tokenizer when read (about 3 MB/s, the
   * tokenizer is loaded on first use).
   */
  readonly tokens: TokenUsage;
  /** Hashes of all originals that references in the messages name, those of earlier calls included. */
  readonly references: readonly string[];
  /** What became of each text that could change, in the order of the conversation. */
  readonly blocks: readonly BlockReport[];
  /** What could not be done as wished, and what to do about it; usually empty. */
  readonly notices: readonly string[];
}

/** The public report of what the pipeline did. */
export function describeBlock({ slot, decision }: DecidedSlot, counter: TokenCounter): BlockReport {
  const { message, path, role, toolName } = slot;
  return {
    message,
    path,
    role,
    ...(toolName === undefined ? {} : { toolName }),
    kind: decision.kind,
    ...(decision.compressor === undefined ? {} : { compressor: decision.compressor }),
    outcome: outcomeOf(decision),
    reason: decision.reason,
    before: slot.text,
    after: decision.text,
    references: [...decision.originals.keys()],
    tokens: lazyUsage(
      () => counter.count(slot.text),
      (before) => (decision.text === slot.text ? before : counter.count(decision.text)),
    ),
  };
}

function outcomeOf(decision: DecidedSlot['decision']): BlockReport['outcome'] {
  if (decision.compressor === undefined) return 'untouched';
  return decision.originals.size > 0 ? 'reference' : 'lossless';
}

/** Tokens of whole conversations: what the blocks say, and the texts that could not change counted once. */
export function describeTokens(
  messages: readonly unknown[],
  blocks: readonly BlockReport[],
  counter: TokenCounter,
): TokenUsage {
  const saved = (): number =>
    sum(
      blocks
        .filter(({ outcome }) => outcome !== 'untouched')
        .map(({ tokens }) => tokens.before - tokens.after),
    );
  return lazyUsage(
    () => countMessages(messages, blocks, counter),
    (before) => before - saved(),
  );
}

/** Counting takes time and loads a tokenizer, so it waits until somebody looks, and happens once. */
function lazyUsage(countBefore: () => number, countAfter: (before: number) => number): TokenUsage {
  let before: number | undefined;
  let after: number | undefined;
  const usage: TokenUsage = {
    get before() {
      before ??= countBefore();
      return before;
    },
    get after() {
      after ??= countAfter(this.before);
      return after;
    },
  };
  // `console.log` shows `[Getter]` otherwise.
  return Object.defineProperty(usage, NODE_INSPECT, { value: () => ({ ...usage }) });
}

/** `util.inspect.custom`, which is known everywhere and needs no Node. */
const NODE_INSPECT = Symbol.for('nodejs.util.inspect.custom');
