import { describe, expect, it } from 'vitest';

import { blockReport } from '../../../adapters/cli/block-report.ts';
import { difference } from '../../../adapters/cli/text/difference.ts';
import { grouped, percent } from '../../../adapters/cli/text/figures.ts';
import { firstRows, fitted, visible } from '../../../adapters/cli/text/rows.ts';
import type { BlockReport } from '../../../src/index.ts';

const lines = Array.from({ length: 60 }, (_, index) => `line ${index}`);

describe('difference', () => {
  it('shows what was taken out and put in, with lines around it', () => {
    const after = lines.toSpliced(30, 10, 'ten lines left out');
    const rows = difference(lines.join('\n'), after.join('\n')) ?? [];
    expect(rows.filter(({ mark }) => mark === '-').map(({ text }) => text)).toEqual(
      lines.slice(30, 40),
    );
    expect(rows.filter(({ mark }) => mark === '+').map(({ text }) => text)).toEqual([
      'ten lines left out',
    ]);
    expect(rows.filter(({ mark }) => mark === ' ')).toHaveLength(4);
    expect(rows[0]).toEqual({ mark: '@', text: 'from line 29' });
  });

  it('declines where the form changed altogether', () => {
    expect(difference('{"a":1}\n{"a":2}', 'rows of a\n1\n2')).toBeUndefined();
  });

  it('declines in bounded time where there are more edits than anybody reads', () => {
    const many = Array.from({ length: 60_000 }, (_, index) => `${index}`);
    const after = many.filter((_, index) => index % 2 === 0);
    expect(difference(many.join('\n'), after.join('\n'))).toBeUndefined();
  });
});

describe('rows', () => {
  it('shows control characters instead of sending them to the terminal', () => {
    expect(visible('a\u001b[2J\tb\u0000\u009b\nc')).toBe('a␛[2J  b␀␡\nc');
  });

  it('cuts between characters, never inside one', () => {
    expect(fitted('😀😀😀😀', 3)).toBe('😀😀…');
    expect(fitted('abc', 3)).toBe('abc');
  });

  it('says how many rows follow', () => {
    expect(firstRows(lines, { most: 2, noun: 'row' })).toEqual([
      'line 0',
      'line 1',
      '   … 58 more rows',
    ]);
    expect(firstRows(['a', 'b', 'c'], { most: 2, noun: 'row' })).toEqual(['a', 'b', 'c']);
  });
});

describe('figures', () => {
  it('sets thousands apart and never rounds a share up', () => {
    expect([0, 999, 1000, 1_234_567].map(grouped)).toEqual(['0', '999', '1,000', '1,234,567']);
    expect([percent(1, 3), percent(0, 0), percent(9999, 10_000)]).toEqual([
      '33.3 %',
      '0.0 %',
      '99.9 %',
    ]);
  });
});

const BLOCK: BlockReport = {
  message: 3,
  path: ['content'],
  role: 'tool',
  toolName: 'a_tool_with_a_rather_long_name_that_somebody_gave_it_once',
  kind: 'json',
  compressor: 'json',
  outcome: 'lossless',
  reason: 'because '.repeat(40).trim(),
  before: `[${'{"a":1},'.repeat(200)}]`,
  after: `a[200]\n${'1\n'.repeat(200)}`,
  references: [],
  tokens: { before: 1200, after: 400 },
};

describe('blockReport', () => {
  it('says all of why a block is as it was', () => {
    const reason = 'longer than 64 Mi characters, the limit for one text: pass it in parts';
    const tokens = { before: 38_620_308, after: 38_620_308 };
    const block = { ...BLOCK, outcome: 'untouched', reason, tokens } as const;
    const report = blockReport(block, { number: 1, isWhole: true, width: 60, isFull: false });
    const rows = report.split('\n').map((row) => row.trim());
    expect(rows.slice(1).join(' ')).toBe(`why        38,620,308 tokens, ${reason}`);
  });

  it('shows a name that controls the terminal, and does not send it there', () => {
    const block = { ...BLOCK, toolName: '\u001B[2Ja\nb' };
    const report = blockReport(block, { number: 1, isWhole: false, width: 80, isFull: false });
    expect(report.split('\n')[0]).toContain('message 3, ␛[2Ja␊b: json');
  });

  it('fits the terminal, whatever the block holds', () => {
    const report = blockReport(BLOCK, { number: 1, isWhole: false, width: 60, isFull: false });
    const widest = Math.max(...report.split('\n').map((row) => row.length));
    expect(widest).toBeLessThanOrEqual(60);
    expect(report).toContain('1,200 -> 400 tokens, 66.6 % saved');
  });
});
