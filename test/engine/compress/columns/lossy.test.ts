import { describe, expect, it } from 'vitest';

import { columnsCompressor } from '../../../../engine/compress/columns/index.ts';
import { lossyContextFor } from '../context.ts';

function lossy(text: string, budget: number, question = ''): string {
  return columnsCompressor.lossy?.(text, lossyContextFor('table', budget, question)) ?? '';
}

const ROWS = Array.from({ length: 300 }, (_, index) => {
  const state = index === 211 ? 'CrashLoopBackOff' : 'Running';
  return `api-${String(index).padStart(4, '0')}   1/1     ${state.padEnd(18)}${index % 7}d`;
});
const PODS = ['NAME       READY   STATUS            AGE', ...ROWS].join('\n');

describe('columnsCompressor.lossy', () => {
  it('keeps the names of the columns, the row that failed and what was asked for', () => {
    const elided = lossy(PODS, 300, 'how is api-0123?');
    expect(elided).toMatch(/NAME,.*STATUS/);
    expect(elided).toContain('CrashLoopBackOff');
    expect(elided).toContain('api-0123');
    expect(elided).toMatch(/\[missing: \d+ of 300 rows omitted\]/);
  });

  it('says above which table the rows of several stood', () => {
    const row = (index: number): string =>
      `-rw-r--r-- 1 root root ${String(index * 37).padStart(6)} Apr 30 08:32 file${index}.c`;
    const block = (name: string): string =>
      [`${name}:`, 'total 9', ...Array.from({ length: 60 }, (_, index) => row(index))].join('\n');
    const elided = lossy([block('src'), block('lib')].join('\n\n'), 300);
    expect(elided).toMatch(/of 120 rows omitted/);
    expect(elided).toContain('lib: total 9');
  });

  it('counts lines where columns cannot be told apart, and keeps the first', () => {
    const lines = Array.from(
      { length: 200 },
      (_, index) => `${'x '.repeat(index % 5)}value ${index}`,
    );
    const elided = lossy(['Proto  State', ...lines].join('\n'), 200);
    expect(elided).toMatch(/^Proto {2}State\n/);
    expect(elided).toMatch(/of 200 rows omitted/);
  });
});
