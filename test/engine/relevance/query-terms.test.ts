import { describe, expect, it } from 'vitest';
import { queryTerms } from '../../../engine/relevance/query-terms.ts';

const nothing = { user: '', toolArguments: '', assistant: '' };

describe('queryTerms', () => {
  it('weighs the assistant 1, the user 2 and the arguments of the tool 3, summed', () => {
    const { words } = queryTerms({
      user: 'payment errors',
      toolArguments: '{"query":"payment"}',
      assistant: 'the logs of payment',
    });
    expect(words).toEqual([
      { text: 'payment', weight: 6 },
      { text: 'errors', weight: 2 },
      { text: 'logs', weight: 1 },
    ]);
  });

  it('reads the values of JSON arguments and not their names', () => {
    const { words, anchors } = queryTerms({
      ...nothing,
      toolArguments: '{"file_path":"src/a.ts","limit":5000}',
    });
    // A path says where a text is from, and little of what is sought in it.
    expect(words).toEqual([
      { text: '5000', weight: 3 },
      { text: 'src', weight: 1 },
      { text: 'ts', weight: 1 },
    ]);
    expect(anchors.map((anchor) => anchor.text)).toEqual(['src/a.ts', '5000']);
  });

  it('takes arguments that are no JSON as text', () => {
    const { words } = queryTerms({ ...nothing, toolArguments: 'grep -n timeout' });
    expect(words.map((word) => word.text)).toEqual(['grep', 'timeout']);
  });

  it('reads the start and the end of a long payload and keeps 64 words', () => {
    const payload = Array.from({ length: 5000 }, (_, index) => `word${index}`).join(' ');
    const { words } = queryTerms({ ...nothing, user: `first ${payload} last` });
    expect(words.length).toBeLessThanOrEqual(64);
    expect(words[0]?.text).toBe('first');
  });
});
