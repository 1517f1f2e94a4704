import { readUntil } from '../read-until.ts';
import type { FrameCutter, StreamFrame } from '../stream-frame.ts';
import type { ReplyBody } from '../response/wire-reply.ts';
import { sseFrames } from './frames.ts';

/**
 * The frames of a body, as many at a time as one chunk completes, until the signal says that nobody reads them
 * any more. Errors of the body are thrown as they are; leaving the loop cancels the body.
 */
export async function* readFrames(
  body: Pick<ReplyBody, 'getReader'>,
  ended: AbortSignal,
  frames: FrameCutter = sseFrames(),
): AsyncGenerator<readonly StreamFrame[], undefined> {
  for await (const bytes of readUntil(body.getReader(), ended)) {
    const completed = frames.push(bytes);
    if (completed.length > 0) yield completed;
  }
  const rest = ended.aborted ? [] : frames.end();
  if (rest.length > 0) yield rest;
  return undefined;
}
