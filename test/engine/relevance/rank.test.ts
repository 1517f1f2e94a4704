import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { rank } from '../../../engine/relevance/rank.ts';
import { ANCHORED } from '../../../engine/relevance/score.ts';

const ask = (user: string) => ({ user, toolArguments: '', assistant: '' });

describe('rank', () => {
  it('ranks the word that few texts hold above the word that all hold', () => {
    const texts = ['ButtonComponent', 'FormComponent', 'CardComponent', 'ModalComponent'];
    const scores = rank(texts, ask('Which components are forms?'));
    expect(scores.indexOf(Math.max(...scores))).toBe(1);
  });

  it('scores a text with an exact string of the query above every other', () => {
    const texts = Array.from({ length: 100 }, (_, index) => `request req-${index} of the day`);
    const scores = rank([...texts, 'request request request day day'], ask('the day of req-57'));
    expect(scores.flatMap((score, index) => (score >= ANCHORED ? [index] : []))).toEqual([57]);
  });

  it('does not take a string for exact that many texts hold', () => {
    const texts = Array.from({ length: 100 }, () => 'in src/main.ts');
    expect(Math.max(...rank(texts, ask('look at src/main.ts')))).toBeLessThan(ANCHORED);
  });

  it('finds abbreviations, but below the word itself', () => {
    const [short = 0, long = 0, none = 0] = rank(
      ['the auth folder', 'the authentication', 'the other one'],
      ask('authentication'),
    );
    expect(long).toBeGreaterThan(short);
    expect(short).toBeGreaterThan(none);
    expect(none).toBe(0);
  });

  it('finds words of scripts without spaces', () => {
    const scores = rank(['数据库连接失败', '用户登录成功'], ask('为什么数据库失败'));
    expect(scores[0]).toBeGreaterThan(scores[1] ?? 0);
  });

  it('prefers the shorter of two texts that say the same', () => {
    const [long = 0, short = 0] = rank(
      ['timeout of a service that has many other things to say about itself', 'timeout'],
      ask('timeout'),
    );
    expect(short).toBeGreaterThan(long);
  });

  it('gives only zeros for a query that asks for nothing', () => {
    expect(rank(['a', 'b'], ask('show me all of it'))).toEqual([0, 0]);
  });

  it('gives one non-negative integer per text, equal for equal texts, whatever is asked', () => {
    const text = fc.oneof(fc.string(), fc.constantFrom('src/a.ts', 'user_1 failed', 'x x x', ''));
    fc.assert(
      fc.property(fc.array(text), text, (texts, user) => {
        const scores = rank([...texts, ...texts], ask(user));
        expect(scores).toHaveLength(2 * texts.length);
        expect(scores.every((score) => Number.isSafeInteger(score) && score >= 0)).toBe(true);
        expect(scores.slice(0, texts.length)).toEqual(scores.slice(texts.length));
        expect(rank([...texts, ...texts], ask(user))).toEqual(scores);
      }),
    );
  });
});
