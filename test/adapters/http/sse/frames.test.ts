import { createParser, type EventSourceMessage } from 'eventsource-parser';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { sseFrames } from '../../../../adapters/http/sse/frames.ts';
import type { StreamFrame } from '../../../../adapters/http/stream-frame.ts';
import { pieces, streamBytes } from './arbitrary.ts';

function framesOf(parts: readonly Uint8Array[]): readonly StreamFrame[] {
  const frames = sseFrames();
  return [...parts.flatMap((part) => frames.push(part)), ...frames.end()];
}

function joined(frames: readonly StreamFrame[]): Uint8Array {
  return new Uint8Array(Buffer.concat(frames.map(({ bytes }) => bytes)));
}

function bytesOf(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}

interface Readable {
  readonly text: string;
  readonly event?: string | undefined;
  readonly data?: string | undefined;
  readonly id?: string | undefined;
}

/** The frames of a text that arrives byte by byte. */
function framesIn(text: string): readonly Readable[] {
  const decoder = new TextDecoder('utf-8', { ignoreBOM: true });
  return framesOf(pieces(bytesOf(text), [1])).map(({ bytes, event, data, id }) => {
    return { text: decoder.decode(bytes), event, data, id };
  });
}

function wordsOf({ event, data, id }: Omit<Readable, 'text'>): readonly unknown[] {
  return [event, data, id];
}

describe('sseFrames', () => {
  it('cuts the same frames, byte for byte, whatever the pieces', () => {
    const bytes = fc.oneof(streamBytes, fc.uint8Array({ maxLength: 40 }));
    const sizes = fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 1, maxLength: 8 });
    fc.assert(
      fc.property(bytes, sizes, (stream, each) => {
        const whole = framesOf([stream]);
        expect(framesOf(pieces(stream, [1]))).toEqual(whole);
        expect(framesOf(pieces(stream, each))).toEqual(whole);
        expect(joined(whole)).toEqual(stream);
      }),
      { numRuns: 5000 },
    );
  });

  it('finds the events that a reader of the whole stream finds, one in a frame', () => {
    fc.assert(
      fc.property(streamBytes, (stream) => {
        const events: EventSourceMessage[] = [];
        createParser({ onEvent: (event) => events.push(event) }).feed(
          new TextDecoder('utf-8', { ignoreBOM: true }).decode(stream),
        );
        const said = framesOf([stream]).filter(({ data }) => data !== undefined);
        expect(said.map(wordsOf)).toEqual(events.map(wordsOf));
      }),
      { numRuns: 5000 },
    );
  });

  it.each(['\n', '\r\n', '\r'])('reads events whose lines end with %j', (end) => {
    const first = ['event: delta', 'id: 7', 'data: é', 'data: 😀', ''].join(end) + end;
    const comment = [': ping', ''].join(end) + end;
    const last = ['data:[DONE]', ''].join(end) + end;
    expect(framesIn(first + comment + last)).toEqual([
      { text: first, event: 'delta', id: '7', data: 'é\n😀' },
      { text: comment },
      { text: last, data: '[DONE]' },
    ]);
  });

  it('passes on what no blank line ends, without reading it', () => {
    expect(framesIn('data: 1\n\ndata: 2\n')).toEqual([
      { text: 'data: 1\n\n', data: '1' },
      { text: 'data: 2\n' },
    ]);
  });

  it('takes a byte order mark at the start for what it is', () => {
    expect(framesIn('\uFEFFdata: 1\n\n\uFEFFdata: 2\n\n')).toEqual([
      { text: '\uFEFFdata: 1\n\n', data: '1' },
      { text: '\uFEFFdata: 2\n\n' },
    ]);
  });

  it('completes a frame with its last byte', () => {
    const frames = sseFrames();
    expect(frames.push(bytesOf('data: 1\r\n\r'))).toEqual([]);
    expect(frames.push(bytesOf('\n'))).toMatchObject([{ data: '1' }]);
    expect(frames.end()).toEqual([]);
  });

  it('reads a frame of two million bytes that come one by one', () => {
    const data = 'x'.repeat(2_000_000);
    expect(framesIn(`data: ${data}\n\n`)).toMatchObject([{ data }]);
  });
});
