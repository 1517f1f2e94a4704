import type { WireFormat } from '../formats/wire-format.ts';
import { breakOff, isJson, readWhole, replaceBody } from '../response.ts';
import type { ConversationMemory } from './conversation-memory.ts';
import type { TurnTools } from './turn.ts';
import { wireRequest, type WireRequest } from './wire-request.ts';

type Send = TurnTools<WireRequest, Response>['send'];

/** What requests are completed with. */
interface Completing {
  readonly wire: WireFormat;
  readonly memory: ConversationMemory;
  readonly send: Send;
}

/** Calls of one response that are answered at most. */
const MOST_CALLS = 16;

/**
 * Sends the requests of a conversation that the provider holds. One that is refused for what a hidden round has left
 * behind there, which broke off before its end, is sent again with what it lacks.
 */
export function sendComplete({ wire, memory, send }: Completing): Send {
  return async (request, until) => {
    let sent = request;
    for (let calls = 0; ; calls += 1) {
      const response = await send(sent, until);
      if (response.status !== 400 || calls === MOST_CALLS || !isJson(response)) return response;
      const { bytes, failure } = await readWhole(response);
      if (failure !== undefined) return replaceBody(response, breakOff(bytes, failure.error));
      const completed = complete(wire, sent.text(), bytes);
      const isOurs =
        completed !== undefined && (await memory.recall([completed.key])).has(completed.key);
      if (!isOurs) return replaceBody(response, bytes);
      sent = wireRequest(completed.text, { model: request.model, list: wire.list });
    }
  };
}

/** What cannot be read is the client's to judge. */
function complete(
  wire: WireFormat,
  request: string,
  refusal: Uint8Array,
): ReturnType<NonNullable<WireFormat['complete']>> {
  try {
    return wire.complete?.(request, new TextDecoder().decode(refusal));
  } catch {
    return undefined;
  }
}
