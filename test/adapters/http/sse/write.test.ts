import * as fc from 'fast-check';
import { expect, test } from 'vitest';

import { sseFrames } from '../../../../adapters/http/sse/frames.ts';
import { writeEvent } from '../../../../adapters/http/sse/write.ts';

test('an event is read back as it was written', () => {
  const data = fc.array(fc.oneof(fc.string(), fc.constantFrom('\n', ' ', ':', '\uFEFF', 'data: ')));
  fc.assert(
    fc.property(data, (texts) => {
      const event = { event: 'delta', id: '7', data: texts.join('') };
      const bytes = writeEvent(event);
      expect(sseFrames().push(bytes)).toEqual([{ ...event, bytes }]);
    }),
    { numRuns: 2000 },
  );
});

test('an event is written with its name first and each line of data on its own', () => {
  const written = (event: Parameters<typeof writeEvent>[0]): string =>
    new TextDecoder().decode(writeEvent(event));
  expect(written({ data: '[DONE]' })).toBe('data: [DONE]\n\n');
  expect(written({ data: 'a\r\nb\rc\n', event: 'x', id: '' })).toBe(
    'event: x\nid: \ndata: a\ndata: b\ndata: c\ndata: \n\n',
  );
});
