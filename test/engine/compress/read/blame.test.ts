import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { decodeBlame, encodeBlame } from '../../../../engine/compress/read/blame/lossless.ts';
import { readCompressor } from '../../../../engine/compress/read/index.ts';
import { unfold } from '../../../../engine/compress/text/index.ts';
import { detect } from '../../../../engine/detect/index.ts';
import { answer } from '../../../../engine/retrieve/answer.ts';
import { hashOf } from '../../../../engine/retrieve/reference.ts';
import { tokenCounter } from '../../../../engine/tokens/index.ts';
import { describeCompressor } from '../../../contract/compressor.ts';
import { sampleText } from '../code/samples.ts';
import { lossyContextFor } from '../context.ts';

const COMMITS = [
  '^17162f1 (Ann Other   2024-01-05 07:57:21 +0000',
  '84d676aa (Grace (dev) 2025-03-09 10:00:00 +0100',
  '84d676aa src/old name.py (Grace (dev) 2025-03-09 10:00:00 +0100',
  '00000000 (Not Committed Yet 2026-11-23 09:00:00 +0000',
  'c0ffee12',
];

interface BlameParts {
  readonly code: readonly string[];
  readonly commitOf?: (index: number) => string | undefined;
  readonly first?: number;
  /** Characters of the widest number. */
  readonly width?: number;
}

function blameOf({ code, commitOf = () => COMMITS[0], first = 1, width = 4 }: BlameParts): string {
  return code
    .map((line, index) => `${commitOf(index)} ${String(first + index).padStart(width)}) ${line}`)
    .join('\n');
}

const codeLine = fc.constantFrom(
  'import os',
  '',
  '    return f(1) or g(20) # 12) and 13) x',
  '@ 14 84d676aa',
  '@ 3 ^17162f1 (Ann)',
  '[headroom: git blame of lines 1-20, below]',
  'ends with a carriage return\r',
  'a\u2028b',
);

const blameText = fc
  .record({
    code: fc.array(codeLine, { minLength: 10, maxLength: 60 }),
    picks: fc.array(fc.nat(COMMITS.length - 1), { minLength: 1, maxLength: 9 }),
    first: fc.constantFrom(1, 7, 995),
    width: fc.integer({ min: 1, max: 5 }),
    above: fc.constantFrom('', '$ git blame a.py\n', '[headroom: git blame of lines 1-2, x]\n'),
    below: fc.constantFrom('', '\n', '\n\n[exit code 0]'),
  })
  .map(({ picks, above, below, ...parts }) => {
    const commitOf = (index: number): string | undefined =>
      COMMITS[picks[index % picks.length] ?? 0];
    return above + blameOf({ ...parts, commitOf }) + below;
  });

describeCompressor('read, of git blame,', {
  compressor: readCompressor,
  kind: 'numbered',
  texts: blameText,
  decode: (encoded) => decodeBlame(encoded) ?? unfold(encoded),
});

const CODE = sampleText('py').trimEnd().split('\n');

describe('what git blame prints', () => {
  const text = blameOf({ code: CODE, commitOf: (index) => COMMITS[index < 20 ? 0 : 1] });

  it('is a file read with numbers, in the language of the file', () => {
    expect(detect(text)).toMatchObject({ kind: 'numbered', language: 'python' });
    expect(detect(`$ git blame -s a.py\n${blameOf({ code: CODE })}`).kind).toBe('numbered');
  });

  it('has each commit once, above its lines', () => {
    const commitOf = (index: number): string | undefined => COMMITS[index > 4 && index < 8 ? 1 : 0];
    const encoded = encodeBlame(blameOf({ code: CODE.slice(0, 14), commitOf }));
    expect(encoded?.split('\n')).toEqual([
      '[headroom: git blame of lines    1-14, below each "@ line commit" those of the commit]',
      '@ 1 ^17162f1 (Ann Other   2024-01-05 07:57:21 +0000)',
      ...CODE.slice(0, 5),
      '@ 6 84d676aa (Grace (dev) 2025-03-09 10:00:00 +0100)',
      ...CODE.slice(5, 8),
      '@ 9 ^17162f1',
      ...CODE.slice(8, 14),
    ]);
  });

  it('is shown with gaps, each line below its commit', () => {
    const [head, ...lines] = shown(text).split('\n');
    expect(head).toMatch(/^\[headroom: git blame of lines .*, with gaps\]$/);
    const said: string[] = [];
    let commit: string | undefined;
    for (const line of lines) {
      const [, id] = /^@ \d+ (\S+)/.exec(line) ?? [];
      const [, first, last = first] = /lines? (\d+)(?:-(\d+))? omitted/.exec(line) ?? [];
      if (id !== undefined) commit = id;
      else if (first === undefined) said.push(`${commit} ${line}`);
      else {
        for (let number = Number(first); number <= Number(last); number += 1) said.push('');
        commit = undefined;
      }
    }
    const ids = (index: number): string => (index < 20 ? '^17162f1' : '84d676aa');
    expect(said).toEqual(
      CODE.map((line, index) => (said[index] === '' ? '' : `${ids(index)} ${line}`)),
    );
    expect(said.filter((line) => line !== '').length).toBeLessThan(CODE.length);
  });

  it('names commits whose lines are all left out', () => {
    const gap = /lines (\d+)-\d+ omitted/.exec(shown(text));
    const hidden = Number(gap?.[1]);
    const commitOf = (index: number): string | undefined => COMMITS[index === hidden ? 1 : 0];
    expect(shown(blameOf({ code: CODE, commitOf }))).toContain(
      '; commits in the gaps alone: 84d676aa (Grace (dev) 2025-03-09 10:00:00 +0100): 1 line]',
    );
  });

  it('comes back by the numbers of its lines, with what a tool says above', () => {
    const printed = `$ git blame -L 301, a.py\n${blameOf({ code: CODE, first: 301 })}`;
    const [, first = '', last = ''] = /lines (\d+)-(\d+) omitted/.exec(shown(printed)) ?? [];
    expect(Number(first)).toBeGreaterThan(300);
    const request = { hash: hashOf(printed), lines: `${first}-${last}` };
    const counter = tokenCounter('gpt-4o');
    const found = answer({ text: printed, kind: 'numbered', source: {} }, request, counter).text;
    expect(found).toContain(` ${first}) ${CODE[Number(first) - 301]}`);
    expect(found).toContain(` ${last}) ${CODE[Number(last) - 301]}`);
    expect(found).not.toContain(` ${Number(last) + 1}) `);
  });

  it('takes linear time, whatever stands before a number', { timeout: 12_000 }, () => {
    const hostile = [`abcdef0${' '.repeat(500_000)}`, `abcdef0 ${'( 1'.repeat(200_000)}`];
    for (const line of hostile) expect(encodeBlame(`${line}\n`.repeat(4))).toBeUndefined();
    expect(
      encodeBlame(blameOf({ code: Array.from({ length: 100_000 }, () => '@ 0 a') })),
    ).toBeDefined();
  });
});

function shown(text: string): string {
  const context = lossyContextFor('numbered', 10, 'how does import_file work?');
  const detection = { ...context.detection, language: 'python' };
  return readCompressor.lossy?.(text, { ...context, detection }) ?? '';
}
