import { readFileSync } from 'node:fs';

import { describe, expect, test } from 'vitest';

import { proseCompressor } from '../../../../engine/compress/prose/index.ts';
import { lossyContextFor } from '../context.ts';
import { ANSWER, DOCUMENT, PASSAGES, QUESTION } from './passages.ts';
import { processorTime } from '../../../support/processor-time.ts';

const lossy = (text: string, budget: number, question: string): string =>
  proseCompressor.lossy?.(text, lossyContextFor('prose', budget, question)) ?? text;

/** What is shown between the marks. */
function pieces(shown: string, mark = '(...)'): readonly string[] {
  const [, ...body] = shown.split('\n');
  return body.join('\n').split(mark);
}

describe('a document with sentences left out', () => {
  test('shows the answer under its title', () => {
    const shown = lossy(DOCUMENT, 60, QUESTION);
    expect(shown).toContain(ANSWER);
    expect(shown.indexOf('Orval Bridge\n')).toBeLessThan(shown.indexOf(ANSWER));
    expect(shown.length).toBeLessThan(60 * 4 * 1.1);
  });

  test('goes on to what the answer speaks of', () => {
    const shown = lossy(DOCUMENT, 110, QUESTION);
    expect(shown).toContain('She studied engineering in Zurich.');
    expect(shown).not.toContain('Dogs are not allowed.');
  });

  test('is word for word and in order between its marks', () => {
    let from = 0;
    for (const piece of pieces(lossy(DOCUMENT, 100, QUESTION))) {
      const found = DOCUMENT.indexOf(piece.trim(), from);
      expect(found).toBeGreaterThanOrEqual(from);
      from = found + piece.trim().length;
    }
  });

  test('says in its first line how much is missing', () => {
    const [first = ''] = lossy(DOCUMENT, 60, QUESTION).split('\n');
    expect(first).toMatch(
      /^\[missing: \d+ of 20 sentences, \d of 5 headings omitted at \(\.\.\.\)\]$/,
    );
  });

  test('is marked by another sign where the text has the usual one', () => {
    const shown = lossy(`${DOCUMENT} He said (...) nothing.`, 60, QUESTION);
    expect(shown.split('\n')[0]).toContain('omitted at (…)');
  });

  test('keeps the labels of passages that it shows', () => {
    const labelled = PASSAGES.map(
      ({ title, text }, index) => `Document [${index + 1}](Title: ${title}) ${text}`,
    ).join('\n\n');
    const shown = lossy(labelled, 60, QUESTION);
    expect(shown).toMatch(/Document \[2\]\(Title: Orval Bridge\) [^\n]*designed by Maria/);
  });

  test('closes the tags that it shows', () => {
    const tagged = PASSAGES.map(
      ({ title, text }) => `<document>\n<title>${title}</title>\n${text}\n</document>`,
    ).join('\n');
    const shown = lossy(tagged, 90, QUESTION);
    expect(shown).toContain(ANSWER);
    expect(shown.split('<document>').length).toBe(shown.split('</document>').length);
  });

  test('mentions each failure that a short line reports', () => {
    const report = `${DOCUMENT}\n\nStatus\n- build: ok\n- deployment FAILED\n- 3 tests failed\n- upload: exit code 7`;
    const shown = lossy(report, 60, QUESTION);
    for (const news of ['FAILED', 'failed', 'exit code 7']) expect(shown).toContain(news);
  });

  test('stops before the budget is used up where the rest is not about the question', () => {
    const shown = lossy(DOCUMENT, 240, QUESTION);
    expect(shown.length).toBeLessThan(DOCUMENT.length * 0.8);
  });

  test('shows once what stands in two passages', () => {
    const overlapping = `${DOCUMENT}\n\nOrval Bridge, continued\n${ANSWER} It carries two tram lines. ${'It is painted blue and green. '.repeat(3)}`;
    expect(lossy(overlapping, 110, QUESTION).split(ANSWER)).toHaveLength(2);
  });

  test('keeps half of it where nothing says what is asked for', () => {
    for (const question of ['', 'xylophone']) {
      const shown = lossy(DOCUMENT, 20, question);
      expect(shown.length).toBeGreaterThan(DOCUMENT.length * 0.4);
      expect(shown.length).toBeLessThan(DOCUMENT.length * 0.65);
      expect(shown).toContain('Amber Lake lies in the north of the county.');
    }
  });

  test('shows once what a mail quotes of another', () => {
    const reply = `Maria wrote:\n> ${ANSWER}\n\nIt was designed by Maria and opened in 1931, yes.`;
    const shown = lossy(`${reply}\n\n${DOCUMENT}`, 140, QUESTION);
    expect(shown.split(ANSWER)).toHaveLength(2);
  });

  test('answers in scripts without spaces', () => {
    const chinese =
      '琥珀湖位于县的北部。冬天湖面结冰几个星期。人们在湖上滑冰。\n\n奥瓦尔桥横跨森河。该桥由玛丽亚设计，于1931年通车。桥上有两条电车线。\n\n市场每周举行两次。农民带来水果和奶酪。下午摊位被拆除。';
    const others = '夏天温和，冬天漫长。大部分雨水在秋天降下。山上的雪到三月才化。'.repeat(6);
    const shown = lossy(`${chinese}\n\n${others}`, 40, '奥瓦尔桥是谁设计的？');
    expect(shown).toContain('该桥由玛丽亚设计，于1931年通车。');
    expect(shown).not.toContain('下午摊位被拆除。');
  });

  test('is not made of a few sentences, or where all would stay', () => {
    expect(lossy('One. Two. Three.', 1, 'two')).toBe('One. Two. Three.');
    expect(lossy(DOCUMENT, 100_000, '')).toBe(DOCUMENT);
  });

  test('takes linear time for hostile texts', () => {
    const hostile = [
      'a. '.repeat(60_000),
      '[1] x\n'.repeat(30_000),
      'A'.repeat(200_000),
      '<a>\n'.repeat(50_000),
      '(Title: '.repeat(20_000),
    ];
    const spent = processorTime();
    for (const text of hostile) lossy(text, 450, 'what is a?');
    expect(spent()).toBeLessThan(10_000);
  });

  test('leaves out only what is behind a reference, in the documents of this project too', () => {
    const readme = readFileSync('README.md', 'utf8');
    const shown = lossy(readme, 400, 'Where are originals kept?');
    expect(shown.startsWith('[missing: ')).toBe(true);
    expect(shown.length).toBeLessThan(readme.length / 2);
  });
});

test('an example goes with the sentence above it that is asked for', () => {
  const section = (name: string): string =>
    `## ${name}\n\nWhat is said here is about ${name} and nothing else at all.\n\n\`\`\`\nrun('${name}');\n\`\`\`\n`;
  const asked = '## Locks\n\nThe keeper opens the gate with a key:\n\n```\nunlatch(42);\n```\n';
  const others = ['walls', 'roofs', 'doors', 'floors'].map(section);
  const shown = lossy(
    [...others, asked, ...others].join('\n'),
    90,
    'How does the keeper open the gate?',
  );
  expect(shown).toContain('unlatch(42);');
});
