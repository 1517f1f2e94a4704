import { describe, expect, it } from 'vitest';
import { writePath } from '../../../../../engine/compress/json/lossy/path.ts';

describe('writePath', () => {
  it('joins names and positions, and quotes names with signs', () => {
    expect(writePath([])).toBe('');
    expect(writePath(['entries', 3, 'body'])).toBe('entries.3.body');
    expect(writePath(['the rest', 'größe'])).toBe('"the rest".größe');
  });
});
