import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { lossyText } from '../../../../engine/compress/text/lossy/index.ts';
import { lossyContextFor } from '../context.ts';

const blocks = Array.from(
  { length: 200 },
  (_, id) =>
    `Name: item ${id}\nPrice: ${id}.50\nWhere: shelf ${String.fromCharCode(97 + (id % 26))}`,
);
const tree = Array.from({ length: 630 }, (_line, id) => {
  if (id % 7 === 0) return `- section "Part ${id / 7}"`;
  return id % 7 === 1
    ? `  - list "Rows of ${(id - 1) / 7}"`
    : `    - link "Row ${id}" [ref=e${id}]`;
});

/** Short blocks, and a long one at the end. */
const records = [
  ...Array.from({ length: 60 }, (_, id) => `Name: item ${id}\nPrice: ${id}.50`),
  Array.from({ length: 300 }, (_, id) => `step ${id} of the last block`).join('\n'),
].join('\n\n');

/** What `[lines 4-7]` and `[line 9]` stand for, put back. */
function filled(shown: string, source: string): string {
  const [reference = '', ...lines] = shown.split('\n');
  expect(reference).toMatch(/^\[missing: \d+ of \d+ lines/);
  const all = source.split('\n');
  return lines
    .flatMap((line) => {
      const [, first, last = first] = /^\[lines (\d+)(?:-(\d+))?\]$/.exec(line) ?? [];
      return first === undefined ? [line] : all.slice(Number(first) - 1, Number(last));
    })
    .join('\n');
}

/** What `[… 1234 characters of line 2 …]` stands for, put back. */
function inserted(shown: string, source: string): string {
  let text = '';
  const body = shown.slice(shown.indexOf('\n') + 1);
  for (const part of body.split(/(\[… \d+ characters of lines? [-\d]+ …\])/)) {
    const [, missing] = /^\[… (\d+) characters/.exec(part) ?? [];
    text += missing === undefined ? part : source.substr(text.length, Number(missing));
  }
  return text;
}

describe('a text of no known kind', () => {
  it('shows how a text ends whose last block is long', () => {
    const shown = lossyText(records, lossyContextFor('text', 1500)) ?? '';
    expect(shown.endsWith('step 299 of the last block')).toBe(true);
    expect(filled(shown, records)).toBe(records);
  });

  it('is shown by its head, its tail and the blocks that were asked for, which are whole', () => {
    const text = blocks.join('\n\n');
    const shown = lossyText(text, lossyContextFor('text', 300, 'what does item 117 cost?')) ?? '';
    for (const id of [0, 117, 199]) expect(shown).toContain(blocks[id]);
    expect(shown).not.toContain('item 150\n');
    expect(shown.length / 4).toBeLessThan(320);
    expect(filled(shown, text)).toBe(text);
  });

  it('shows lines with those that they are indented below', () => {
    const text = tree.join('\n');
    const shown = lossyText(text, lossyContextFor('text', 300, 'click on "Row 466"')) ?? '';
    const lines = shown.split('\n');
    const at = lines.indexOf('    - link "Row 466" [ref=e466]');
    expect(lines.slice(0, at)).toContain('- section "Part 66"');
    expect(lines.slice(0, at)).toContain('  - list "Rows of 66"');
    expect(filled(shown, text)).toBe(text);
  });

  it('shows what failed, and counts the words of failure that are left out', () => {
    const lines = Array.from({ length: 300 }, (_, id) =>
      id % 10 === 7 ? `step ${id}: ERROR no answer` : `step ${id}: fine as far as one can see`,
    );
    const shown = lossyText(lines.join('\n'), lossyContextFor('text', 200)) ?? '';
    expect(shown).toContain('step 7: ERROR no answer');
    expect(lossyText(lines.join('\n'), lossyContextFor('text', 0))).toContain(
      '(among them ERROR 30)',
    );
  });

  it.each([
    ['a few lines', blocks.slice(0, 2).join('\n')],
    ['one line of two pieces', 'x'.repeat(1600)],
    ['nothing', ''],
  ])('is left alone if it has %s', (_, text) => {
    expect(lossyText(text, lossyContextFor('text', 100))).toBeUndefined();
  });

  it('shows pieces of very long lines, and says how much stands between them', () => {
    const markup = Array.from(
      { length: 900 },
      (_, id) =>
        `<item id="${id}"><title>Part ${id * 31}</title><stock unit="kg">${id % 9}</stock></item>`,
    );
    const text = `<?xml version="1.0"?>\n<list>${markup.join('')}</list>`;
    const shown =
      lossyText(text, lossyContextFor('text', 500, 'how much of Part 20026 is left?')) ?? '';
    for (const id of [0, 646, 899]) expect(shown).toContain(`<title>Part ${id * 31}</title>`);
    expect(shown.length / 4).toBeLessThan(540);
    expect(shown).toMatch(/^\[missing: \d+ of \d+ characters omitted where marked\]/);
    expect(inserted(shown, text)).toBe(text);
  });

  it('is left whole where it is about to be edited', () => {
    const context = lossyContextFor(
      'text',
      300,
      'Please change the price of item 117 in items.list',
    );
    const query = { ...context.query, toolArguments: '{"path":"items.list"}' };
    expect(lossyText(blocks.join('\n\n'), context)).toBeDefined();
    expect(lossyText(blocks.join('\n\n'), { ...context, query })).toBeUndefined();
  });

  it('names every gap by its lines, whatever it holds', () => {
    const line = fc.stringMatching(/^[ \t│├]{0,4}[a-z<>{}.:-]{0,12} ?[A-Z]{0,5}$/);
    fc.assert(
      fc.property(
        fc.array(line, { maxLength: 120 }),
        fc.integer({ min: 0, max: 200 }),
        (lines, budget) => {
          const text = lines.join('\n');
          const shown = lossyText(text, lossyContextFor('text', budget, 'where is abc?'));
          expect(shown === undefined ? text : filled(shown, text)).toBe(text);
        },
      ),
      { numRuns: 300 },
    );
  });

  it('takes linear time, however deep its lines are indented', () => {
    const deep = Array.from({ length: 4000 }, (_, id) => `${' '.repeat(id)}- node ${id}`).join(
      '\n',
    );
    const shown = lossyText(deep, lossyContextFor('text', 2000, 'node 3999')) ?? '';
    expect(shown.length).toBeLessThan(deep.length);
  });
});
