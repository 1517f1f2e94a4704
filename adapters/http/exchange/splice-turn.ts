import type { Splicer } from '../formats/wire-format.ts';
import { replaceBody } from '../response.ts';
import type { SseFrame } from '../sse/frames.ts';
import { readFrames } from '../sse/read.ts';
import { sendPatiently } from './patience.ts';
import type { OpenTurn } from './turn.ts';

/** The streams of a turn as one, passed on as they come. */
export function spliceTurn(turn: OpenTurn, first: Response): Response {
  const pieces = spliced(turn, first);
  const body = new ReadableStream<Uint8Array>(
    {
      async pull(controller) {
        const { value, done } = await pieces.next();
        if (done === true) controller.close();
        else controller.enqueue(value);
      },
      async cancel() {
        await pieces.return(undefined);
      },
    },
    { highWaterMark: 0 },
  );
  return replaceBody(first, body);
}

async function* spliced(turn: OpenTurn, first: Response): AsyncGenerator<Uint8Array, undefined> {
  const splicer = turn.format.splicer(turn.prepared.context);
  let response = first;
  for (;;) {
    yield* shownOf(splicer, { turn, response });
    const round = splicer.endRound();
    // A stream that broke off is the client's to judge.
    if (round === undefined) return undefined;
    const goesOn = await turn.add(round);
    if (!goesOn) {
      const rest = splicer.finish();
      if (rest.length > 0) yield Buffer.concat(rest);
      return undefined;
    }
    response = await sendPatiently(() => turn.next(), turn.signal);
    if (!response.ok) {
      yield splicer.fail(await response.text());
      return undefined;
    }
  }
}

/** What the client gets of a response, in one piece for each piece of it. */
async function* shownOf(
  splicer: Splicer,
  { turn, response }: { readonly turn: OpenTurn; readonly response: Response },
): AsyncGenerator<Uint8Array> {
  if (response.body === null) return;
  for await (const frames of readFrames(response.body)) {
    const shown = frames.flatMap((frame) => takeSafely(splicer, { turn, frame }));
    const [only] = shown;
    if (only !== undefined) yield shown.length === 1 ? only : Buffer.concat(shown);
  }
}

/** An event that was misread is still the client's. */
function takeSafely(
  splicer: Splicer,
  { turn, frame }: { readonly turn: OpenTurn; readonly frame: SseFrame },
): readonly Uint8Array[] {
  try {
    return splicer.take(frame);
  } catch (error) {
    turn.headroom.note({ kind: 'failure', doing: 'reading a stream', error });
    return [frame.bytes];
  }
}
