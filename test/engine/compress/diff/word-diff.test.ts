import { describe, expect, it } from 'vitest';
import { diffCompressor } from '../../../../engine/compress/diff/index.ts';
import { readDiff } from '../../../../engine/compress/diff/read.ts';
import { detect } from '../../../../engine/detect/index.ts';
import { lossyContextFor } from '../context.ts';

const HEAD = 'diff --git a/src/pool.ts b/src/pool.ts\n--- a/src/pool.ts\n+++ b/src/pool.ts\n';
const STEPS = Array.from({ length: 40 }, (_, index) => `step${index}`);

function lossy(text: string, budget: number): string {
  return diffCompressor.lossy?.(text, lossyContextFor('diff', budget, '')) ?? '';
}

describe('a diff of words', () => {
  const hunks = STEPS.map(
    (name, index) =>
      `@@ -${index * 9 + 1},4 +${index * 9 + 1},4 @@ class Pool\n- list of ${name}\n    run(${name});\n    wait([-${index}-]{+${index + 1}, limit+});\n}`,
  );
  const text = `${HEAD}${hunks.join('\n')}\n`;

  it('is known by its marks, lines without signs among them', () => {
    expect(detect(text).kind).toBe('diff');
  });

  it('has lines in which words were changed, counted once', () => {
    expect(readDiff(text).files).toMatchObject([{ added: 0, removed: 0, edited: 40 }]);
    const shown = lossy(text, 300);
    expect(shown).toContain('=== src/pool.ts ~40 L1-203');
    expect(shown).toMatch(/: \d+ of 40 changed and 120 unchanged lines omitted\]/);
    expect(shown).toMatch(/\n {4}wait\(\[-\d+-\]\{\+\d+, limit\+\}\);\n/);
  });

  it('is read so where all its lines are indented', () => {
    const indented = '@@ -1,2 +1,2 @@\n    first();\n    wait([-1-]{+2+});\n';
    expect(readDiff(HEAD + indented).files).toMatchObject([{ edited: 1 }]);
  });

  it('is read from its signs where words stand on lines of their own', () => {
    const pieces = STEPS.map((name) => ` wait(\n-${name}\n+${name}, limit\n );\n~\n`);
    const porcelain = `${HEAD}@@ -1,40 +1,40 @@\n${pieces.join('')}`;
    expect(detect(porcelain).kind).toBe('diff');
    expect(readDiff(porcelain).files).toMatchObject([{ added: 40, removed: 40, edited: 0 }]);
  });

  it('is none where signs and counts of lines fit each other', () => {
    const code = `${HEAD}@@ -1,2 +1,2 @@\n const last = rows[-1-];\n-const a = "{+b+}";\n+const a = "[-b-]";\n`;
    expect(readDiff(code).files).toMatchObject([{ added: 1, removed: 1, edited: 0 }]);
  });
});
