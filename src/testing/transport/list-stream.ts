import { brokenOff, inChunks, type StreamOptions } from './sse.ts';
import type { StreamEvent } from '../vendor.ts';

/** The bytes of a stream that is one JSON list, in chunks. The element `malformed`, counted from 1, is broken. */
export function writeList(
  events: Iterable<StreamEvent>,
  { chunkBytes, newline = '\n' }: StreamOptions,
  malformed?: number,
): Iterable<Uint8Array> {
  const texts = Array.from(events, ({ data }, index) => {
    const json = JSON.stringify(data);
    const element = index + 1 === malformed ? brokenOff(json) : json;
    return `${index === 0 ? '[' : ','}${element}${newline}`;
  });
  return inChunks([...texts, ']'], chunkBytes);
}
