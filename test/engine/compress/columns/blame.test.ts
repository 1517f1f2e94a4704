import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { columnsCompressor } from '../../../../engine/compress/columns/index.ts';
import { decodeTables, encodeTables } from '../../../../engine/compress/columns/lossless.ts';
import { contextFor, lossyContextFor } from '../context.ts';

const { counter } = contextFor('table');
const COMMITS = ['61b36c95', 'c47f1b79', '^9c44c64'];
const AUTHORS = ['Ann Lee', 'Bo (a bot)', 'Zoë'];

const ALL_OPTIONS = ['full', 'short', 'paths', 'numbers', 'pathsAndNumbers'] as const;
type Options = (typeof ALL_OPTIONS)[number];

interface Line {
  readonly commit: number;
  readonly code: string;
}

/** What `git blame` prints for lines that come from three commits. */
function blame(lines: readonly Line[], options: Options): string {
  const width = String(lines.length).length;
  return lines
    .map(({ commit, code }, index) => {
      const number = String(index + 1).padStart(width);
      const author = (AUTHORS[commit] ?? '').padEnd(10);
      const file = ['a.ts', 'b.ts', 'c.ts'][commit] ?? '';
      const paths = {
        full: '',
        short: '',
        paths: ` ${file}`,
        numbers: ` ${number}`,
        pathsAndNumbers: ` ${file} ${number}`,
      };
      const path = paths[options];
      if (options === 'short') return `${COMMITS[commit]} ${number}) ${code}`;
      return `${COMMITS[commit]}${path} (${author} 2026-11-2${commit} 11:01:13 +0000 ${number}) ${code}`;
    })
    .join('\n');
}

const LINES = Array.from({ length: 120 }, (_, index) => ({
  commit: index < 100 ? 0 : index % 3,
  code: index % 9 === 0 ? '' : `  const value${index} = load(${index}); // (see ${index})`,
}));

describe('git blame', () => {
  it.each(ALL_OPTIONS)('comes back as it was: %s', (options) => {
    const text = blame(LINES, options);
    const encoded = encodeTables(text, counter) ?? '';
    expect(encoded).toMatch(/^\[headroom: table printed as git blame/);
    expect(decodeTables(encoded)).toBe(text);
    expect(counter.estimate(encoded)).toBeLessThan(0.9 * counter.estimate(text));
  });

  it('comes back whatever the lines are', () => {
    const line = fc.record({ commit: fc.nat(2), code: fc.string({ unit: 'grapheme' }) });
    fc.assert(
      fc.property(
        fc.array(line, { minLength: 3, maxLength: 12 }),
        fc.constantFrom(...ALL_OPTIONS),
        (lines, options) => {
          const text = blame(lines, options);
          const encoded = encodeTables(text, counter);
          expect(encoded === undefined ? text : decodeTables(encoded)).toBe(text);
        },
      ),
    );
  });

  it('is rows with their commits and numbers, not messages of a log', () => {
    const text = blame(LINES, 'full');
    const elided = columnsCompressor.lossy?.(
      text,
      lossyContextFor('table', 300, 'who wrote value41?'),
    );
    expect(elided).toMatch(/^\[120\]\{line,commit,author,date,n,code\}:/);
    expect(elided).toMatch(/^42,61b36c95,Ann Lee,2026-11-20 11:01:13 \+0000,42,.*value41/m);
    const withNumbers = columnsCompressor.lossy?.(
      blame(
        LINES.map(({ code }) => ({ commit: 1, code })),
        'pathsAndNumbers',
      ),
      lossyContextFor('table', 300, 'who wrote value41?'),
    );
    expect(withNumbers).toMatch(/^\[120\]\{line,commit=c47f1b79,path=b\.ts,before,author=/);
    expect(elided).toMatch(/^author: Ann Lee 106, Bo \(a bot\) 7, Zoë 7$/m);
  });
});
