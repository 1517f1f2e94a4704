import type { LanguageModelV4StreamPart, LanguageModelV4StreamResult } from '@ai-sdk/provider';

import { type Reply, resultOf } from '../../http/exchange/reply.ts';
import { type PieceSplicer, streamTurn } from '../../http/exchange/stream-turn.ts';
import { readUntil } from '../../http/read-until.ts';
import type { ModelRequest } from '../conversation/request.ts';
import type { ModelTurn } from '../model-turn.ts';
import { leavesToolsOut } from '../tool-support.ts';
import { partSplicer } from './part-splicer.ts';

type StreamReply = Reply<LanguageModelV4StreamResult>;

/** The streams of a turn as one. */
export async function spliceTurn({
  turn,
  askWithoutTools,
}: ModelTurn<LanguageModelV4StreamResult>): Promise<LanguageModelV4StreamResult> {
  const reply = await turn.begin();
  const first = resultOf(reply);
  const splicer = partSplicer(turn.start.context);
  const stream = streamTurn<ModelRequest, StreamReply, LanguageModelV4StreamPart>(turn, reply, {
    shown: (next, ended) => shownOf(resultOf(next), { splicer, askWithoutTools, ended }),
    endRound: () => splicer.endRound(),
    nextRound: () => splicer.nextRound(),
    finish: () => splicer.finish(),
    failure: async ({ result, error }) =>
      result === undefined ? { type: 'error', error } : undefined,
  });
  return { ...first, stream };
}

interface Splicing extends Pick<ModelTurn<LanguageModelV4StreamResult>, 'askWithoutTools'> {
  readonly splicer: PieceSplicer<LanguageModelV4StreamPart>;
  /** Tells that the user no longer reads. */
  readonly ended: AbortSignal;
}

async function* shownOf(
  { stream }: LanguageModelV4StreamResult,
  { splicer, askWithoutTools, ended }: Splicing,
): AsyncGenerator<LanguageModelV4StreamPart, undefined> {
  for await (const part of readUntil(stream.getReader(), ended)) {
    if (part.type === 'stream-start' && leavesToolsOut(part.warnings)) {
      const other = await askWithoutTools();
      const parts = readUntil(other.stream.getReader(), ended);
      for await (const each of parts) yield* splicer.take(each);
      return undefined;
    }
    yield* splicer.take(part);
  }
  return undefined;
}
