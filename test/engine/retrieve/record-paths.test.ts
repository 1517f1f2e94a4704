import { describe, expect, it } from 'vitest';

import type { ContentKind } from '../../../engine/content.ts';
import { answer } from '../../../engine/retrieve/answer.ts';
import type { Selectors } from '../../../engine/retrieve/section.ts';
import { tokenCounter } from '../../../engine/tokens/index.ts';

const numbers = Array.from({ length: 300 }, (_, index) => index);
const NDJSON = numbers
  .map((id) => JSON.stringify({ id, name: `user ${id}`, tags: ['a', `t${id}`] }))
  .join('\n');
const CSV = [
  'id;"full; name";note',
  ...numbers.map((id) => `${id};"Doe; ""J"" ${id}";n${id}`),
].join('\n');

function ask(kind: ContentKind, text: string, selectors: Selectors): string {
  const request = { hash: '0'.repeat(24), ...selectors };
  return answer({ kind, text, source: {} }, request, tokenCounter('gpt-5.2')).text;
}

describe('paths into NDJSON', () => {
  it.each(['rows[3].name', '[3].name', '$[3].name', '3.name', 'records[3]["name"]'])(
    'lead to a field of a row: %s',
    (path) => {
      expect(ask('ndjson', NDJSON, { path })).toBe('row 4 (rows[3].name): "user 3"');
    },
  );

  it('lead to a field of every row, page by page', () => {
    const page = ask('ndjson', NDJSON, { path: 'tags[1]' });
    expect(page).toMatch(/^rows 1-300 of 300:\nrow 1 \(rows\[0\]\.tags\[1\]\): "t0"\n/);
    const [, from] = /"path":"tags\[1\]","rows":"(\d+)-300"/.exec(page) ?? [];
    const next = ask('ndjson', NDJSON, { path: 'tags[1]', rows: `${from}-300` });
    expect(next).toContain(
      `row ${from} (rows[${Number(from) - 1}].tags[1]): "t${Number(from) - 1}"`,
    );
  });

  it('say what there is where they lead nowhere', () => {
    expect(ask('ndjson', NDJSON, { path: 'rows[3].nome' })).toMatch(
      /^nothing at path "\[3\]\.nome"; "\[3\]" has id, name, tags\nrow 4: \{"id":3,/,
    );
    expect(ask('ndjson', NDJSON, { path: '[400].name' })).toMatch(
      /^nothing at path "\[400\]\.name"; there are 300 rows; the first has id, name, tags\n/,
    );
  });

  it('mean a field that is called as the rows are', () => {
    const text = numbers.map((id) => JSON.stringify({ id, rows: [{ name: `n${id}` }] })).join('\n');
    expect(ask('ndjson', text, { path: '[7].rows[0].name' })).toContain('"n7"');
    expect(ask('ndjson', text, { path: 'rows[0].name', rows: '8' })).toContain(
      'row 8 (rows[7].rows[0].name): "n7"',
    );
  });

  it('read lines that are nested deeply or are no JSON', () => {
    const text = `${NDJSON}\n${'['.repeat(100_000)}\nno json`;
    expect(ask('ndjson', text, { path: '[299].id' })).toBe('row 300 (rows[299].id): 299');
    expect(ask('ndjson', text, { path: '[301]' })).toBe('row 302: no json');
  });
});

describe('paths into CSV', () => {
  it('lead to fields by the names of their columns', () => {
    expect(ask('csv', CSV, { path: 'rows[3].note' })).toBe('row 4 (rows[3].note): n3');
    expect(ask('csv', CSV, { path: '[3]["full; name"]' })).toBe(
      'row 4 (rows[3]["full; name"]): "Doe; ""J"" 3"',
    );
    expect(ask('csv', CSV, { path: 'note', rows: '299-' })).toBe(
      'rows 299-300 of 300:\nrow 299 (rows[298].note): n298\nrow 300 (rows[299].note): n299',
    );
  });

  it('say which columns there are', () => {
    expect(ask('csv', CSV, { path: 'zip' })).toMatch(
      /^nothing at path "zip"; there are 300 rows; the first has id, full; name, note\n/,
    );
  });
});
