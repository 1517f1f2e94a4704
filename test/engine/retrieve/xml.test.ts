import { describe, expect, it } from 'vitest';

import { answer } from '../../../engine/retrieve/answer.ts';
import type { Selectors } from '../../../engine/retrieve/section.ts';
import { tokenCounter } from '../../../engine/tokens/index.ts';

const ITEMS = Array.from({ length: 60 }, (_, id) => `<item><title>News ${id}</title></item>`);
const LINES = `<rss>\n<channel>\n<title>All</title>\n${ITEMS.join('\n')}\n</channel>\n</rss>`;

function asked(selectors: Selectors, text = LINES): string {
  const original = { text, kind: 'xml', source: {} } as const;
  const request = { hash: '0123456789abcdef01234567', ...selectors };
  return answer(original, request, tokenCounter('gpt-5.2')).text;
}

describe('what XML holds', () => {
  it('comes back in its own lines by path and by rows', () => {
    expect(asked({ path: 'channel.title' })).toBe('line 3 of 65:\n<title>All</title>');
    expect(asked({ path: 'channel.item[7].title' })).toBe(`line 11 of 65:\n${ITEMS[7]}`);
    expect(asked({ rows: '2-3' })).toBe(`lines 5-6 of 65:\n${ITEMS[1]}\n${ITEMS[2]}`);
  });

  it('comes back without the rest of the line where all stands in one', () => {
    const text = LINES.replaceAll('\n', '');
    const rows = `rows 2-3 of 60:\nrow 2: ${ITEMS[1]}\nrow 3: ${ITEMS[2]}`;
    expect(asked({ rows: '2-3' }, text)).toBe(rows);
    expect(asked({ path: 'channel.title' }, text)).toContain('<title>All</title>');
    expect(asked({ path: 'channel.title' }, text)).not.toContain('News');
    expect(asked({ path: 'channel.other' }, text)).toContain('nothing at path "channel.other"');
  });
});
