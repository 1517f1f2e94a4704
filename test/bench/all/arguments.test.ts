import { describe, expect, test } from 'vitest';

import { suites } from '../../eval/suites.ts';
import { UsageError } from '../../eval/usage-error.ts';
import { parseAll } from './arguments.ts';
import { commandOf, MEASURES, measureNames } from './measures.ts';

describe('npm run bench -- all', () => {
  test('measures everything unless told otherwise', () => {
    expect(parseAll([])).toEqual({ names: measureNames(), isQuick: false, withPeer: false });
    expect(parseAll(['--only', 'items,json', '--quick', '--peer', '--html', 'a.html'])).toEqual({
      names: ['items', 'json'],
      isQuick: true,
      withPeer: true,
      html: 'a.html',
    });
    expect(parseAll(['--help'])).toBeUndefined();
  });

  test.each([
    ['--only weather', '--only weather: there are json, '],
    ['--colour red', 'colour'],
  ])('refuses %s', (line, message) => {
    expect(() => parseAll(line.split(' '))).toThrow(UsageError);
    expect(() => parseAll(line.split(' '))).toThrow(message);
  });
});

describe('the measures', () => {
  test('are all suites of eval', () => {
    const measured = Object.values(MEASURES).map(({ suite }) =>
      suite.split(' ').slice(0, 2).join(' '),
    );
    expect(measured).toEqual(
      expect.arrayContaining([...suites.keys()].map((name) => `eval ${name}`)),
    );
  });
});

describe('the command of a measure', () => {
  const words = (...how: Parameters<typeof commandOf>): string | undefined =>
    commandOf(...how)?.join(' ');

  test('is the one that anybody can type', () => {
    const full = { isQuick: false, withPeer: false };
    expect(words('requests', full)).toBe('eval -- exchange');
    expect(words('items-lossless', full)).toBe('eval -- items --mode lossless');
  });

  test('has the peer where a suite can run it', () => {
    const beside = { isQuick: true, withPeer: true };
    expect(words('items', beside)).toBe('eval -- items --limit 5 --peer');
    expect(words('json', beside)).toBe('eval -- json --limit 5');
  });

  test('may be left out of a quick run', () => {
    expect(words('adapters', { isQuick: true, withPeer: false })).toBeUndefined();
  });
});
