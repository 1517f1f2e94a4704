import { type Reply, resultOf } from '../../http/exchange/reply.ts';
import { type PieceSplicer, streamTurn } from '../../http/exchange/stream-turn.ts';
import type { ModelRequest } from '../conversation/request.ts';
import type { ModelTurn } from '../model-turn.ts';

/** The pieces of a turn's answers as those of one. */
export async function spliceTurn<Piece>(
  turn: ModelTurn<AsyncIterable<Piece>>,
  splicer: PieceSplicer<Piece>,
): Promise<AsyncIterable<Piece>> {
  const reply = await turn.begin();
  // What fails before there is anything to read fails the call.
  resultOf(reply);
  return streamTurn<ModelRequest, Reply<AsyncIterable<Piece>>, Piece>(turn, reply, {
    shown: (next, ended) => shownOf(splicer, resultOf(next), ended),
    endRound: () => splicer.endRound(),
    nextRound: () => splicer.nextRound(),
    finish: () => splicer.finish(),
    failure: async (next) => {
      resultOf(next);
      return undefined;
    },
  });
}

async function* shownOf<Piece>(
  splicer: PieceSplicer<Piece>,
  pieces: AsyncIterable<Piece>,
  ended: AbortSignal,
): AsyncGenerator<Piece> {
  for await (const piece of pieces) {
    if (ended.aborted) return;
    yield* splicer.take(piece);
  }
}
