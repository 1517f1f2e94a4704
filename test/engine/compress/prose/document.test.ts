import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { readDocument, type Unit } from '../../../../engine/compress/prose/document.ts';

/** Each unit as its role, its text, and the text of the heading above it. */
function outline(text: string): readonly (readonly [Unit['role'], string, string])[] {
  const { units } = readDocument(text);
  const show = (unit: Unit | undefined): string => text.slice(unit?.start ?? 0, unit?.end ?? 0);
  return units.map((unit) => [
    unit.role,
    show(unit),
    unit.heading === undefined ? '' : show(units[unit.heading]),
  ]);
}

const SENTENCE =
  'The town lies on a river and has a famous market that is held on every other day of the week.';

describe('a document is read as', () => {
  test('sections of Markdown with sentences, lists, tables and code', () => {
    const text = `# Town\n\n## Market\n${SENTENCE} It is old.\n\n- fish\n- bread\n\n| day | open |\n|--|--|\n| Monday | no |\n\n\`\`\`sh\ngo there\n\`\`\`\n\n# End\nBye.\n`;
    expect(outline(text)).toEqual([
      ['heading', '# Town', ''],
      ['heading', '## Market', '# Town'],
      ['sentence', SENTENCE, '## Market'],
      ['sentence', 'It is old.', '## Market'],
      ['sentence', '- fish', '## Market'],
      ['sentence', '- bread', '## Market'],
      ['block', '| day | open |\n|--|--|\n| Monday | no |', '## Market'],
      ['block', '```sh\ngo there\n```', '## Market'],
      ['heading', '# End', ''],
      ['sentence', 'Bye.', '# End'],
    ]);
  });

  test.each([
    ['Document [2](Title: Town (Texas)) ', ''],
    ['Passage 2: ', ''],
    ['[2] ', ''],
    ['[2] Town\n', ''],
    ['Document 2\nTitle: Town\nSource: https://example.org\n', '\n'],
    ['### Result 2\n**URL:** https://example.org\n', '\n'],
    ['Town\n', ''],
    ['2. Town, a guide\n   URL: https://example.org\n', '   '],
    ['Town\n\n', ''],
    ['---\n', ''],
  ])('passages under %j', (label, between) => {
    const text = `${label}${between}${SENTENCE}\n\n${label.replace('2', '3')}${between}${SENTENCE}`;
    expect(outline(text)).toEqual([
      ['heading', label.trim(), ''],
      ['sentence', SENTENCE, label.trim()],
      ['heading', label.trim().replace('2', '3'), ''],
      ['sentence', SENTENCE, label.trim().replace('2', '3')],
    ]);
  });

  test('options with what they do beside them', () => {
    const text = `## Options\n  -q, --quiet <level>  Say less. Errors are\n                       shown anyway.\n  --wait\t\tWait for all of them.\n`;
    expect(outline(text)).toEqual([
      ['heading', '## Options', ''],
      ['heading', '-q, --quiet <level>', '## Options'],
      ['sentence', 'Say less.', '-q, --quiet <level>'],
      ['sentence', 'Errors are', '-q, --quiet <level>'],
      ['sentence', 'shown anyway.', '-q, --quiet <level>'],
      ['heading', '--wait', '## Options'],
      ['sentence', 'Wait for all of them.', '--wait'],
    ]);
  });

  test('passages in tags, which are closed as they were opened', () => {
    const head = '<document index="1">\n<title>Town</title>\n<content>';
    const text = `${head}\n${SENTENCE}\n</content>\n</document>\n`;
    expect(outline(text)).toEqual([
      ['heading', head, ''],
      ['sentence', SENTENCE, head],
      ['closing', '</content>', head],
      ['closing', '</document>', head],
    ]);
  });

  test('units in the order of the text that leave out nothing but white space', () => {
    const line = fc.constantFrom(
      '# A',
      '---',
      '[1] x',
      '<a>',
      '</a>',
      '| a |',
      '```',
      '- b',
      SENTENCE,
      '',
    );
    fc.assert(
      fc.property(fc.array(fc.oneof(line, fc.string())), (lines) => {
        const text = lines.join('\n');
        const { units } = readDocument(text);
        let next = 0;
        for (const { start, end, heading } of units) {
          expect(start).toBeGreaterThanOrEqual(next);
          expect(text.slice(next, start).trim()).toBe('');
          expect(heading === undefined ? 'heading' : units[heading]?.role).toBe('heading');
          next = end;
        }
        expect(text.slice(next).trim()).toBe('');
      }),
    );
  });
});
