import type { Splicer, StreamForm } from '../../formats/wire-format.ts';
import { listFrames } from '../../json/list-frames.ts';
import { readText } from '../../response/read-body.ts';
import { replaceBody } from '../../response/replace-body.ts';
import type { WireReply } from '../../response/wire-reply.ts';
import { sseFrames } from '../../sse/frames.ts';
import { readFrames } from '../../sse/read.ts';
import type { StreamFrame } from '../../stream-frame.ts';
import { streamTurn } from '../stream-turn.ts';
import type { WireTurn } from './wire-conversation.ts';

/** The streams of a turn as one. */
export function spliceTurn(turn: WireTurn, first: WireReply, form: StreamForm): WireReply {
  const splicer = turn.format.splicer(turn.start.context, form);
  const body = streamTurn<object, WireReply, Uint8Array>(turn, first, {
    shown: (response, ended) => shownOf(splicer, { turn, response, ended, form }),
    endRound: () => splicer.endRound(),
    nextRound: () => splicer.nextRound(),
    finish: () => {
      const rest = splicer.finish();
      return rest.length === 0 ? [] : [Buffer.concat(rest)];
    },
    failure: async (response) => (response.ok ? undefined : splicer.fail(await readText(response))),
  });
  return replaceBody(first, body);
}

interface Splicing {
  readonly turn: WireTurn;
  readonly form: StreamForm;
  readonly response: WireReply;
  /** Tells that the client no longer reads. */
  readonly ended: AbortSignal;
}

/** What the client gets of a response, in one piece for each piece of it. */
async function* shownOf(
  splicer: Splicer,
  { turn, ended, response, form }: Splicing,
): AsyncGenerator<Uint8Array> {
  if (response.body === null) return;
  const cut = form === 'list' ? listFrames() : sseFrames();
  for await (const frames of readFrames(response.body, ended, cut)) {
    const shown = frames.flatMap((frame) => takeSafely(splicer, { turn, frame }));
    const [only] = shown;
    if (only !== undefined) yield shown.length === 1 ? only : Buffer.concat(shown);
  }
}

/** An event that was misread is still the client's. */
function takeSafely(
  splicer: Splicer,
  { turn, frame }: { readonly turn: WireTurn; readonly frame: StreamFrame },
): readonly Uint8Array[] {
  try {
    return splicer.take(frame);
  } catch (error) {
    turn.headroom.note({ kind: 'failure', doing: 'reading a stream', error });
    return [frame.bytes];
  }
}
