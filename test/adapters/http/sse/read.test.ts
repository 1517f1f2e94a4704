import { describe, expect, it } from 'vitest';

import { readFrames } from '../../../../adapters/http/sse/read.ts';

interface Source {
  readonly body: ReadableStream<Uint8Array>;
  readonly controller: ReadableStreamDefaultController<Uint8Array>;
  readonly cancelled: boolean;
}

function source(...chunks: readonly string[]): Source {
  const state = { cancelled: false };
  let controller: ReadableStreamDefaultController<Uint8Array> | undefined;
  const body = new ReadableStream<Uint8Array>({
    start(started) {
      controller = started;
      for (const chunk of chunks) started.enqueue(new TextEncoder().encode(chunk));
    },
    cancel() {
      state.cancelled = true;
    },
  });
  if (controller === undefined) throw new Error('the stream has not started');
  return {
    body,
    controller,
    get cancelled() {
      return state.cancelled;
    },
  };
}

const never = new AbortController().signal;

describe('readFrames', () => {
  it('gives the frames that each chunk completes', async () => {
    const { body, controller } = source('data: 1\n', '\ndata: 2\n\nda', 'ta: 3\n\n', 'data: 4');
    controller.close();
    const batches = [];
    for await (const frames of readFrames(body, never))
      batches.push(frames.map(({ data }) => data));
    expect(batches).toEqual([['1', '2'], ['3'], [undefined]]);
  });

  it('throws the error of the body, behind the frames before it', async () => {
    const { body, controller } = source('data: 1\n\n');
    const frames = readFrames(body, never);
    await expect(frames.next()).resolves.toMatchObject({ value: [{ data: '1' }] });
    const error = new Error('connection lost');
    controller.error(error);
    await expect(frames.next()).rejects.toBe(error);
  });

  it('cancels the body when its reader leaves the loop', async () => {
    const given = source('data: 1\n\n', 'data: 2\n\n');
    for await (const frames of readFrames(given.body, never)) {
      expect(frames).toMatchObject([{ data: '1' }]);
      break;
    }
    expect(given.cancelled).toBe(true);
  });

  it('cancels a body that is silent, when nobody reads it any more', async () => {
    const given = source('data: unfinished');
    const reader = new AbortController();
    const frames = readFrames(given.body, reader.signal);
    const waiting = frames.next();
    reader.abort();
    expect(given.cancelled).toBe(true);
    await expect(waiting).resolves.toEqual({ done: true, value: undefined });
  });
});
