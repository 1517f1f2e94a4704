import type { Completed, WireFormat } from '../../formats/wire-format.ts';
import { isJson } from '../../response/content-kind.ts';
import { breakOff, readWhole } from '../../response/read-body.ts';
import { replaceBody } from '../../response/replace-body.ts';
import type { WireReply } from '../../response/wire-reply.ts';
import type { ReadRefusal } from '../completing-send.ts';
import { wireRequest, type WireRequest } from './wire-request.ts';

/** Reads why requests on the wire were refused. */
export function refusalReader(wire: WireFormat): ReadRefusal<WireRequest, WireReply> {
  return async (request, refusal) => {
    if (!isJson(refusal)) return { reply: refusal, completed: undefined };
    const { bytes, failure } = await readWhole(refusal);
    if (failure !== undefined) {
      const reply = replaceBody(refusal, breakOff(bytes, failure.error));
      return { reply, completed: undefined };
    }
    return { reply: replaceBody(refusal, bytes), completed: complete(wire, request, bytes) };
  };
}

/** What cannot be read is the client's to judge. */
function complete(
  wire: WireFormat,
  request: WireRequest,
  refusal: Uint8Array,
): Completed<WireRequest> | undefined {
  try {
    const completed = wire.complete?.(request.text(), new TextDecoder().decode(refusal));
    if (completed === undefined) return undefined;
    const { key, request: text } = completed;
    return { key, request: wireRequest(text, { model: request.model, list: wire.list }) };
  } catch {
    return undefined;
  }
}
