import { createParser } from 'eventsource-parser';

import { blankLines } from './blank-lines.ts';
import { byteBuffer } from './byte-buffer.ts';

/** One frame of an event stream: its exact bytes with the blank line that ends it, and what they say. */
export interface SseFrame {
  readonly bytes: Uint8Array;
  /** Undefined where the frame names no event or has no data. */
  readonly event?: string;
  /** Lines of data with LF between them; undefined where there are none, as in comments and incomplete frames. */
  readonly data?: string;
  /** Undefined where the frame gives no id or has no data. */
  readonly id?: string;
}

/** Cuts an event stream into frames. The bytes of all frames in a row are the bytes of the stream. */
export interface SseFrames {
  /** The frames that a piece of the stream completes. */
  push(piece: Uint8Array): readonly SseFrame[];
  /** What is left where the stream ends: nothing, or one frame. */
  end(): readonly SseFrame[];
}

/**
 * Frames of one event stream that is pushed in any pieces, however characters and line ends are split
 * between them; the frames are always the same. Takes time linear in the bytes.
 */
export function sseFrames(): SseFrames {
  const blank = blankLines();
  const buffer = byteBuffer();
  const read = frameReader();
  return {
    push(piece) {
      let done = 0;
      const frames = blank.endsIn(piece).map((end) => {
        buffer.append(piece.subarray(done, end));
        done = end;
        return read(buffer.take());
      });
      buffer.append(piece.subarray(done));
      return frames;
    },
    end() {
      const bytes = buffer.take();
      if (bytes.length === 0) return [];
      return [blank.endsHere() ? read(bytes) : { bytes }];
    },
  };
}

/** One parser for the whole stream, because a byte order mark counts only at its start. */
function frameReader(): (bytes: Uint8Array) => SseFrame {
  const said: Omit<SseFrame, 'bytes'>[] = [];
  const parser = createParser({
    onEvent: ({ event, data, id }) => {
      const name = event === undefined ? {} : { event };
      said.push({ ...name, data, ...(id === undefined ? {} : { id }) });
    },
  });
  const decoder = new TextDecoder('utf-8', { ignoreBOM: true });
  return (bytes) => {
    parser.feed(decoder.decode(bytes));
    return { bytes, ...said.pop() };
  };
}
