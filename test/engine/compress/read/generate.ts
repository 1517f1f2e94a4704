import fc from 'fast-check';

/** A way in which tools put numbers in front of lines. */
export type Style = (number: number) => string;

/** The ways of well-known tools. */
export const STYLES: Readonly<Record<string, Style>> = {
  'cat -n': (number) => `${String(number).padStart(6)}\t`,
  arrow: (number) => `${number}→`,
  'padded arrow': (number) => `${String(number).padStart(6)}→`,
  colon: (number) => `${number}:`,
  'colon and blank': (number) => `${number}: `,
  bar: (number) => `${number}|`,
  'spaced bar': (number) => `${String(number).padStart(4)} | `,
  box: (number) => `${String(number).padStart(4)} │ `,
  letter: (number) => `L${number}: `,
  zeros: (number) => `${String(number).padStart(4, '0')}\t`,
};

const codeLine = fc.constantFrom(
  'import os',
  '',
  'def run(self):',
  '    return 1',
  '\treturn 2',
  '  }',
  ' * comment',
  '12: not a number',
  '130→',
  'text with \u{1F600}',
  'ends with a carriage return\r',
);

/** Numbered lines, with other text before and behind. */
export const numberedText: fc.Arbitrary<string> = fc
  .record({
    style: fc.constantFrom(...Object.values(STYLES)),
    first: fc.integer({ min: 1, max: 12_000 }),
    lines: fc.array(codeLine, { minLength: 3, maxLength: 60 }),
    before: fc.constantFrom('', '<file path="a.py">\n', 'Here is the file:\n\n'),
    after: fc.constantFrom('', '\n', '\n</file>', '\n\n[note: 10 more lines]\n'),
    isTrimmed: fc.boolean(),
  })
  .map(({ style, first, lines, before, after, isTrimmed }) => {
    const numbered = lines.map((line, index) => {
      const whole = style(first + index) + line;
      return isTrimmed ? whole.trimEnd() : whole;
    });
    return before + numbered.join('\n') + after;
  });
