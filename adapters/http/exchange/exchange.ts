import type { Headroom, MessageFormat } from '../../../src/index.ts';
import { anthropicMessages } from '../formats/anthropic/index.ts';
import { openAiChat } from '../formats/openai-chat/index.ts';
import { openAiResponses } from '../formats/openai-responses/index.ts';
import type { WireFormat } from '../formats/wire-format.ts';
import { isEventStream } from '../response.ts';
import { conversationMemory } from './conversation-memory.ts';
import { mergeTurn } from './merge-turn.ts';
import { type Prepared, prepare } from './prepare.ts';
import { spliceTurn } from './splice-turn.ts';
import { startTurn } from './turn.ts';
import { unfinishedTurns } from './unfinished.ts';

/** A request body as it goes over the wire: JSON text, or its UTF-8 bytes. */
export type WireBody = string | Uint8Array<ArrayBuffer>;

/** A request to a provider. */
export interface ExchangeRequest {
  /** The API that the body is for. */
  readonly format: MessageFormat;
  readonly body: WireBody;
  /** Sends a body in place of the client's, with everything else as the client wrote it. */
  readonly send: (body: WireBody) => Promise<Response>;
  /** Ends the exchange between two requests of a turn; `send` has to heed it itself. */
  readonly signal?: AbortSignal | undefined;
  /**
   * `'count'` for requests that are answered with a number of tokens: they are prepared like all others.
   * @defaultValue `'answer'`
   */
  readonly purpose?: 'answer' | 'count';
}

/**
 * Sends a request compressed and gives back what the provider answers, with calls of `headroom_retrieve`
 * answered on the way and not to be seen. What fails here does not fail the request: it goes out as the
 * client wrote it, and the Headroom is told. Errors of `send` are passed on.
 */
export type Exchange = (request: ExchangeRequest) => Promise<Response>;

const FORMATS: ReadonlyMap<MessageFormat, WireFormat> = new Map<MessageFormat, WireFormat>([
  ['openai-chat', openAiChat],
  ['openai-responses', openAiResponses],
  ['anthropic', anthropicMessages],
]);

/** The one way in which requests on the wire go through a Headroom. */
export function createExchange(headroom: Headroom): Exchange {
  const memory = conversationMemory(headroom);
  const unfinished = unfinishedTurns();

  return async ({ format: name, body, send, signal, purpose = 'answer' }) => {
    headroom.note({ kind: 'request' });
    const format = FORMATS.get(name);
    const prepared = format && (await tryToPrepare(body, { headroom, memory, format }));
    if (format === undefined || prepared === undefined) return send(body);
    const outgoing = prepared.text === body ? body : asSent(prepared.text, body);
    if (!prepared.mayCall || purpose === 'count') return send(outgoing);
    const turn = startTurn({ headroom, memory, format, prepared, send, signal, unfinished });
    const response = await turn.begin(outgoing);
    if (!response.ok || response.body === null) return response;
    return isEventStream(response) ? spliceTurn(turn, response) : mergeTurn(turn, response);
  };
}

async function tryToPrepare(
  body: WireBody,
  tools: Parameters<typeof prepare>[1],
): Promise<Prepared | undefined> {
  try {
    const text = typeof body === 'string' ? body : decode(body);
    return await prepare(text, tools);
  } catch (error) {
    tools.headroom.note({ kind: 'failure', doing: 'compressing a request', error });
    return undefined;
  }
}

/** Throws for bytes that are not UTF-8: they could not be sent on as they are. */
function decode(body: Uint8Array): string {
  return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(body);
}

/** A new text in the form in which the client sent its own; the same object where nothing has changed. */
function asSent(text: string, body: WireBody): WireBody {
  if (typeof body === 'string') return text;
  const bytes = new TextEncoder().encode(text);
  return Buffer.compare(bytes, body) === 0 ? body : bytes;
}
