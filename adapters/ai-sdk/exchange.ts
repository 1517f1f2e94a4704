import type {
  LanguageModelV4,
  LanguageModelV4CallOptions,
  LanguageModelV4GenerateResult,
  LanguageModelV4StreamPart,
  LanguageModelV4StreamResult,
} from '@ai-sdk/provider';

import type { Headroom } from '../../src/index.ts';
import { conversationMemory } from '../http/exchange/conversation-memory.ts';
import { isPassing } from '../http/exchange/patience.ts';
import { type Prepared, prepare } from '../http/exchange/prepare.ts';
import { streamTurn } from '../http/exchange/stream-turn.ts';
import { type OpenTurn, openTurn } from '../http/exchange/turn.ts';
import { unfinishedTurns } from '../http/exchange/unfinished.ts';
import type { Turn } from '../http/formats/wire-format.ts';
import { takeBypass } from './bypass.ts';
import { aiSdkConversation } from './conversation/format.ts';
import type { ModelRequest } from './conversation/request.ts';
import { type ModelRound, modelRound } from './conversation/round.ts';
import { mergeResults } from './merge.ts';
import { type Reply, replyTo, resultOf } from './reply.ts';
import { partSplicer, type PartSplicer } from './splicer.ts';

/** A call of a model. */
interface ModelCall {
  readonly model: LanguageModelV4;
  readonly params: LanguageModelV4CallOptions;
}

/** The two ways in which models are called, through a Headroom. */
export interface ModelExchange {
  /** The whole answer, with calls of `headroom_retrieve` answered on the way and not to be seen. */
  generate(call: ModelCall): Promise<LanguageModelV4GenerateResult>;
  /** The same as a stream, passed on as it comes. */
  stream(call: ModelCall): Promise<LanguageModelV4StreamResult>;
}

/**
 * Calls models with their prompts compressed. What fails here does not fail the call: it goes out as the caller
 * wrote it, and the Headroom is told. Errors of the model are passed on.
 */
export function createModelExchange(headroom: Headroom): ModelExchange {
  const memory = conversationMemory(headroom);
  const unfinished = unfinishedTurns<ModelRequest>();
  const format = aiSdkConversation;

  async function prepareCall({ model, params }: ModelCall): Promise<Prepared<ModelRequest>> {
    headroom.note({ kind: 'request' });
    const { bypasses, params: given } = takeBypass(params);
    const request = { params: given, model: model.modelId };
    if (bypasses) return { request, turn: undefined };
    try {
      return await prepare(request, { headroom, memory, format });
    } catch (error) {
      headroom.note({ kind: 'failure', doing: 'compressing a request', error });
      return { request, turn: undefined };
    }
  }

  function open<Result>(
    { request, turn: start }: Prepared<ModelRequest>,
    ask: (params: LanguageModelV4CallOptions) => PromiseLike<Result>,
  ): OpenTurn<ModelRequest, Reply<Result>> | undefined {
    if (start === undefined) return undefined;
    const { abortSignal, headers } = request.params;
    return openTurn<ModelRequest, Reply<Result>>({
      headroom,
      memory,
      format,
      request,
      start,
      unfinished,
      signal: abortSignal,
      send: ({ params }, signal) => replyTo(() => ask(calledWith(params, headers, signal))),
      isPassing: ({ status }) => isPassing(status),
    });
  }

  return {
    async generate(call) {
      const prepared = await prepareCall(call);
      const ask = (params: LanguageModelV4CallOptions) => call.model.doGenerate(params);
      const turn = open(prepared, ask);
      return turn === undefined ? ask(prepared.request.params) : generateTurn(turn);
    },
    async stream(call) {
      const prepared = await prepareCall(call);
      const ask = (params: LanguageModelV4CallOptions) => call.model.doStream(params);
      const turn = open(prepared, ask);
      return turn === undefined ? ask(prepared.request.params) : spliceTurn(turn);
    },
  };
}

/** A turn may go on with another call of the same, which has its own headers and its own end. */
function calledWith(
  params: LanguageModelV4CallOptions,
  headers: LanguageModelV4CallOptions['headers'] | undefined,
  abortSignal: AbortSignal | undefined,
): LanguageModelV4CallOptions {
  const { abortSignal: _, headers: __, ...asked } = params;
  const given = headers === undefined ? {} : { headers };
  return { ...asked, ...given, ...(abortSignal === undefined ? {} : { abortSignal }) };
}

async function generateTurn(
  turn: OpenTurn<ModelRequest, Reply<LanguageModelV4GenerateResult>>,
): Promise<LanguageModelV4GenerateResult> {
  let result = resultOf(await turn.begin());
  for (;;) {
    const round = modelRound(result);
    const goesOn = await turn.add(round);
    if (!goesOn) {
      const isWhole = turn.rounds.length === 1 && round.isWhole;
      // The rounds of a turn are those that were added.
      const rounds = turn.rounds as Turn<ModelRound>;
      return isWhole && turn.start.context.mark === ''
        ? result
        : mergeResults(result, rounds, turn.start.context);
    }
    result = resultOf(await turn.nextOrKeep());
  }
}

async function spliceTurn(
  turn: OpenTurn<ModelRequest, Reply<LanguageModelV4StreamResult>>,
): Promise<LanguageModelV4StreamResult> {
  const reply = await turn.begin();
  const first = resultOf(reply);
  const splicer = partSplicer(turn.start.context);
  const stream = streamTurn<ModelRequest, typeof reply, LanguageModelV4StreamPart>(turn, reply, {
    shown: (next, ended) => shownOf(splicer, resultOf(next), ended),
    endRound: () => splicer.endRound(),
    nextRound: () => splicer.nextRound(),
    finish: () => splicer.finish(),
    failure: async ({ result, error }) =>
      result === undefined ? { type: 'error', error } : undefined,
  });
  return { ...first, stream };
}

async function* shownOf(
  splicer: PartSplicer,
  { stream }: LanguageModelV4StreamResult,
  ended: AbortSignal,
): AsyncGenerator<LanguageModelV4StreamPart> {
  const reader = stream.getReader();
  const stop = (): void => void reader.cancel(ended.reason).catch(() => undefined);
  ended.addEventListener('abort', stop, { once: true });
  for (;;) {
    const { done, value } = await reader.read();
    if (done) break;
    yield* splicer.take(value);
  }
  ended.removeEventListener('abort', stop);
}
