import { expect, it } from 'vitest';

import { answer } from '../../../engine/retrieve/answer.ts';
import { tokenCounter } from '../../../engine/tokens/index.ts';

const TITLES = ['Login redirect', 'Duplicate invoices', 'Slow search', 'Broken avatar'];

const RECORDS = JSON.stringify({
  items: TITLES.map((title, index) => ({
    id: 700 + index,
    title,
    body: `Text ${index}. ${'Nothing that names the record stands in these words. '.repeat(60)}`,
    comments: Array.from({ length: 20 }, (_, n) => ({
      n,
      text: `${index} said ${n}. `.repeat(40),
    })),
  })),
});

function search(query: string): string {
  const original = { text: RECORDS, kind: 'json', source: {} } as const;
  return answer(original, { hash: '0'.repeat(24), query }, tokenCounter('gpt-5.2')).text;
}

it('finds the parts of a large record by its name and what is asked of it', () => {
  expect(search('Duplicate invoices body')).toContain('Text 1.');
  expect(search('the comments on the slow search')).toContain('2 said ');
  expect(search('the comments on the slow search')).not.toContain('1 said ');
});

it('brings what tells a record apart alone where only its name is asked for', () => {
  expect(search('702')).toMatch(/^1 matching part:\nrow 3 \(items\[2\]\), in part: "id":702,/);
});
