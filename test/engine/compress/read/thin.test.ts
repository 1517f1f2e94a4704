import { describe, expect, it } from 'vitest';

import { isThinned, thin, unthin } from '../../../../engine/compress/read/thin.ts';
import { STYLES } from './generate.ts';

const CODE = [
  'def area(width, height):',
  '    """The area."""',
  '',
  '    if width < 0:',
  '        raise ValueError(width)',
  '    return width * height',
  '',
  ...Array.from({ length: 20 }, (_, index) => `    value_${index} = ${index}`),
];

describe('thin', () => {
  it.each(Object.entries(STYLES))(
    'shows every 10th number and each line exactly: %s',
    (_, style) => {
      const read = CODE.map((line, index) => style(index + 95) + line).join('\n');
      const thinned = thin(read) ?? '';
      expect(unthin(thinned)).toBe(read);
      expect(isThinned(thinned)).toBe(true);
      const [head, ...lines] = thinned.split('\n');
      expect(head).toBe(
        `[headroom: lines 95-121, every 10th numbered like ${JSON.stringify(style(95))}]`,
      );
      const bare = lines.map((line, index) =>
        (index + 95) % 10 === 0
          ? line.slice(
              style(index + 95)
                .trimStart()
                .replace(/^0+/, '').length,
            )
          : line,
      );
      expect(bare).toEqual(CODE);
    },
  );

  it('shows every 20th number of more than 100 lines', () => {
    const of = (count: number): string =>
      Array.from({ length: count }, (_, index) => `${index + 7}\tline`).join('\n');
    const shown = (count: number): readonly number[] =>
      [...(thin(of(count)) ?? '').matchAll(/^(\d+)\t/gm)].map(([, number]) => Number(number));
    expect(shown(100)).toEqual([10, 20, 30, 40, 50, 60, 70, 80, 90, 100]);
    expect(shown(101)).toEqual([20, 40, 60, 80, 100]);
    expect(thin(of(101))).toMatch(/^\[headroom: lines 7-107, every 20th numbered like "7\\t"\]\n/);
    expect(unthin(thin(of(101)) ?? '')).toBe(of(101));
  });

  it('leaves what stands around and between the numbered lines', () => {
    const numbered = CODE.map((line, index) => `${index + 1}\t${line}`).join('\n');
    const read = `<file path="a.py">\n${numbered}\n</file>\n\n<file path="b.py">\n${numbered}\n</file>\n`;
    const thinned = thin(read) ?? '';
    expect(unthin(thinned)).toBe(read);
    expect(thinned.startsWith('<file path="a.py">\n[headroom: lines 1-27,')).toBe(true);
    expect(thinned).toContain('</file>\n\n<file path="b.py">\n[headroom: lines 1-27,');
    expect(thinned.endsWith('\n</file>\n')).toBe(true);
  });

  it('begins anew behind a gap', () => {
    const numbered = CODE.map((line, index) => `${index < 13 ? index + 1 : index + 40}\t${line}`);
    const thinned = thin(numbered.join('\n')) ?? '';
    expect(unthin(thinned)).toBe(numbered.join('\n'));
    expect(thinned).toContain('[headroom: lines 53-66,');
  });

  it.each([':', ': ', ' | ', '\t'])(
    'keeps the bare numbers of blank lines whose end was trimmed: %j',
    (separator) => {
      const read = CODE.map((line, index) => `${index + 1}${separator}${line}`.trimEnd()).join(
        '\n',
      );
      const thinned = thin(read) ?? '';
      expect(unthin(thinned)).toBe(read);
      expect(thinned).toContain('[headroom: lines 1-27, ');
    },
  );

  it('takes no blank from code that is indented throughout', () => {
    const read = CODE.slice(7).map((line, index) => `${index + 120}:${line}`);
    expect(thin(read.join('\n'))?.split('\n')[2]).toBe('    value_1 = 1');
  });

  it.each([
    ['few lines', '1\ta\n2\tb\n3\tc'],
    [
      'numbers that do not count',
      Array.from({ length: 30 }, (_, index) => `${index * 3}:x`).join('\n'),
    ],
    [
      'a text with a line of its own',
      `[headroom: lines 1-3, x]\n${CODE.map((line, index) => `${index}\t${line}`).join('\n')}`,
    ],
  ])('leaves %s', (_, text) => {
    expect(thin(text)).toBeUndefined();
  });

  it.each([
    '[headroom: lines 1-30, every 10th numbered like "1\\t"]\nonly one line',
    '[headroom: lines 5-1, every 10th numbered like "5\\t"]\na\nb',
    '[headroom: lines 10-11, every 10th numbered like "10\\t"]\nno number\nb',
    '[headroom: lines 20-21, every 20th numbered like "20\\t"]\n20\ta\nb',
  ])('is not taken in by %j', (text) => {
    expect(isThinned(text)).toBe(false);
  });
});
