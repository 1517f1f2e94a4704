import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { hashWord, scanWords, wordsOf } from '../../../engine/relevance/words.ts';

describe('wordsOf', () => {
  it('splits identifiers at capitals, digits and signs', () => {
    expect(wordsOf('HTTPServer2 user_id fooBar-baz src/auth.py')).toEqual(
      'http server 2 user id foo bar baz src auth py'.split(' '),
    );
  });

  it('keeps a capitalised word whole, and a word of capitals', () => {
    expect(wordsOf('Form ECONNREFUSED iPhone')).toEqual(['form', 'econnrefused', 'i', 'phone']);
  });

  it('gives pairs of neighbours for scripts without spaces, and a lone sign by itself', () => {
    expect(wordsOf('数据库 中 ok')).toEqual(['数据', '据库', '中', 'ok']);
  });

  it('gives pairs for Thai, Lao, Burmese and Khmer, and takes their full stops for no part of them', () => {
    expect(wordsOf('ช้าง ลาว')).toEqual(['ช้', '้า', 'าง', 'ลา', 'าว']);
    expect(wordsOf('ខ្មែ។ ကခ။')).toEqual(['ខ្', '្ម', 'មែ', 'ကခ']);
  });

  it('takes the marks of other scripts for no part of a word', () => {
    expect(wordsOf('मिली। التقرير؟ نعم، گیا۔')).toEqual(['मिली', 'التقرير', 'نعم', 'گیا']);
    expect(wordsOf('ሰላም፡ለዓለም። བོད་ཡིག།')).toEqual(['ሰላም', 'ለዓለም', 'བོད', 'ཡིག']);
  });

  it('folds the case of letters with accents and of other alphabets', () => {
    expect(wordsOf('GRÖSSE Привет')).toEqual(['grösse', 'привет']);
  });

  it('finds nothing between words', () => {
    expect(wordsOf(' \n--\t😀 “…” ')).toEqual([]);
  });
});

describe('scanWords', () => {
  it('reports each word under the hash of its lower-case form, in order, for any text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        let last = 0;
        scanWords(text, (hash, start, end) => {
          expect(end).toBeGreaterThan(start);
          expect(start).toBeGreaterThanOrEqual(last - 1);
          expect(hash).toBe(hashWord(text.slice(start, end)));
          last = end;
        });
      }),
    );
  });

  it('leaves no letter or digit of a text of ASCII out', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary-ascii' }), (text) => {
        expect(wordsOf(text).join('')).toBe(text.replaceAll(/[^A-Za-z0-9]/g, '').toLowerCase());
      }),
    );
  });
});
