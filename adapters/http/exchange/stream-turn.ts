import type { Round } from '../formats/wire-format.ts';
import { type Answered, sendPatiently } from './patience.ts';
import type { OpenTurn } from './turn.ts';

/** Makes one stream of those of a turn, piece by piece. */
export interface PieceSplicer<Piece> {
  /** What the client gets for a piece. */
  take(piece: Piece): readonly Piece[];
  /** The response that has ended; undefined if its stream broke off. */
  endRound(): Round | undefined;
  /** The next piece is that of the turn's next response. */
  nextRound(): void;
  /** What was held back of the last response. */
  finish(): readonly Piece[];
}

/** Takes the streams of a turn apart and gives the client one stream. */
export interface StreamSplicer<Reply, Piece> extends Omit<PieceSplicer<Piece>, 'take'> {
  /** What the client gets of a stream, as it comes; it ends where the client no longer reads. */
  shown(reply: Reply, ended: AbortSignal): AsyncIterable<Piece>;
  /** What tells the client that there is no next stream; undefined if there is one. */
  failure(reply: Reply): Promise<Piece | undefined>;
}

/** The streams of a turn as one, passed on as they come. A client that stops reading ends them at once. */
export function streamTurn<Request extends object, Reply extends Answered, Piece>(
  turn: OpenTurn<Request, Reply>,
  first: Reply,
  splicer: StreamSplicer<Reply, Piece>,
): ReadableStream<Piece> {
  const ended = new AbortController();
  const pieces = spliced({ turn, splicer, ended: ended.signal }, first);
  return new ReadableStream<Piece>(
    {
      async pull(controller) {
        const { value, done } = await pieces.next();
        if (ended.signal.aborted) return;
        if (done === true) controller.close();
        else controller.enqueue(value);
      },
      cancel: (reason) => ended.abort(reason),
    },
    { highWaterMark: 0 },
  );
}

interface Splicing<Request extends object, Reply extends Answered, Piece> {
  readonly turn: OpenTurn<Request, Reply>;
  readonly splicer: StreamSplicer<Reply, Piece>;
  /** Tells that the client no longer reads. */
  readonly ended: AbortSignal;
}

async function* spliced<Request extends object, Reply extends Answered, Piece>(
  { turn, splicer, ended }: Splicing<Request, Reply, Piece>,
  first: Reply,
): AsyncGenerator<Piece, undefined> {
  let reply = first;
  for (;;) {
    yield* splicer.shown(reply, ended);
    const round = splicer.endRound();
    // A stream that broke off is the client's to judge.
    if (round === undefined || ended.aborted) return undefined;
    const goesOn = await turn.add(round);
    if (!goesOn) {
      yield* splicer.finish();
      return undefined;
    }
    splicer.nextRound();
    const signal = turn.signal === undefined ? ended : AbortSignal.any([turn.signal, ended]);
    reply = await sendPatiently(() => turn.next(signal), signal);
    const failure = await splicer.failure(reply);
    if (failure !== undefined) {
      yield failure;
      return undefined;
    }
  }
}
