import type { ReplyBody, WireReply } from './wire-reply.ts';

/** What could be read of a body. */
export interface ReadBody {
  readonly bytes: Uint8Array<ArrayBuffer>;
  /** Why there are no more; undefined if these are all. */
  readonly failure: { readonly error: unknown } | undefined;
}

/** Reads a body to its end, or to where it breaks off. Never rejects. */
export async function readWhole({ body }: Pick<WireReply, 'body'>): Promise<ReadBody> {
  const pieces: Uint8Array[] = [];
  try {
    for await (const piece of body ?? []) pieces.push(piece);
    return { bytes: Buffer.concat(pieces), failure: undefined };
  } catch (error) {
    return { bytes: Buffer.concat(pieces), failure: { error } };
  }
}

/** The text of a body. Rejects where it breaks off. */
export async function readText(reply: Pick<WireReply, 'body'>): Promise<string> {
  const { bytes, failure } = await readWhole(reply);
  if (failure !== undefined) throw failure.error;
  return new TextDecoder().decode(bytes);
}

/** Ends a body that nobody will read. That may take as long as another reader of the same body does. */
export function dropBody({ body }: { readonly body?: ReplyBody | null }): void {
  body?.cancel().catch(() => undefined);
}

/** A body that fails with an error behind some bytes. */
export function breakOff(bytes: Uint8Array, error: unknown): ReadableStream<Uint8Array> {
  let isSent = bytes.length === 0;
  return new ReadableStream({
    pull(controller) {
      if (isSent) controller.error(error);
      else controller.enqueue(bytes);
      isSent = true;
    },
  });
}
