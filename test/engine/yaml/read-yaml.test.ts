import { describe, expect, it } from 'vitest';

import type { WrittenValue } from '../../../engine/written/value.ts';
import { readYaml } from '../../../engine/yaml/read-yaml.ts';

/** Lists and pairs in place of values with their places. */
function plain({ text, members, items }: WrittenValue): unknown {
  if (members) return members.map(({ key, value }) => [key, plain(value)]);
  return items ? items.map(plain) : text;
}

function read(text: string): unknown {
  const value = readYaml(text);
  return value && plain(value);
}

describe('YAML', () => {
  it('is read with its scalars as they were written', () => {
    expect(
      read('a: 1.10\nb: 0123\nc: yes\nd: 2024-01-01\ne: "5"\nf: |\n  one\n  two\ng:\n'),
    ).toEqual([
      ['a', '1.10'],
      ['b', '0123'],
      ['c', 'yes'],
      ['d', '2024-01-01'],
      ['e', '5'],
      ['f', 'one\ntwo\n'],
      ['g', ''],
    ]);
  });

  it('of several documents is a list of them', () => {
    expect(read('---\na: 1\n---\n- {b: [2, x]}\n...\n')).toEqual([
      [['a', '1']],
      [[['b', ['2', 'x']]]],
    ]);
  });

  it.each([
    ['a comment', 'a: 1 # one\n'],
    ['a comment above', '# first\na: 1\n'],
    ['a comment below', 'a: 1\n# last\n'],
    ['a comment inside', 'a:\n  # of b\n  b: 1\n'],
    ['an anchor', 'a: &one 1\n'],
    ['an alias', 'a: &one [1]\nb: *one\n'],
    ['a tag', 'a: !Ref b\n'],
    ['an error', 'a: [1\nb: 2\n'],
    ['too great a depth', '- '.repeat(5000)],
    ['brackets without end', '['.repeat(100_000)],
    ['too many characters', '- a\n'.repeat(100_001)],
  ])('with %s is not read', (_, text) => {
    expect(readYaml(text)).toBeUndefined();
  });
});
