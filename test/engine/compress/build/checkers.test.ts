import { describe, expect, it } from 'vitest';

import { buildCompressor } from '../../../../engine/compress/build/index.ts';
import { lossyContextFor } from '../context.ts';

function lossy(text: string): string {
  return buildCompressor.lossy?.(text, lossyContextFor('build', 300, '')) ?? '';
}

const repeated = (line: (id: number) => string): readonly string[] =>
  Array.from({ length: 90 }, (_, id) => line(id));

describe('checkers of Python', () => {
  it('are named as what they are, with their errors and their sum', () => {
    const errors = repeated(
      (id) => `src/m${id}.py:${id}: error: Name "name${id % 3}" is not defined  [name-defined]`,
    );
    const shown = lossy(
      [...errors, 'Found 90 errors in 90 files (checked 91 source files)'].join('\n'),
    );
    expect(shown).toMatch(/^\[output of a checker of Python, 91 lines\./);
    expect(shown).toContain('src/m0.py:0: error: Name "name0" is not defined');
    expect(shown).toMatch(/^(?:\[L91\] )?Found 90 errors in 90 files/m);
  });

  it('keep each kind with its count and the sum', () => {
    const findings = repeated(
      (id) =>
        `${id === 70 ? 'F821 Undefined name `x`' : 'E501 Line too long'}\n --> m${id}.py:${id}:1\n  |\n1 | call(${id})\n  |\n`,
    );
    const shown = lossy([...findings, 'Found 90 errors.'].join('\n'));
    expect(shown).toMatch(/^\[x89 L1-\d+\] E501 Line too long$/m);
    expect(shown).toContain('F821 Undefined name `x`');
    expect(shown).toMatch(/Found 90 errors\.$/m);
  });

  it.each([
    'E999 SyntaxError: invalid syntax',
    'F821 undefined name `x`',
    'E0602: Undefined variable',
  ])('show what is wrong in the program before what is only style: %s', (error) => {
    const findings = repeated(
      (id) => `src/m${id}.py:${id}:80: ${id === 70 ? error : 'W291 trailing'}`,
    );
    const shown = lossy(findings.join('\n'));
    expect(shown).toContain(`src/m70.py:70:80: ${error}`);
    expect(shown).toMatch(/^\[x89 L1-90\] src\/m0\.py:0:80: W291 trailing$/m);
  });
});

describe('linters that draw the code', () => {
  it('show each error with its place and warnings in groups', () => {
    const findings = repeated((id) => {
      const [rule, sign] = id % 30 === 7 ? ['noDoubleEquals', '×'] : ['noVar', '!'];
      return `src/m${id}.js:${id}:9 lint/style/${rule}  FIXABLE  ━━━━━━━━\n\n  ${sign} Avoid this.\n\n  > ${id} │ let a = b == c;\n      │ ^^^\n`;
    });
    const shown = lossy([...findings, 'Found 3 errors.', 'Found 87 warnings.'].join('\n'));
    for (const id of [7, 37, 67]) expect(shown).toContain(`src/m${id}.js:${id}:9`);
    expect(shown).toMatch(/^\[x87 L3-\d+\] {3}! Avoid this\.$/m);
    expect(shown).toContain('Found 3 errors.\nFound 87 warnings.');
  });
});
