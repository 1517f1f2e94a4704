import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { searchAnchors } from '../../../engine/relevance/anchor-search.ts';
import { anchorsIn } from '../../../engine/relevance/anchors.ts';

describe('anchorsIn', () => {
  it.each([
    ['What happened in request req-000057?', ['req-000057']],
    ['Who opened issue #1076?', ['1076']],
    ['open src/auth/jwt_handler.py, please.', ['src/auth/jwt_handler.py']],
    ['error PG-5523 of user_10023 (ECONNREFUSED)', ['PG-5523', 'user_10023', 'ECONNREFUSED']],
    ['find "good first issue" and `a b`', ['good first issue', 'a b']],
    ['call processPayment or process_payment', ['processPayment', 'process_payment']],
    ['mail dev0@company.com at 10.0.0.1:8080', ['dev0@company.com', '10.0.0.1:8080']],
    ['trace 812b4ba287f5ee0b', ['812b4ba287f5ee0b']],
  ])('finds what %j names', (text, anchors) => {
    expect(anchorsIn(text)).toEqual(anchors);
  });

  it('finds none in plain words and short numbers', () => {
    expect(anchorsIn("We're seeing 500 errors; it's high-priority. Don't panic!")).toEqual([]);
  });
});

describe('searchAnchors', () => {
  it('finds whole words only, and each of several', () => {
    const search = searchAnchors(['user_1', 'a.b', '中文']);
    const found: number[] = [];
    search('user_12 xuser_1 user_1, a.b axb (a.b) 学中文了', (anchor) => found.push(anchor));
    expect(found).toEqual([0, 1, 1, 2]);
  });

  it('finds any string between blanks', () => {
    fc.assert(
      fc.property(fc.string({ minLength: 1, maxLength: 20 }), (anchor) => {
        const found: number[] = [];
        searchAnchors([anchor])(` ${anchor} `, (index) => found.push(index));
        expect(found).toContain(0);
      }),
    );
  });
});
