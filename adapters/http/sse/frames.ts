import { createParser } from 'eventsource-parser';

import type { FrameCutter, StreamFrame } from '../stream-frame.ts';
import { blankLines } from './blank-lines.ts';
import { byteBuffer } from './byte-buffer.ts';

/**
 * Frames of one event stream that is pushed in any pieces, however characters and line ends are split
 * between them; the frames are always the same. Takes time linear in the bytes.
 */
export function sseFrames(): FrameCutter {
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
function frameReader(): (bytes: Uint8Array) => StreamFrame {
  const said: Omit<StreamFrame, 'bytes'>[] = [];
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
