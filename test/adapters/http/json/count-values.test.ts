import * as fc from 'fast-check';
import { expect, it } from 'vitest';

import { hasMoreValues } from '../../../../adapters/http/json/count-values.ts';
import { jsonText } from './arbitrary.ts';

/** Arrays and objects, and each of their members but the first, counted outside of strings. */
function countsIn(text: string): number {
  const bare = text.replaceAll(/"(?:[^"\\]|\\.)*"/g, '');
  return bare.match(/[[{,]/g)?.length ?? 0;
}

it('counts what stands outside of strings', () => {
  fc.assert(
    fc.property(jsonText, (text) => {
      const count = countsIn(text);
      expect(hasMoreValues(text, count)).toBe(false);
      expect(hasMoreValues(text, count - 1)).toBe(true);
    }),
  );
});

it('comes to an end in texts that break off', () => {
  for (const text of ['"a', '{"a\\', '["', '[[[', '\\']) {
    expect(hasMoreValues(text, 0)).toBe(countsIn(text.replace(/".*/, '')) > 0);
  }
});
