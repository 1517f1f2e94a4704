import { describe, expect, it } from 'vitest';

import { codeCompressor } from '../../../../engine/compress/code/index.ts';
import { lossyContextFor } from '../context.ts';
import { processorTime } from '../../../support/processor-time.ts';

const SIZE = 60_000;
const LANGUAGES = ['python', 'typescript', 'rust', 'c', 'cpp', 'csharp', 'php', 'ruby', 'shell'];
const UNITS = [
  '{\n',
  '}\n',
  "'",
  '"',
  '`${',
  '/*',
  '/[',
  '<<<A\n',
  'r#"',
  '# ',
  '#if\n',
  '(a, ',
  ') throws ',
  'def a():\n ',
  'function a() {\n',
  '  // words\n',
  'if a:\n\n',
  '"""\n',
  '\\\n',
  'a = b => ',
  '<a',
  'def a\nend\n',
  '\n',
  'a',
  'a ',
  '= ',
];
/** Milliseconds; a few would do, but tests run beside each other. */
const SLOW = 3_000;

describe('code that was made to be slow', () => {
  it.each(UNITS)('%j again and again takes no longer than other text', (unit) => {
    const text = unit.repeat(Math.ceil(SIZE / unit.length));
    const nested = Array.from({ length: 400 }, (_, depth) => ' '.repeat(depth) + unit).join('\n');
    for (const language of LANGUAGES) {
      const context = lossyContextFor('code', 450, 'a words');
      const detection = { ...context.detection, language };
      const spent = processorTime();
      for (const each of [text, nested, `function a() {\n  ${text}\n}`, `def a():\n  ${text}`])
        codeCompressor.lossy?.(each, { ...context, detection });
      expect(spent()).toBeLessThan(SLOW);
    }
  });
});
