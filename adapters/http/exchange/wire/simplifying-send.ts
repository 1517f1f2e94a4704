import type { WireFormat } from '../../formats/wire-format.ts';
import { dropBody } from '../../response/read-body.ts';
import type { WireReply } from '../../response/wire-reply.ts';
import type { TurnTools } from '../turn.ts';
import { wireRequest, type WireRequest } from './wire-request.ts';

type Send = TurnTools<WireRequest, WireReply>['send'];

/**
 * `send` for the requests of a turn, with which a hidden one that is refused, and that asks for more than the client did,
 * is sent again as the client would have written it.
 */
export function simplifyingSend(first: WireRequest, wire: WireFormat, send: Send): Send {
  return async (request, until) => {
    const response = await send(request, until);
    const isRefused = response.status === 400 || response.status === 422;
    if (request === first || !isRefused) return response;
    const simple = wire.simplify?.(request.text(), first.body);
    if (simple === undefined) return response;
    dropBody(response);
    return send(wireRequest(simple, { model: request.model, list: wire.list }), until);
  };
}
