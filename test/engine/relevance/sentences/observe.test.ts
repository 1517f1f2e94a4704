import { describe, expect, test } from 'vitest';

import { observe } from '../../../../engine/relevance/sentences/observe.ts';
import { questionOf } from '../../../../engine/relevance/sentences/question.ts';

function observed(text: string, user: string) {
  const source = {
    text,
    sentences: [{ start: 0, end: text.length, paragraph: 0, heading: undefined }],
  };
  return observe(source, questionOf({ user, toolArguments: '', assistant: '' }))[0];
}

describe('a sentence is observed with', () => {
  test('the query words in it, in any of their forms', () => {
    const note = observed(
      'The bridges were opened by two bridge builders.',
      'when was the bridge opened',
    );
    expect(note?.matches).toBe(3);
    expect(note?.terms).toHaveLength(2);
    expect(note?.firstMatch).toBe(1);
    expect(note?.lastMatch).toBe(6);
    expect(note?.words).toBe(8);
  });

  test('words that follow each other as they were asked', () => {
    expect(observed('An old bridge.', 'the old bridge')?.pairs).toBe(1);
    expect(observed('A bridge of old.', 'the old bridge')?.pairs).toBe(0);
  });

  test('names, places, numbers, years and months that the query does not hold', () => {
    const note = observed(
      'It rained in March 1931 in Boston, and 3 (three) men saw Ada there.',
      'rain on Ada',
    );
    expect(note).toMatchObject({
      names: 2,
      places: 2,
      numbers: 2,
      years: 1,
      months: 1,
      asides: 1,
      startsWithPronoun: 1,
    });
  });

  test('pairs of signs in scripts without spaces', () => {
    expect(observed('该桥由玛丽亚设计。', '谁设计了桥')?.matches).toBeGreaterThan(0);
  });
});
