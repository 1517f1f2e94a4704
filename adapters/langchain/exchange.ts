import type { ChatModelStreamEvent } from '@langchain/core/language_models/event';
import type { ChatGenerationChunk, ChatResult } from '@langchain/core/outputs';

import type { Headroom } from '../../src/index.ts';
import { completingSend } from '../http/exchange/completing-send.ts';
import type { Beginning } from '../http/exchange/conversation-format.ts';
import { conversationMemory } from '../http/exchange/conversation-memory.ts';
import { type Prepared, prepareOrPass } from '../http/exchange/prepare.ts';
import { readError, type Reply, replyTo } from '../http/exchange/reply.ts';
import type { PieceSplicer } from '../http/exchange/stream-turn.ts';
import { openTurn, type TurnTools } from '../http/exchange/turn.ts';
import { unfinishedTurns } from '../http/exchange/unfinished.ts';
import { takeBypass } from './bypass.ts';
import { langchainConversation } from './conversation/format.ts';
import { answerHiddenCall } from './conversation/hidden-calls.ts';
import type { ModelRequest } from './conversation/request.ts';
import { generateTurn } from './generate-turn.ts';
import type { ModelTurn } from './model-turn.ts';
import { withOwnKey } from './own-key.ts';
import { chunkSplicer } from './stream/chunk-splicer.ts';
import { eventSplicer } from './stream/event-splicer.ts';
import { spliceTurn } from './stream/splice-turn.ts';

/** The ways in which chat models are called, through a Headroom. */
export interface ModelExchange {
  /** The whole answer, with calls of `headroom_retrieve` answered on the way and not to be seen. */
  generate(request: ModelRequest): Promise<ChatResult>;
  /** The same in pieces, passed on as they come. */
  stream(request: ModelRequest): AsyncGenerator<ChatGenerationChunk>;
  /** The same as events of content blocks. */
  events(request: ModelRequest): AsyncGenerator<ChatModelStreamEvent>;
}

const exchanges = new WeakMap<Headroom, ModelExchange>();

/** The exchange of a Headroom: models that share one go on with each other's turns. */
export function exchangeOf(headroom: Headroom): ModelExchange {
  const exchange = exchanges.get(headroom) ?? createModelExchange(headroom);
  exchanges.set(headroom, exchange);
  return exchange;
}

/**
 * Calls chat models with their messages compressed. What fails here does not fail the call: it goes out as the
 * caller wrote it, and the Headroom is told. Errors of the model are passed on.
 */
function createModelExchange(headroom: Headroom): ModelExchange {
  const memory = conversationMemory(headroom);
  const unfinished = unfinishedTurns<ModelRequest>();
  const format = langchainConversation;

  async function prepareCall(given: ModelRequest): Promise<Prepared<ModelRequest>> {
    headroom.note({ kind: 'request' });
    const { request, bypasses } = takeBypass(given);
    if (bypasses) return { request, turn: undefined };
    return prepareOrPass(request, { headroom, memory, format, signal: signalOf(request) });
  }

  function open<Result>(
    { request, turn: start }: Prepared<ModelRequest>,
    { ask, streams }: Way<Result>,
  ): ModelTurn<Result> | undefined {
    if (start === undefined) return undefined;
    const send: TurnTools<ModelRequest, Reply<Result>>['send'] = (next, until) =>
      // A turn that goes on where another call failed is that of this call, with its model's own key.
      replyTo(() => ask(withSignal(withOwnKey({ ...next, model: request.model }), until)));
    const read = readError<ModelRequest, Result>(answerHiddenCall);
    return openTurn<ModelRequest, Reply<Result>>({
      headroom,
      memory,
      format,
      request,
      start,
      unfinished: streams ? undefined : unfinished,
      signal: signalOf(request),
      send: completingSend({ plan: start.plan, memory, send, read }),
    });
  }

  async function* streamCall<Piece>(
    given: ModelRequest,
    { ask, splicer }: StreamWay<Piece>,
  ): AsyncGenerator<Piece> {
    const prepared = await prepareCall(given);
    const turn = open(prepared, {
      ask: async (request) => begun(ask(request)),
      streams: true,
    });
    yield* turn === undefined
      ? ask(prepared.request)
      : await spliceTurn(turn, splicer(turn.start.context));
  }

  return {
    async generate(request) {
      const prepared = await prepareCall(request);
      const turn = open(prepared, { ask: askForAll, streams: false });
      return turn === undefined ? askForAll(prepared.request) : generateTurn(turn);
    },
    stream: (request) => streamCall(request, CHUNKS),
    events: (request) => streamCall(request, EVENTS),
  };
}

const CHUNKS: StreamWay<ChatGenerationChunk> = {
  ask: ({ model, messages, options }) => model._streamResponseChunks([...messages], options),
  splicer: chunkSplicer,
};

const EVENTS: StreamWay<ChatModelStreamEvent> = {
  ask: ({ model, messages, options }) => model._streamChatModelEvents([...messages], options),
  splicer: eventSplicer,
};

/** How a model is called. */
interface Way<Result> {
  readonly ask: (request: ModelRequest) => Promise<Result>;
  readonly streams: boolean;
}

/** One of the two ways in which answers come in pieces. */
interface StreamWay<Piece> {
  readonly ask: (request: ModelRequest) => AsyncGenerator<Piece>;
  readonly splicer: (context: Beginning<ModelRequest>) => PieceSplicer<Piece>;
}

function signalOf({ options }: ModelRequest): AbortSignal | undefined {
  const { signal } = options;
  return signal instanceof AbortSignal ? signal : undefined;
}

/** A turn may go on with another call of the same, which has its own end. */
function withSignal(request: ModelRequest, signal: AbortSignal | undefined): ModelRequest {
  return signal === request.options['signal']
    ? request
    : { ...request, options: { ...request.options, signal } };
}

/** Without a run of its own: the user's callbacks see the one that he started. */
async function askForAll({ model, messages, options }: ModelRequest): Promise<ChatResult> {
  return model._generate([...messages], options);
}

/** The pieces as soon as there is one, so that a request that fails at once is known to have failed. */
async function begun<Piece>(pieces: AsyncGenerator<Piece>): Promise<AsyncIterable<Piece>> {
  const first = await pieces.next();
  return (async function* () {
    if (first.done === true) return;
    yield first.value;
    yield* pieces;
  })();
}
