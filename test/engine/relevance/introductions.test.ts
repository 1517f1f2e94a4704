import { describe, expect, it } from 'vitest';

import { withIntroductions } from '../../../engine/relevance/introductions.ts';

describe('the scores of examples', () => {
  it('are raised by half of the better of the two parts above', () => {
    const scores = withIntroductions([10, 40, 6, 1], (index) => index === 3);
    expect(scores).toEqual([10, 40, 6, 21]);
  });

  it('stay as they are at the top', () => {
    expect(withIntroductions([3, 4], (index) => index === 0)).toEqual([3, 4]);
  });
});
