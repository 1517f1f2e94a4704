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
    expect(shown).toMatch(/^\[output of mypy or ruff, 91 lines\./);
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
});
