import { type Prepared, prepare, type PrepareTools } from '../prepare.ts';
import type { ExchangeRequest } from './exchange.ts';
import { wireRequest, type WireRequest } from './wire-request.ts';

/** A request as it came over the wire. */
interface GivenRequest extends Pick<ExchangeRequest, 'body' | 'model'> {
  /** Name of the list that the conversation stands in. */
  readonly list: string;
}

/** The request prepared; undefined where that fails, which the Headroom is told. */
export async function tryToPrepare(
  { body, model, list }: GivenRequest,
  tools: PrepareTools<WireRequest>,
): Promise<Prepared<WireRequest> | undefined> {
  try {
    const given = wireRequest(body, { model, list });
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
