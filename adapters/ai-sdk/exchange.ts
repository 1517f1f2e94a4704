import type {
  LanguageModelV4,
  LanguageModelV4CallOptions,
  LanguageModelV4GenerateResult,
  LanguageModelV4StreamResult,
} from '@ai-sdk/provider';

import type { Headroom } from '../../src/index.ts';
import { completingSend } from '../http/exchange/completing-send.ts';
import { conversationMemory } from '../http/exchange/conversation-memory.ts';
import { type Prepared, prepareOrPass } from '../http/exchange/prepare.ts';
import { readError, type Reply, replyTo } from '../http/exchange/reply.ts';
import { openTurn, type TurnTools } from '../http/exchange/turn.ts';
import { unfinishedTurns } from '../http/exchange/unfinished.ts';
import { withKeyFor } from '../http/request/idempotency.ts';
import { takeBypass } from './bypass.ts';
import { aiSdkConversation } from './conversation/format.ts';
import { answerHiddenCall } from './conversation/hidden-calls.ts';
import { identifyRequest } from './conversation/identify-request.ts';
import type { ModelRequest } from './conversation/request.ts';
import { generateTurn } from './generate-turn.ts';
import type { ModelTurn } from './model-turn.ts';
import { spliceTurn } from './stream/splice-turn.ts';
import { refusesTools, trackToolSupport } from './tool-support.ts';

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
  const toolSupport = trackToolSupport();
  const format = aiSdkConversation;

  async function prepareCall(
    { model, params }: ModelCall,
    takesTools = toolSupport.has(model),
  ): Promise<Prepared<ModelRequest>> {
    const { bypasses, params: given } = takeBypass(params);
    const request = { params: given, model: model.modelId, takesTools };
    if (bypasses) return { request, turn: undefined };
    return prepareOrPass(request, { headroom, memory, format, signal: given.abortSignal });
  }

  /** Calls the model, by way of a turn where `headroom_retrieve` is offered. */
  async function run<Result>(
    call: ModelCall,
    { ask, take, streams }: Way<Result>,
  ): Promise<Result> {
    headroom.note({ kind: 'request' });
    const { request, turn: start } = await prepareCall(call);
    if (start === undefined) return ask(call.model, request.params);
    const { abortSignal, headers } = request.params;
    const askWithoutTools = async (): Promise<Result> => {
      const { request: lossless } = await prepareCall(call, false);
      const result = await ask(call.model, lossless.params);
      toolSupport.lacks(call.model, headroom);
      return result;
    };
    const sendPlainly: Send<Result> = (next, signal) =>
      replyTo(() => ask(call.model, calledWith(next, headers, signal)));
    const read = readError<ModelRequest, Result>(answerHiddenCall);
    const send = completingSend({ plan: start.plan, memory, send: sendPlainly, read });
    const turn = openTurn<ModelRequest, Reply<Result>>({
      headroom,
      memory,
      format,
      request,
      start,
      unfinished: streams ? undefined : unfinished,
      signal: abortSignal,
      async send(next, until) {
        const reply = await send(next, until);
        const isOurs = (call.params.tools ?? []).length === 0 && refusesTools(reply.error);
        return isOurs ? replyTo(askWithoutTools) : reply;
      },
    });
    return take({ turn, askWithoutTools });
  }

  return {
    generate: (call) => run(call, GENERATE),
    stream: (call) => run(call, STREAM),
  };
}

const GENERATE: Way<LanguageModelV4GenerateResult> = {
  ask: (model, params) => model.doGenerate(params),
  take: generateTurn,
  streams: false,
};

const STREAM: Way<LanguageModelV4StreamResult> = {
  ask: (model, params) => model.doStream(params),
  take: spliceTurn,
  streams: true,
};

type Send<Result> = TurnTools<ModelRequest, Reply<Result>>['send'];

/** One of the two ways in which models are called. */
interface Way<Result> {
  readonly ask: (model: LanguageModelV4, params: LanguageModelV4CallOptions) => PromiseLike<Result>;
  /** What the user gets of a turn. */
  readonly take: (turn: ModelTurn<Result>) => Promise<Result>;
  readonly streams: boolean;
}

/** A turn may go on with another call of the same, which has its own headers and its own end. */
function calledWith(
  request: ModelRequest,
  headers: LanguageModelV4CallOptions['headers'] | undefined,
  abortSignal: AbortSignal | undefined,
): LanguageModelV4CallOptions {
  const { abortSignal: _, headers: __, ...asked } = request.params;
  const given =
    headers === undefined ? {} : { headers: withKeyFor(headers, () => identifyRequest(request)) };
  return { ...asked, ...given, ...(abortSignal === undefined ? {} : { abortSignal }) };
}
