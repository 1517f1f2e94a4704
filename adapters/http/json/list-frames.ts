import { byteBuffer } from '../sse/byte-buffer.ts';
import type { FrameCutter, StreamFrame } from '../stream-frame.ts';
import {
  BACKSLASH,
  BRACE_BIT,
  CLOSING_BRACE,
  OPENING_BRACE,
  OPENING_BRACKET,
  QUOTE,
} from './character-codes.ts';

/**
 * Cuts a stream that is one JSON list into its elements, lists or objects, as they come: a frame for each, with what
 * separates it from the one before, and one for the end. What is no list is one frame. Takes time linear in the bytes.
 */
export function listFrames(): FrameCutter {
  const buffer = byteBuffer();
  const endsElement = elementEnds();
  return {
    push(piece) {
      const frames: StreamFrame[] = [];
      let done = 0;
      for (const [at, byte] of piece.entries()) {
        if (!endsElement(byte)) continue;
        buffer.append(piece.subarray(done, at + 1));
        done = at + 1;
        frames.push(elementFrame(buffer.take()));
      }
      buffer.append(piece.subarray(done));
      return frames;
    },
    end() {
      const bytes = buffer.take();
      return bytes.length === 0 ? [] : [{ bytes, data: new TextDecoder().decode(bytes).trim() }];
    },
  };
}

/** Tells byte by byte whether an element of the outermost list ends. */
function elementEnds(): (byte: number) => boolean {
  let depth = 0;
  let isList = false;
  let isInString = false;
  let isEscaped = false;
  return (byte) => {
    if (isInString) {
      if (byte === QUOTE && !isEscaped) isInString = false;
      isEscaped = byte === BACKSLASH && !isEscaped;
      return false;
    }
    const brace = byte | BRACE_BIT;
    if (byte === QUOTE) isInString = true;
    else if (brace === OPENING_BRACE) {
      if (depth === 0) isList = byte === OPENING_BRACKET;
      depth += 1;
    } else if (brace === CLOSING_BRACE) {
      depth -= 1;
      return depth === 1 && isList;
    }
    return false;
  };
}

function elementFrame(bytes: Uint8Array): StreamFrame {
  const text = new TextDecoder().decode(bytes);
  return { bytes, data: text.replace(/^\s*[[,]\s*/, '') };
}
