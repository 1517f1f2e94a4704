import * as fc from 'fast-check';
import { expect, test } from 'vitest';

import { listFrames } from '../../../../adapters/http/json/list-frames.ts';
import { processorTime } from '../../../support/processor-time.ts';

const encoder = new TextEncoder();

/** A list as any service may write it, and its elements. */
const list = fc
  .tuple(
    fc.array(fc.oneof(fc.dictionary(fc.string(), fc.jsonValue()), fc.array(fc.jsonValue()))),
    fc.constantFrom('', ' ', '\n', ',\r\n'.slice(1)),
  )
  .map(([elements, space]) => {
    const texts = elements.map((element) => JSON.stringify(element));
    return { texts, text: `${space}[${space}${texts.join(`${space},${space}`)}${space}]${space}` };
  });

test('gives each element as it ends, however the bytes are cut', () => {
  fc.assert(
    fc.property(
      list,
      fc.infiniteStream(fc.integer({ min: 1, max: 9 })),
      ({ texts, text }, sizes) => {
        const bytes = encoder.encode(text);
        const frames = listFrames();
        const found = [];
        for (let start = 0; start < bytes.length;) {
          const end = start + (sizes.next().value ?? 1);
          found.push(...frames.push(bytes.subarray(start, end)));
          start = end;
        }
        expect(found.map(({ data }) => data)).toEqual(texts);
        const rest = frames.end();
        expect(Buffer.concat([...found, ...rest].map((frame) => frame.bytes)).toString()).toBe(
          text,
        );
        expect(rest.map(({ data }) => data)).toEqual([texts.length === 0 ? text.trim() : ']']);
      },
    ),
  );
});

test('gives what is no list in one piece', () => {
  const frames = listFrames();
  expect(frames.push(encoder.encode('{"error":{"code":500}}'))).toEqual([]);
  expect(frames.end().map(({ data }) => data)).toEqual(['{"error":{"code":500}}']);
});

test('takes many bytes in linear time', () => {
  const element = JSON.stringify({ text: '\\"'.repeat(500_000) });
  const frames = listFrames();
  const spent = processorTime();
  const found = [...encoder.encode(`[${element}]`)].flatMap((byte) =>
    frames.push(Uint8Array.of(byte)),
  );
  expect(found.map(({ data }) => data)).toEqual([element]);
  expect(spent()).toBeLessThan(20_000);
});
