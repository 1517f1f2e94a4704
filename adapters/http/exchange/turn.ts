import type { Headroom } from '../../../src/index.ts';
import type {
  AnsweredRound,
  CallAnswer,
  InternalCall,
  Round,
  Turn,
  WireFormat,
} from '../formats/wire-format.ts';
import type { ConversationMemory } from './conversation-memory.ts';
import type { ExchangeRequest, WireBody } from './exchange.ts';
import { extendFingerprint } from './fingerprint.ts';
import { type Prepared, turnKey } from './prepare.ts';
import type { UnfinishedTurns } from './unfinished.ts';

/** Rounds after which the model has to answer with what it has read. */
const MOST_ROUNDS = 5;
/** Rounds after which internal calls are no longer answered, for models that must call something. */
const HARD_LIMIT = 2 * MOST_ROUNDS;

/** What a turn is made with. */
export interface TurnTools extends Pick<ExchangeRequest, 'send' | 'signal'> {
  readonly headroom: Headroom;
  readonly memory: ConversationMemory;
  readonly format: WireFormat;
  readonly prepared: Prepared;
  readonly unfinished: UnfinishedTurns;
}

/** A request of the user's and all that is sent and answered until he gets his answer. */
export interface OpenTurn extends Pick<TurnTools, 'headroom' | 'format' | 'prepared' | 'signal'> {
  /** The responses so far. */
  readonly rounds: Turn;
  /** Sends the first request, or the one that had failed when the client sent the same before. */
  begin(outgoing: WireBody): Promise<Response>;
  /**
   * Takes a response of the model. True if it needs another request, which `next` sends; false if the turn is
   * complete and, where something of it was hidden, remembered.
   */
  add(round: Round): Promise<boolean>;
  /** Sends the next request. */
  next(): Promise<Response>;
  /** Keeps the rounds so far: when the client sends its request again, the turn goes on from here. */
  keep(): void;
}

/** Starts a turn. */
export function startTurn(tools: TurnTools): OpenTurn {
  const { headroom, format, prepared, memory, unfinished, send, signal } = tools;
  const rounds: AnsweredRound[] = [];
  let body = prepared.text;

  async function sendBody(outgoing: WireBody): Promise<Response> {
    signal?.throwIfAborted();
    return send(outgoing);
  }

  return {
    headroom,
    format,
    prepared,
    signal,
    rounds,
    async begin(outgoing) {
      const earlier = unfinished.take(prepared.text);
      if (earlier === undefined) return sendBody(outgoing);
      rounds.push(...earlier.turn);
      body = earlier.body;
      return sendBody(body);
    },
    async add(round) {
      const answers = await answerCalls(round.calls, { headroom, spent: rounds.length });
      rounds.push({ round, answers });
      const goesOn = round.calls.length > 0 && round.userCalls.length === 0;
      if (!goesOn || rounds.length > HARD_LIMIT) {
        await remember(rounds, { format, prepared, memory });
        return false;
      }
      body = format.followUp({ body, round, answers, last: rounds.length >= MOST_ROUNDS });
      return true;
    },
    next: () => sendBody(body),
    keep: () => unfinished.keep(prepared.text, { turn: [...rounds], body }),
  };
}

async function answerCalls(
  calls: readonly InternalCall[],
  { headroom, spent }: { readonly headroom: Headroom; readonly spent: number },
): Promise<readonly CallAnswer[]> {
  return Promise.all(
    calls.map(async (call) => {
      if (spent >= MOST_ROUNDS) return { id: call.id, text: ENOUGH };
      headroom.note({ kind: 'retrieval' });
      const { text } = await headroom.retrieve(call.arguments);
      return { id: call.id, text };
    }),
  );
}

const ENOUGH =
  'No more can be retrieved in this turn. Go on with what you have, or use another tool.';

async function remember(
  turn: Turn,
  { format, prepared, memory }: Pick<TurnTools, 'format' | 'prepared' | 'memory'>,
): Promise<void> {
  const { context } = prepared;
  const fingerprint = extendFingerprint(format, prepared, format.visible(turn, context));
  const memories = format.memories(turn, { ...context, key: turnKey(fingerprint) });
  if (memories.length > 0) await memory.remember(memories);
}
