import { describe, expect, it } from 'vitest';

import { isStream } from '../../../../adapters/http/response/content-kind.ts';

describe('isStream', () => {
  it.each([
    ['text/event-stream', false, true],
    ['Text/Event-Stream ; charset=utf-8', false, true],
    ['text/event-streams', false, false],
    ['application/json', false, false],
    ['application/json', true, false],
    ['application/problem+json', true, false],
    ['text/plain', true, true],
    [undefined, true, true],
    [undefined, 'true', false],
    [undefined, undefined, false],
  ])('for content type %s and stream: %s is %s', (type, asked, expected) => {
    const headers = type === undefined ? {} : { 'content-type': type };
    expect(isStream(new Response(null, { headers }), asked)).toBe(expected);
  });
});
