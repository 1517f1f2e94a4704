import type { Round } from '../formats/wire-format.ts';
import { replaceBody } from '../response.ts';
import type { OpenTurn } from './turn.ts';

/** The JSON responses of a turn as one; a response without internal calls comes through byte for byte. */
export async function mergeTurn(turn: OpenTurn, first: Response): Promise<Response> {
  let response = first;
  for (;;) {
    const bytes = new Uint8Array(await response.arrayBuffer());
    const round = response.ok ? readRound(turn, bytes) : undefined;
    if (round === undefined) return replaceBody(response, bytes);
    const goesOn = await turn.add(round);
    if (!goesOn) {
      const isWhole = turn.rounds.length === 1 && round.calls.length === 0;
      return replaceBody(response, isWhole ? bytes : (merged(turn) ?? bytes));
    }
    response = await sendNext(turn);
  }
}

/** What failed is kept: the client's library tries again, and then the turn goes on from there. */
async function sendNext(turn: OpenTurn): Promise<Response> {
  try {
    const response = await turn.next();
    if (!response.ok) turn.keep();
    return response;
  } catch (error) {
    turn.keep();
    throw error;
  }
}

/** What cannot be read is the client's to judge. */
function readRound({ format, headroom }: OpenTurn, bytes: Uint8Array): Round | undefined {
  try {
    return format.readRound(new TextDecoder().decode(bytes));
  } catch (error) {
    headroom.note({ kind: 'failure', doing: 'reading a response', error });
    return undefined;
  }
}

function merged({ format, headroom, prepared, rounds }: OpenTurn): string | undefined {
  try {
    return format.merge(rounds, prepared.context);
  } catch (error) {
    headroom.note({ kind: 'failure', doing: 'merging responses', error });
    return undefined;
  }
}
