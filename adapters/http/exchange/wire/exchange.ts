import type { Headroom, MessageFormat } from '../../../../src/index.ts';
import { anthropicMessages } from '../../formats/anthropic/index.ts';
import { geminiContents } from '../../formats/gemini/index.ts';
import { openAiChat } from '../../formats/openai-chat/index.ts';
import { openAiResponses } from '../../formats/openai-responses/index.ts';
import type { StreamForm, WireFormat } from '../../formats/wire-format.ts';
import { isStream } from '../../response/content-kind.ts';
import { dropBody } from '../../response/read-body.ts';
import type { WireReply } from '../../response/wire-reply.ts';
import { completingSend } from '../completing-send.ts';
import type { ConversationFormat } from '../conversation-format.ts';
import { conversationMemory } from '../conversation-memory.ts';
import { lossless, mayRefuseTools, trackToolSupport } from '../tool-support.ts';
import { openTurn } from '../turn.ts';
import { unfinishedTurns } from '../unfinished.ts';
import { mergeTurn } from './merge-turn.ts';
import { tryToPrepare } from './prepare-wire.ts';
import { refusalReader } from './read-refusal.ts';
import { simplifyingSend } from './simplifying-send.ts';
import { spliceTurn } from './splice-turn.ts';
import { wireConversation, type WireTurn } from './wire-conversation.ts';
import type { WireBody, WireRequest } from './wire-request.ts';

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
  readonly send: (body: WireBody, signal: AbortSignal | undefined) => Promise<WireReply>;
  /** The client's; ends the exchange. */
  readonly signal?: AbortSignal | undefined;
  /**
   * `'count'` for requests that are answered with a number of tokens, `'compact'` for those that are answered with a
   * shorter conversation: they are prepared like all others.
   * @defaultValue `'answer'`
   */
  readonly purpose?: 'answer' | 'count' | 'compact';
  /** How the answer is streamed, where the address tells it and not the body. */
  readonly streams?: StreamForm | undefined;
}

/**
 * Sends a request compressed and gives back what the provider answers, with calls of `headroom_retrieve`
 * answered on the way and not to be seen. What fails here does not fail the request: it goes out as the
 * client wrote it, and the Headroom is told. Errors of `send` are passed on.
 */
export type Exchange = (request: ExchangeRequest) => Promise<WireReply>;

interface Api {
  readonly wire: WireFormat;
  /** The conversations in requests of each purpose. */
  readonly formats: Readonly<Record<Purpose, ConversationFormat<WireRequest>>>;
}

type Purpose = NonNullable<ExchangeRequest['purpose']>;

const APIS: ReadonlyMap<MessageFormat, Api> = new Map(
  [openAiChat, openAiResponses, anthropicMessages, geminiContents].map((wire: WireFormat) => {
    const answer = wireConversation(wire);
    const count = wire.counting === undefined ? answer : wireConversation(wire.counting);
    const compact = wire.compacting === undefined ? answer : wireConversation(wire.compacting);
    return [wire.name, { wire, formats: { answer, count, compact } }];
  }),
);

/** The one way in which requests on the wire go through a Headroom. */
export function createExchange(headroom: Headroom): Exchange {
  const memory = conversationMemory(headroom);
  const unfinished = unfinishedTurns<WireRequest>();
  const toolSupport = trackToolSupport();

  return async ({ format: name, model, body, send, signal, streams, purpose = 'answer' }) => {
    headroom.note({ kind: 'request' });
    const api = APIS.get(name);
    if (api === undefined) return send(body, signal);
    const { wire } = api;
    const format = toolSupport.heeding(api.formats[purpose]);
    const tools = { headroom, memory, format, signal };
    const given = { body, model, list: wire.list };
    const prepared = await tryToPrepare(given, tools);
    if (prepared === undefined) return send(body, signal);
    const { request, turn: start } = prepared;
    if (start === undefined || purpose !== 'answer') return send(request.sent(), signal);
    const sendPlainly = (next: WireRequest, until: AbortSignal | undefined): Promise<WireReply> =>
      send(next.sent(), until);
    const read = refusalReader(wire);
    const sendWhole =
      wire.complete === undefined
        ? sendPlainly
        : completingSend({ plan: start.plan, memory, send: sendPlainly, read });
    const sendNext = simplifyingSend(request, wire, sendWhole);
    const isStreamed = streams !== undefined || start.context.body['stream'] === true;
    const opened = openTurn({
      ...tools,
      request,
      start,
      unfinished: isStreamed ? undefined : unfinished,
      send: sendNext,
    });
    const turn = { ...opened, format: wire };
    const first = await turn.begin();
    if (!mayRefuseOurTool(turn, first)) return answerOf(turn, first, streams);
    dropBody(first);
    const whole = await tryToPrepare(given, { ...tools, format: lossless(format) });
    const response = await send(whole?.request.sent() ?? body, signal);
    if (response.ok) toolSupport.lacks(start.place.model, headroom);
    return response;
  };
}

/** A client that has no tools itself would not have been refused. */
function mayRefuseOurTool({ start, rounds }: WireTurn, { status }: WireReply): boolean {
  return mayRefuseTools(status) && start.context.isOffered && rounds.length === 0;
}

function answerOf(
  turn: WireTurn,
  first: WireReply,
  streams: StreamForm | undefined,
): WireReply | Promise<WireReply> {
  if (!first.ok || first.body === null) return first;
  const streamsEvents = isStream(first, turn.start.context.body['stream']);
  if (streamsEvents) return spliceTurn(turn, first, 'events');
  return streams === 'list' ? spliceTurn(turn, first, 'list') : mergeTurn(turn, first);
}
