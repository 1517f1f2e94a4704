/**
 * What a stream brings, until the signal says that nobody reads it any more. Then, and when the loop is left, the
 * stream is cancelled at once, however silent it is; its own errors are thrown as they are.
 */
export async function* readUntil<Item>(
  reader: Pick<ReadableStreamDefaultReader<Item>, 'read' | 'cancel'>,
  ended: AbortSignal,
): AsyncGenerator<Item, undefined> {
  // What is waiting to be read then comes to an end; a generator's own return() would wait for it.
  const cancel = (): Promise<void> => reader.cancel(ended.reason).catch(() => undefined);
  ended.addEventListener('abort', cancel, { once: true });
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return undefined;
      yield value;
    }
  } finally {
    ended.removeEventListener('abort', cancel);
    await cancel();
  }
}
