import { describe, expect, it } from 'vitest';

import { answer } from '../../../engine/retrieve/answer.ts';
import type { Selectors } from '../../../engine/retrieve/section.ts';
import { tokenCounter } from '../../../engine/tokens/index.ts';

const TEXT = `kind: List\nitems:\n${Array.from(
  { length: 20 },
  (_, id) => `- metadata:\n    name: pod-${id}\n  text: |\n    one\n    two\n`,
).join('')}`;

function asked(selectors: Selectors, text = TEXT): string {
  const original = { text, kind: 'yaml', source: {} } as const;
  return answer(
    original,
    { hash: '0123456789abcdef01234567', ...selectors },
    tokenCounter('gpt-5.2'),
  ).text;
}

describe('what YAML holds', () => {
  it('comes back in its own lines by path', () => {
    expect(asked({ path: 'items.7.metadata.name' })).toBe('line 39 of 102:\n    name: pod-7');
    expect(asked({ path: 'items[7].text' })).toBe(
      'lines 40-42 of 102:\n  text: |\n    one\n    two',
    );
    expect(asked({ path: 'items.99' })).toContain('nothing at path "items.99"');
  });

  it('comes back by rows of the list at a path, or of its longest one', () => {
    const rows = 'lines 8-17 of 102:\n- metadata:\n    name: pod-1\n';
    expect(asked({ path: 'items', rows: '2-3' })).toContain(rows);
    expect(asked({ rows: '2-3' })).toContain(rows);
    expect(asked({ rows: '20-90' })).toContain('lines 98-102 of 102:');
    expect(asked({ rows: '21' })).toContain('no rows "21"; there are 20');
  });

  it('comes back by lines only where it has more than values', () => {
    const commented = `${TEXT}# end\n`;
    expect(asked({ rows: '2' }, commented)).toContain('no paths and rows in this yaml');
    expect(asked({ lines: '1' }, commented)).toBe('line 1 of 103:\nkind: List');
  });
});
