import type { Round } from '../../formats/wire-format.ts';
import { breakOff, type ReadBody, readWhole } from '../../response/read-body.ts';
import { replaceBody } from '../../response/replace-body.ts';
import type { WireReply } from '../../response/wire-reply.ts';
import { gatherTurn } from '../gather-turn.ts';
import type { WireTurn } from './wire-conversation.ts';

/** The JSON responses of a turn as one; a response without internal calls comes through byte for byte. */
export async function mergeTurn(turn: WireTurn, first: WireReply): Promise<WireReply> {
  return gatherTurn<object, WireReply, WireReply>(turn, first, {
    read: (response) => readResponse(turn, response),
    merge: (last, isWhole) => {
      const body = isWhole ? undefined : merged(turn);
      return body === undefined ? last : replaceBody(last, body);
    },
  });
}

async function readResponse(
  turn: WireTurn,
  response: WireReply,
): Promise<{ readonly answer: WireReply; readonly round: Round | undefined }> {
  const { bytes, failure } = await readWhole(response);
  if (failure !== undefined) {
    return { answer: breakOffTurn(turn, { response, bytes, failure }), round: undefined };
  }
  const round = response.ok ? readRound(turn, bytes) : undefined;
  return { answer: replaceBody(response, bytes), round };
}

interface BrokenResponse extends ReadBody {
  readonly response: WireReply;
  readonly failure: { readonly error: unknown };
}

/**
 * A first response breaks off for the client where it broke off here. A later one it has never seen: its
 * library tries again, and the turn goes on from there. So it does when it ends the exchange itself.
 */
function breakOffTurn(turn: WireTurn, { response, bytes, failure }: BrokenResponse): WireReply {
  const { error } = failure;
  if (turn.rounds.length === 0 && turn.signal?.aborted !== true) {
    return replaceBody(response, breakOff(bytes, error));
  }
  turn.keep();
  throw error;
}

/** What cannot be read is the client's to judge. */
function readRound({ format, headroom, start }: WireTurn, bytes: Uint8Array): Round | undefined {
  try {
    return format.readRound(new TextDecoder().decode(bytes), start.context);
  } catch (error) {
    headroom.note({ kind: 'failure', doing: 'reading a response', error });
    return undefined;
  }
}

function merged({ format, headroom, start, rounds }: WireTurn): string | undefined {
  try {
    return format.merge(rounds, start.context);
  } catch (error) {
    headroom.note({ kind: 'failure', doing: 'merging responses', error });
    return undefined;
  }
}
