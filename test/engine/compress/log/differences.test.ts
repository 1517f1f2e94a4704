import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { differences } from '../../../../engine/compress/log/differences.ts';

describe('lines by what differs in each', () => {
  it('drops the words of the line before, and how long ones begin', () => {
    expect(
      differences([
        "packages/agent/src/tools/bash.ts(8,49): error TS2307: Cannot find module '../shell.js'",
        "packages/agent/src/tools/find.ts(8,28): error TS2307: Cannot find module '../paths.js'",
        "packages/agent/src/tools/find.ts(9,28): error TS2307: Cannot find module '../store.js'",
        "test/find.test.ts(2,41): error TS2307: Cannot find module '../store.js'",
        'test/find.test.ts(3,1): error TS7006: Parameter has no type',
      ]),
    ).toEqual([
      "packages/agent/src/tools/bash.ts(8,49): error TS2307: Cannot find module '../shell.js'",
      "…find.ts(8,28): '../paths.js'",
      "…(9,28): '../store.js'",
      'test/find.test.ts(2,41):',
      'test/find.test.ts(3,1): error TS7006: Parameter has no type',
    ]);
  });

  it('says where nothing differs', () => {
    expect(differences(['a b', 'a  b'])).toEqual(['a b', 'the same']);
  });

  it('keeps every word that the line before does not have', () => {
    const line = fc.array(fc.stringMatching(/^[a-c./(]{1,20}$/), { minLength: 1, maxLength: 5 });
    fc.assert(
      fc.property(fc.array(line, { minLength: 2, maxLength: 6 }), (lines) => {
        const shown = differences(lines.map((words) => words.join(' ')));
        for (const [index, words] of lines.entries()) {
          const above = new Set(lines[index - 1]);
          const ends = (shown[index] ?? '').split(' ').map((word) => word.replace('…', ''));
          for (const word of words.filter((each) => !above.has(each)))
            expect(ends.some((end) => end !== '' && word.endsWith(end))).toBe(true);
        }
      }),
    );
  });
});
