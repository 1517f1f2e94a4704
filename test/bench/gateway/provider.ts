import { type AssistantMessage } from './conversation.ts';
import { isVisible, modelSays, RETRIEVE_PREFIX, thinkingShare } from './model.ts';
import { emptyTranscript, type NewMessage, takeRequest, type Transcript } from './transcript.ts';

/** Something that went wrong, as the provider saw it. */
export interface Incident {
  readonly conversation: number;
  readonly turn: number;
  /** Milliseconds since 1970. */
  readonly at: number;
  readonly what: string;
}

/** What the provider has seen. */
export interface ProviderReport {
  readonly requests: number;
  /** Requests that the clients did not make. */
  readonly hiddenRounds: number;
  /** Requests that do not begin with the one before, where that was long enough to be cached. */
  readonly breaks: readonly Incident[];
  /** Requests that a provider refuses. */
  readonly refusals: readonly Incident[];
  /** Calls for references that were answered, and those that were answered with nothing. */
  readonly retrieved: number;
  readonly misses: readonly Incident[];
  /** The references that were sent, with the milliseconds since 1970 of their first request. */
  readonly references: readonly (readonly [hash: string, first: number])[];
}

/** Takes requests, and says what is wrong with them and what the model answers. */
export interface CheckingProvider {
  take(conversation: number, body: Buffer): ProviderAnswer;
  report(): ProviderReport;
}

/** What the model answers. */
interface ProviderAnswer {
  readonly refusal: string | undefined;
  readonly message: AssistantMessage;
  readonly turn: number;
  /** Whether the turn ends with it. */
  readonly isLast: boolean;
  /** Of the mean time that the model takes. */
  readonly share: number;
}

interface Conversation {
  readonly number: number;
  readonly transcript: Transcript;
  readonly references: Set<string>;
  turn: number;
  rounds: number;
  requests: number;
}

/** A provider that compares every request with the one before, byte for byte, and reads what is new. */
export function checkingProvider(turns: number): CheckingProvider {
  const conversations = new Map<number, Conversation>();
  const references = new Map<string, number>();
  const breaks: Incident[] = [];
  const refusals: Incident[] = [];
  const misses: Incident[] = [];
  const counts = { requests: 0, hiddenRounds: 0, retrieved: 0 };

  function open(number: number): Conversation {
    const known = conversations.get(number);
    if (known !== undefined) return known;
    const [transcript, shown] = [emptyTranscript(), new Set<string>()];
    const opened = { number, transcript, references: shown, turn: 0, rounds: 0, requests: 0 };
    conversations.set(number, opened);
    return opened;
  }

  function readResults(conversation: Conversation, messages: readonly NewMessage[]): void {
    for (const { role, content, tool_call_id: id = '' } of messages) {
      if (role !== 'tool' || content === null) continue;
      if (!id.startsWith(RETRIEVE_PREFIX)) {
        for (const [, hash = ''] of content.matchAll(REFERENCE)) {
          conversation.references.add(hash);
          if (!references.has(hash)) references.set(hash, Date.now());
        }
      } else if (content.startsWith('not available')) misses.push(told(conversation, content));
      else counts.retrieved += 1;
    }
  }

  return {
    take(number, body) {
      const conversation = open(number);
      const { messages, broken, refusal } = takeRequest(conversation.transcript, body);
      if (broken !== undefined) breaks.push(told(conversation, broken));
      if (refusal !== undefined) refusals.push(told(conversation, refusal));
      readResults(conversation, messages);
      counts.requests += 1;
      conversation.requests += 1;
      const { turn, rounds, requests } = conversation;
      const offers = body.subarray(0, HEAD_BYTES).includes('headroom_retrieve');
      const redeemable = offers ? [...conversation.references] : [];
      const state = { conversation: number, turn, rounds, requests, references: redeemable };
      const message = modelSays(state);
      const isLast = isVisible(message);
      if (!isLast) counts.hiddenRounds += 1;
      conversation.rounds = isLast ? 0 : rounds + 1;
      conversation.turn += isLast ? 1 : 0;
      if (conversation.turn === turns) conversations.delete(number);
      return { refusal, message, turn, isLast, share: thinkingShare(state) };
    },
    report: () => ({ ...counts, breaks, refusals, misses, references: [...references] }),
  };
}

const REFERENCE = /\[headroom hash=([0-9a-f]{24}):/g;
/** In which the tools stand, before the messages. */
const HEAD_BYTES = 4000;

function told({ number, turn }: Conversation, what: string): Incident {
  return { conversation: number, turn, at: Date.now(), what };
}
