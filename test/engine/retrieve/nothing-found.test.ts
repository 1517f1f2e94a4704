import { describe, expect, it } from 'vitest';

import type { ContentKind } from '../../../engine/content.ts';
import { answer } from '../../../engine/retrieve/answer.ts';
import type { Selectors } from '../../../engine/retrieve/section.ts';
import { tokenCounter } from '../../../engine/tokens/index.ts';

const counter = tokenCounter('gpt-5.2');

function textOf(text: string, kind: ContentKind, selectors: Selectors): string {
  const request = { hash: '0123456789abcdef01234567', ...selectors };
  return answer({ text, kind, source: {} }, request, counter).text;
}

describe('what a path is asked for that leads nowhere', () => {
  const items = Array.from({ length: 40 }, (_, index) => ({
    title: `Crash in part ${index}`,
    user: { login: `user${index * 7}` },
    body: `Long story ${index}. `.repeat(300),
  }));
  const text = JSON.stringify({ total: 40, items }, null, 2);

  it('shows how far a path leads, and what is there', () => {
    expect(textOf(text, 'json', { path: 'items[3].user.name' })).toBe(
      'nothing at path "items[3].user.name"; "items[3].user" has login\nitems[3].user: {"login":"user21"}',
    );
    expect(textOf(text, 'json', { path: 'items[99].title' })).toMatch(
      /^nothing at path "items\[99\]\.title"; "items" has 40 rows\nrows 1-40 of 40 in items:\n/,
    );
    expect(textOf(text, 'json', { path: 'total.sum' })).toBe(
      'nothing at path "total.sum"; "total" has no parts\ntotal: 40',
    );
  });

  it('says which of several paths lead nowhere', () => {
    const path = 'items[1].title, items[2].name, total';
    expect(textOf(text, 'json', { path }).split('\n')).toEqual([
      'nothing at path "items[2].name"',
      'rows 1-2 of 2:',
      'items[1].title: "Crash in part 1"',
      'total: 40',
    ]);
  });

  it('shows what was selected where nothing in it matches', () => {
    const path = 'items[3].user';
    for (const search of [{ query: 'kangaroo' }, { grep: 'kangaroo' }]) {
      expect(textOf(text, 'json', { path, ...search })).toBe(
        'nothing matches "kangaroo"\nitems[3].user: {"login":"user21"}',
      );
    }
  });
});

describe('a search that finds nothing', () => {
  const log = Array.from(
    { length: 3000 },
    (_, index) => `10:${index} INFO request ${index} served`,
  ).join('\n');

  it.each([{ query: 'kangaroo' }, { grep: 'kangaroo' }])(
    'says that nothing matches and shows what there is from its start: %j',
    (search) => {
      const shown = textOf(log, 'log', search);
      expect(shown).toMatch(/^nothing matches "kangaroo"\nlog, about/);
      expect(shown).toMatch(/\nlines 1-\d+ of \d+:\n/);
      expect(counter.count(shown)).toBeGreaterThan(1300);
      expect(counter.count(shown)).toBeLessThanOrEqual(1500);
    },
  );

  it('says that nothing matches and shows all where that fits', () => {
    expect(textOf('one\ntwo', 'text', { query: 'kangaroo' })).toBe(
      'nothing matches "kangaroo"\nlines 1-2 of 2:\none\ntwo',
    );
  });

  it('says how many of many places are shown, and where the others begin', () => {
    const hits = Array.from({ length: 150 }, (_, index) => `src/a.ts:${index}: x\nlib/b.ts:1: y`);
    expect(textOf(hits.join('\n'), 'search', { path: 'src' })).toMatch(
      /^the first 100 of 150 places, the others from line 201 on\nline 1 of 300:\n/,
    );
  });

  it('searches in all of many places, and does not speak of the first ones', () => {
    const hits = Array.from(
      { length: 150 },
      (_, index) => `src/a.ts:${index}: item${index}\nlib/b.ts:1: y`,
    ).join('\n');
    const found = textOf(hits, 'search', { path: 'src', query: 'item149' });
    expect(found).toContain('item149');
    expect(found).not.toContain('the first 100');
    expect(textOf(hits, 'search', { path: 'src', grep: 'kangaroo' })).toMatch(
      /^nothing matches "kangaroo"\nthe first 100 of 150 places, /,
    );
  });

  it('shows the start of a document whose longest list is a small part of it', () => {
    const schemas = Object.fromEntries(
      Array.from({ length: 90 }, (_, index) => [
        `Schema${index}`,
        { text: 'What it is. '.repeat(9) },
      ]),
    );
    const document = JSON.stringify({ schemas, kinds: ['one', 'two', 'three'] }, null, 1);
    const shown = textOf(document, 'json', { query: 'kangaroo' });
    expect(shown).toContain('"Schema1": {');
    expect(counter.count(shown)).toBeGreaterThan(1300);
  });
});
