import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { sentencesIn } from '../../../../engine/compress/prose/sentences.ts';

const split = (text: string): readonly string[] =>
  sentencesIn(text, { start: 0, end: text.length }).map(({ start, end }) => text.slice(start, end));

describe('sentences', () => {
  test('end at full stops, question marks and exclamation marks', () => {
    expect(split('It rained. Did it? Yes! "Really?" She left.')).toEqual([
      'It rained.',
      'Did it?',
      'Yes!',
      '"Really?"',
      'She left.',
    ]);
  });

  test('end at the full stops of Burmese and Khmer', () => {
    expect(split('မိုးရွာသည်။ နေသာသည်။')).toEqual(['မိုးရွာသည်။', 'နေသာသည်။']);
    expect(split('ភ្លៀងធ្លាក់។ មេឃស្រឡះ។')).toEqual(['ភ្លៀងធ្លាក់។', 'មេឃស្រឡះ។']);
  });

  test('of Thai, which has no full stops, are stretches between its spaces', () => {
    const text = 'ช้างป่าในธรรมชาติมีอายุถึงเจ็ดสิบปี '.repeat(12).trim();
    const sentences = split(text);
    expect(sentences.length).toBeGreaterThan(2);
    expect(sentences.join(' ')).toBe(text);
  });

  test('go on behind abbreviations, initials and numbers', () => {
    const text =
      'Dr. J. R. Smith of the U.S. Army paid 3.5 dollars, e.g. to Acme Inc. Then he left.';
    expect(split(text)).toEqual([text]);
    expect(split('See Fig. 3 for it. The rest follows.')).toEqual([
      'See Fig. 3 for it.',
      'The rest follows.',
    ]);
  });

  test('keep a reference mark and closing signs', () => {
    expect(split('He won (twice).[12] Nobody saw it.”  Then it was over.')).toEqual([
      'He won (twice).[12]',
      'Nobody saw it.”',
      'Then it was over.',
    ]);
  });

  test('end at the marks of other scripts without a space', () => {
    expect(split('黑豹队赢了。谁丢了308分？“没有人。”他说。')).toEqual([
      '黑豹队赢了。',
      '谁丢了308分？',
      '“没有人。”',
      '他说。',
    ]);
    expect(split('यह एक है। यह दो है।')).toEqual(['यह एक है।', 'यह दो है।']);
  });

  test('keep the number that they begin with', () => {
    for (const number of ['1.', '3.1.', '২.', 'b.', 'IV.', '(2).', 'Section 4.', '§ 12.']) {
      expect(split(`${number} The gate is open. It shuts.`)).toEqual([
        `${number} The gate is open.`,
        'It shuts.',
      ]);
    }
    expect(split('It was in 1999. The gate was open.')).toHaveLength(2);
  });

  test('go on in the next line where the line was only full', () => {
    const wrapped =
      'This paragraph was wrapped at a right margin of some sixty\nletters, which is no end. This is.';
    expect(split(wrapped)).toHaveLength(2);
    expect(split('Name: Ada\nBorn: 1815')).toEqual(['Name: Ada', 'Born: 1815']);
  });

  test('are cut where nothing marks an end, and not within a surrogate pair', () => {
    expect(split('word '.repeat(400)).length).toBeGreaterThan(3);
    for (const piece of split('😀'.repeat(1000))) expect(piece.isWellFormed()).toBe(true);
  });

  test('are the whole text but for white space', () => {
    fc.assert(
      fc.property(
        fc.array(fc.oneof(fc.string(), fc.constantFrom('. A', '! ', '。', '\n', ' x', '" B'))),
        (parts) => {
          const text = parts.join('');
          expect(split(text).join('').replace(/\s+/g, '')).toBe(text.replace(/\s+/g, ''));
        },
      ),
    );
  });
});
