import { type SseFrame, sseFrames } from './frames.ts';

type Batch = IteratorResult<readonly SseFrame[], undefined>;

/**
 * The frames of a body, as many at a time as one chunk completes. Errors of the body are thrown as they are;
 * leaving the loop, or `return()` at any time, cancels the body at once.
 */
export function readFrames(
  body: ReadableStream<Uint8Array>,
): AsyncIterableIterator<readonly SseFrame[], undefined> {
  const reader = body.getReader();
  const frames = sseFrames();
  let isCancelled = false;

  async function next(): Promise<Batch> {
    for (;;) {
      const { done, value } = await reader.read();
      if (isCancelled) return { done: true, value: undefined };
      const completed = done ? frames.end() : frames.push(value);
      if (completed.length > 0) return { done: false, value: completed };
      if (done) return { done: true, value: undefined };
    }
  }

  return {
    [Symbol.asyncIterator]() {
      return this;
    },
    next,
    // Not an async generator: its return() would wait for a chunk that a silent server may never send.
    async return() {
      isCancelled = true;
      await reader.cancel();
      return { done: true, value: undefined };
    },
  };
}
