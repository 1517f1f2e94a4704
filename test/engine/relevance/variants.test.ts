import { describe, expect, it } from 'vitest';
import { abbreviationsOf, stemOf, variantsOf } from '../../../engine/relevance/variants.ts';

describe('variantsOf', () => {
  it.each([
    ['forms', 'form'],
    ['failed', 'failure'],
    ['authentication', 'authenticate'],
    ['queries', 'query'],
    ['running', 'run'],
    ['implemented', 'implementation'],
    ['connection', 'connected'],
    ['classes', 'class'],
  ])('makes %s and %s the same word', (one, other) => {
    const shared = variantsOf(one).filter((word) => variantsOf(other).includes(word));
    expect(variantsOf(one)).toContain(one);
    expect(shared).toContain(other);
  });

  it('leaves short words, numbers and other scripts as they are', () => {
    expect(variantsOf('id')).toEqual(['id']);
    expect(variantsOf('500')).toEqual(['500']);
    expect(variantsOf('数据')).toEqual(['数据']);
  });

  it('does not take one word for another', () => {
    expect(variantsOf('forms')).not.toContain('format');
    expect(stemOf('class')).toBe('class');
  });
});

describe('abbreviationsOf', () => {
  it('gives the beginnings of long words only', () => {
    expect(abbreviationsOf('authentication')).toContain('auth');
    expect(abbreviationsOf('issues')).toEqual([]);
  });
});
