import { messageOf } from '../engine/index.ts';
import type { Logger } from './options/options.ts';
import type { BlockReport } from './result.ts';

/** Something that an adapter did. */
export type AdapterEvent = HandledEvent | CompressionEvent | AnswerEvent | FailureEvent;

/** A conversation that goes to a model, compressed or held out. */
export interface CompressionEvent extends ConversationPlace {
  /** Tells it from other events. */
  readonly kind: 'compression';
  /** How many messages it has. */
  readonly messages: number;
  /** What became of its texts; none if it is held out. */
  readonly blocks: readonly BlockReport[];
  /** Whether `headroom_retrieve` is offered with it. */
  readonly offersTool: boolean;
}

/** An answer of a model. */
export interface AnswerEvent extends ConversationPlace {
  /** Tells it from other events. */
  readonly kind: 'answer';
  /** Tokens as the provider reports them; undefined if it does not. */
  readonly usage: AnswerUsage | undefined;
  /** Whether it came to a further request, which the user has not made. */
  readonly isHidden: boolean;
  /** What its calls of `headroom_retrieve` are answered with. */
  readonly retrieved: readonly string[];
}

/** Which conversation something is about. */
export interface ConversationPlace {
  /** Id of the conversation, the same for all of its requests; it says nothing of the content. */
  readonly conversation: string;
  /** Name of the model. */
  readonly model: string;
  /** Whether the conversation is left as it is, to compare with. */
  readonly heldOut: boolean;
}

/** Tokens of a request and its answer. */
export interface AnswerUsage {
  /** Of the whole prompt. */
  readonly prompt: number;
  /** Those of the prompt that came from the cache. */
  readonly cached: number;
  /** Of the answer. */
  readonly output: number;
  /** Minutes for which some of it was written to the cache; absent for what the provider does unasked. */
  readonly cacheMinutes?: number | undefined;
}

/** Something that went as it should. */
export interface HandledEvent {
  /** `request`: one was handled. `retrieval`: a call of `headroom_retrieve` was answered out of the user's sight. */
  readonly kind: 'request' | 'retrieval';
}

/** Something that went wrong and was worked around. */
export interface FailureEvent {
  /** Tells it from other events. */
  readonly kind: 'failure';
  /** What was being done, in words that follow `headroom:`. */
  readonly doing: string;
  /** What was thrown. */
  readonly error: unknown;
}

/** What a Headroom has done since it was created. */
export interface Activity {
  /** Requests that adapters handled. */
  readonly requests: number;
  /** Calls of `headroom_retrieve` that adapters answered. */
  readonly retrievals: number;
  /** Problems that were worked around. */
  readonly failures: number;
  /** What the last of them was. */
  readonly lastFailure?: string;
}

/** Counts events; failures are told to the logger as well. A logger that throws changes nothing. */
export function trackActivity(logger: Logger): {
  note(event: AdapterEvent): void;
  figures(): Activity;
} {
  const figures = { requests: 0, retrievals: 0, failures: 0 };
  let lastFailure: string | undefined;
  return {
    note(event) {
      if (event.kind === 'failure') {
        figures.failures += 1;
        lastFailure = `${event.doing}: ${reasonOf(event.error)}`;
        tell(logger, `headroom: ${lastFailure}`);
      } else if (event.kind === 'request') figures.requests += 1;
      else if (event.kind === 'retrieval') figures.retrievals += 1;
    },
    figures: () => ({ ...figures, ...(lastFailure === undefined ? {} : { lastFailure }) }),
  };
}

function tell(logger: Logger, line: string): void {
  try {
    logger.warn(line);
  } catch {
    // There is nobody left to tell.
  }
}

function reasonOf(error: unknown): string {
  // Its message would quote what was to be parsed.
  if (error instanceof SyntaxError) return 'malformed JSON';
  return messageOf(error);
}
