import { createParser } from 'eventsource-parser';
import fc from 'fast-check';
import { expect, it } from 'vitest';

import {
  deltasOf,
  type StreamOptions,
  writeStream,
} from '../../../../src/testing/transport/sse.ts';

const text = fc.string({ unit: 'binary', maxLength: 60 }).filter((each) => each.isWellFormed());

it('cuts texts into deltas that are whole texts', () => {
  fc.assert(
    fc.property(text, fc.integer({ min: 1, max: 5 }), (whole, tokensPerDelta) => {
      const deltas = deltasOf(whole, tokensPerDelta);
      expect(deltas.join('')).toBe(whole);
      expect(deltas.every((delta) => delta.isWellFormed() && delta !== '')).toBe(true);
    }),
  );
});

it('writes events that come back as they were, in every form', () => {
  const options = fc.record<StreamOptions>(
    {
      chunkBytes: fc.integer({ min: 1, max: 40 }),
      newline: fc.constantFrom('\n', '\r\n', '\r'),
      comments: fc.boolean(),
      multilineData: fc.boolean(),
    },
    { requiredKeys: [] },
  );
  const events = fc.array(fc.record({ event: fc.constantFrom('a', 'b'), data: fc.object() }));
  fc.assert(
    fc.property(events, options, (written, form) => {
      const read: unknown[] = [];
      const parser = createParser({
        onEvent: ({ event, data }) => read.push({ event, data: JSON.parse(data) }),
      });
      const decoder = new TextDecoder();
      for (const chunk of writeStream(written, form)) {
        parser.feed(decoder.decode(chunk, { stream: true }));
      }
      expect(read).toEqual(JSON.parse(JSON.stringify(written)));
    }),
  );
});
