import type { Headroom, MessageFormat } from '../../../src/index.ts';
import { anthropicMessages } from '../formats/anthropic/index.ts';
import { geminiContents } from '../formats/gemini/index.ts';
import { openAiChat } from '../formats/openai-chat/index.ts';
import { openAiResponses } from '../formats/openai-responses/index.ts';
import type { WireFormat } from '../formats/wire-format.ts';
import { isStream } from '../response.ts';
import type { ConversationFormat } from './conversation-format.ts';
import { conversationMemory } from './conversation-memory.ts';
import { mergeTurn } from './merge-turn.ts';
import { type Prepared, prepare, type PrepareTools } from './prepare.ts';
import { spliceTurn } from './splice-turn.ts';
import { openTurn } from './turn.ts';
import { unfinishedTurns } from './unfinished.ts';
import { wireConversation } from './wire-conversation.ts';
import { type WireBody, wireRequest, wireRequestOf, type WireRequest } from './wire-request.ts';

/** A request to a provider. */
export interface ExchangeRequest {
  /** The API that the body is for. */
  readonly format: MessageFormat;
  /** The model, where the address names it and the body does not. */
  readonly model?: string | undefined;
  readonly body: WireBody;
  /**
   * Sends a body in place of the client's, with everything else as the client wrote it, until the signal says
   * to stop: the client's own, or one that follows it.
   */
  readonly send: (body: WireBody, signal: AbortSignal | undefined) => Promise<Response>;
  /** The client's; ends the exchange. */
  readonly signal?: AbortSignal | undefined;
  /**
   * `'count'` for requests that are answered with a number of tokens: they are prepared like all others.
   * @defaultValue `'answer'`
   */
  readonly purpose?: 'answer' | 'count';
  /**
   * Whether the answer is a stream that is one JSON list, as only the address tells.
   * @defaultValue false
   */
  readonly streamsList?: boolean | undefined;
}

/**
 * Sends a request compressed and gives back what the provider answers, with calls of `headroom_retrieve`
 * answered on the way and not to be seen. What fails here does not fail the request: it goes out as the
 * client wrote it, and the Headroom is told. Errors of `send` are passed on.
 */
export type Exchange = (request: ExchangeRequest) => Promise<Response>;

interface Api {
  readonly wire: WireFormat;
  readonly format: ConversationFormat<WireRequest>;
  /** For requests that are answered with a number of tokens. */
  readonly counting: ConversationFormat<WireRequest>;
}

const APIS: ReadonlyMap<MessageFormat, Api> = new Map(
  [openAiChat, openAiResponses, anthropicMessages, geminiContents].map((wire: WireFormat) => {
    const format = wireConversation(wire);
    const counting = wire.counting === undefined ? format : wireConversation(wire.counting);
    return [wire.name, { wire, format, counting }];
  }),
);

/** The one way in which requests on the wire go through a Headroom. */
export function createExchange(headroom: Headroom): Exchange {
  const memory = conversationMemory(headroom);
  const unfinished = unfinishedTurns<WireRequest>();

  return async ({ format: name, model, body, send, signal, streamsList, purpose = 'answer' }) => {
    headroom.note({ kind: 'request' });
    const api = APIS.get(name);
    if (api === undefined) return send(body, signal);
    const { wire } = api;
    const format = purpose === 'count' ? api.counting : api.format;
    const given = { body, model, list: wire.list };
    const prepared = await tryToPrepare(given, { headroom, memory, format, signal });
    if (prepared === undefined) return send(body, signal);
    const { request, turn: start } = prepared;
    if (start === undefined || purpose === 'count') return send(request.sent(), signal);
    const opened = openTurn<WireRequest, Response>({
      headroom,
      memory,
      format,
      request,
      start,
      signal,
      unfinished,
      send: (next, until) => send(next.sent(), until),
    });
    const turn = { ...opened, format: wire };
    const response = await turn.begin();
    if (!response.ok || response.body === null) return response;
    const streamsEvents = isStream(response, start.context.body['stream']);
    if (streamsEvents) return spliceTurn(turn, response, 'events');
    return streamsList === true ? spliceTurn(turn, response, 'list') : mergeTurn(turn, response);
  };
}

interface GivenRequest extends Pick<ExchangeRequest, 'body'> {
  readonly model: string | undefined;
  readonly list: string;
}

async function tryToPrepare(
  { body, ...about }: GivenRequest,
  tools: PrepareTools<WireRequest>,
): Promise<Prepared<WireRequest> | undefined> {
  try {
    const given =
      typeof body === 'string' ? wireRequest(body, about.model) : wireRequestOf(body, about);
    // Not for the provider.
    const request = Object.hasOwn(given.body, 'headroom')
      ? given.edited([{ kind: 'remove', path: ['headroom'] }])
      : given;
    if (given.body['headroom'] === false) return { request, turn: undefined };
    return await prepare(request, tools);
  } catch (error) {
    tools.signal?.throwIfAborted();
    tools.headroom.note({ kind: 'failure', doing: 'compressing a request', error });
    return undefined;
  }
}
