import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { splitPrompt } from '../../../engine/detect/index.ts';
import { EXAMPLES } from './examples.ts';
import { MATERIAL } from './prompt/material.ts';
import { processorTime } from '../../support/processor-time.ts';

const SMALLEST = 2000;
const BEFORE = 'Why does this fail? I tried it twice.';
const BETWEEN = 'And here is what I got the second time:';
const AFTER = '- please answer in German\n- keep it short\n\nThanks!';

const wordsOf = (text: string): string =>
  splitPrompt(text, SMALLEST)
    .filter(({ isMaterial }) => !isMaterial)
    .map((segment) => segment.text)
    .join('');
const materialOf = (text: string): readonly string[] =>
  splitPrompt(text, SMALLEST)
    .filter(({ isMaterial }) => isMaterial)
    .map((segment) => segment.text.trim());

describe.each(Object.entries(MATERIAL))('%s in a prompt', (_, material) => {
  it('is told from the words around it', () => {
    const text = `${BEFORE}\n\n${material}\n\n${BETWEEN}\n\n${material}\n\n${AFTER}`;
    for (const words of [BEFORE, BETWEEN, AFTER]) expect(wordsOf(text)).toContain(words);
    expect(materialOf(text).join('').length).toBeGreaterThan(material.length * 1.6);
  });

  it('is told from words right above and below it', () => {
    const text = `${BEFORE}\n${material}\n${AFTER}`;
    for (const words of [BEFORE, AFTER]) expect(wordsOf(text)).toContain(words);
    expect(materialOf(text).join('').length).toBeGreaterThan(material.length * 0.8);
  });

  it('is not torn apart in a fence', () => {
    const text = `${BEFORE}\n\`\`\`\n${material}\n\`\`\`\n${AFTER}`;
    expect(materialOf(text).join('\n')).toBe(material.trim());
  });

  it('is not torn apart in a tag', () => {
    const text = `${BEFORE}\n<file path="a">\n${material}\n</file>\n${AFTER}`;
    expect(materialOf(text).join('\n')).toBe(material.trim());
  });
});

describe('prose', () => {
  const prose =
    'The council met again and spoke about the river, the bridge and the budget. '.repeat(40);

  it('is what the user wrote, however long it is', () => {
    expect(materialOf(prose)).toEqual([]);
    expect(materialOf(`${BEFORE}\n\n${prose}\n\n${prose}`)).toEqual([]);
    expect(materialOf(`# Task\n\n- ${prose}\n- ${prose}\n\n## Rules\n\n1. ${prose}`)).toEqual([]);
  });

  it.each([
    ['a document', (inside: string) => `<document index="1">\n${inside}\n</document>`],
    [
      'a nested document',
      (inside: string) =>
        `<documents>\n<document>\n<source>a.txt</source>\n<document_content>\n${inside}\n</document_content>\n</document>\n</documents>`,
    ],
    ['a fence', (inside: string) => `~~~\n${inside}\n~~~`],
    ['triple quotes', (inside: string) => `"""\n${inside}\n"""`],
  ])('is material in %s', (_, enclose) => {
    const text = `${BEFORE}\n\n${enclose(prose)}\n\n${AFTER}`;
    expect(materialOf(text)).toEqual([prose.trim()]);
    expect(wordsOf(text)).toContain(BEFORE);
    expect(wordsOf(text)).toContain(AFTER);
  });

  it.each(['instructions', 'task', 'rules', 'question', 'thinking', 'prompt'])(
    'is what the user wrote in <%s>',
    (name) => {
      expect(materialOf(`<${name}>\n${prose}\n</${name}>`)).toEqual([]);
    },
  );

  it('is what the user wrote where nothing closes', () => {
    expect(materialOf(`<document>\n${prose}`)).toEqual([]);
    expect(materialOf(`\`\`\`\n${prose}`)).toEqual([]);
    expect(materialOf(`"""\n${prose}`)).toEqual([]);
  });
});

describe('what could be either', () => {
  it('is a remark at the edge of material', () => {
    const text = `fix: src/a.ts\n\n${MATERIAL['code'] ?? ''}\n\nsee #12`;
    expect(wordsOf(text)).toContain('fix: src/a.ts');
    expect(wordsOf(text)).toContain('see #12');
  });

  it('is a list below a diff, not lines that were removed', () => {
    const text = `${MATERIAL['diff'] ?? ''}\n- check the types\n- run the tests`;
    expect(wordsOf(text)).toContain('- check the types\n- run the tests');
  });

  it('is a question between the lines of a log', () => {
    const log = MATERIAL['log'] ?? '';
    const text = `${log}\nhere I pressed the button\n${log}`;
    expect(wordsOf(text)).toContain('here I pressed the button');
    expect(materialOf(text)).toHaveLength(2);
  });

  it('is left alone below the smallest size', () => {
    expect(materialOf(`${BEFORE}\n\`\`\`\n${'x = 1\n'.repeat(20)}\`\`\``)).toEqual([]);
  });
});

it('never loses a character, and takes linear time', () => {
  const piece = fc.oneof(
    fc.constantFrom(...EXAMPLES.map(({ text }) => text), ...Object.values(MATERIAL)),
    fc.constantFrom(
      BEFORE,
      AFTER,
      '```',
      '"""',
      '<file>',
      '</file>',
      '<document>',
      '',
      '@@ -1 +1 @@',
    ),
    fc.string({ maxLength: 40 }),
  );
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 8 }), (pieces) => {
      const text = pieces.join('\n');
      expect(
        splitPrompt(text, SMALLEST)
          .map((segment) => segment.text)
          .join(''),
      ).toBe(text);
    }),
    { numRuns: 100 },
  );
});

it.each([
  '```\n',
  '"""\n',
  '<file>\n',
  '</file>\n',
  '[\n',
  '@@ -1,9 +1,9 @@\n',
  '--- a\n',
  '<html>\n',
  'a b c d\n',
  '- - \n',
  ' ',
])('takes linear time for %j over and over', (unit) => {
  const text = unit.repeat(Math.ceil(400_000 / unit.length));
  const spent = processorTime();
  splitPrompt(text, SMALLEST);
  expect(spent()).toBeLessThan(2000);
});
