import { expect, it } from 'vitest';

import { answer } from '../../../engine/retrieve/answer.ts';
import type { Selectors } from '../../../engine/retrieve/section.ts';
import { tokenCounter } from '../../../engine/tokens/index.ts';

const PACKAGES = Array.from(
  { length: 20 },
  (_, id) => `Package: lib${id}\nVersion: ${id}.1\nDescription: a library\n with more to say\n`,
).join('\n');

function asked(selectors: Selectors): string {
  const original = { text: PACKAGES, kind: 'table', source: {} } as const;
  const request = { hash: '0123456789abcdef01234567', ...selectors };
  return answer(original, request, tokenCounter('gpt-5.2')).text;
}

it('brings a record back with all its lines where each has a line for each field', () => {
  const eighth = 'Package: lib7\nVersion: 7.1\nDescription: a library\n with more to say';
  expect(asked({ rows: '8' })).toBe(`row 8 of 20:\nrow 8: ${eighth}`);
  expect(asked({ grep: 'lib7$' })).toContain(eighth);
  expect(asked({ lines: '37' })).toContain('Version: 7.1');
});
