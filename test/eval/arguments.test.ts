import { describe, expect, test } from 'vitest';

import { parseArguments } from './arguments.ts';
import { UsageError } from './usage-error.ts';

const SUITES = ['items', 'prose'];
const parse = (line: string): ReturnType<typeof parseArguments> =>
  parseArguments(line.split(' ').filter(Boolean), SUITES);

describe('the command line', () => {
  test('names a suite, its sets and options', () => {
    expect(parse('items kv --mode lossless --keep 0.2 --limit 5 --peer --data here')).toEqual({
      suite: 'items',
      sets: ['kv'],
      mode: 'lossless',
      keep: 0.2,
      limit: 5,
      peer: true,
      data: 'here',
    });
  });

  test('can ask for help', () => {
    expect(parse('--help')).toBeUndefined();
  });

  test.each([
    ['', 'name a suite: items, prose'],
    ['speed', 'unknown suite speed; there are items, prose'],
    ['prose short', 'prose has no sets to choose from'],
    ['items --mode fast', '--mode fast: expected lossless, balanced, aggressive'],
    ['items --keep 2', '--keep 2: expected a number from 0 to 1'],
    ['items --limit 0', '--limit 0: expected a whole number above 0'],
    ['items --via pigeon', '--via pigeon: expected wire, ai-sdk, langchain, proxy'],
    ['items --colour red', "Unknown option '--colour'"],
  ])('%j is refused', (line, message) => {
    expect(() => parse(line)).toThrow(UsageError);
    expect(() => parse(line)).toThrow(message);
  });
});
