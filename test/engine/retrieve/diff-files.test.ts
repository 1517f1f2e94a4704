import { describe, expect, it } from 'vitest';

import { answer } from '../../../engine/retrieve/answer.ts';
import type { Selectors } from '../../../engine/retrieve/section.ts';
import { tokenCounter } from '../../../engine/tokens/index.ts';

const HASH = '0123456789abcdef01234567';

function asked(text: string, selectors: Selectors): string {
  const original = { text, kind: 'diff', source: {} } as const;
  return answer(original, { hash: HASH, ...selectors }, tokenCounter('gpt-5.2')).text;
}

function fileDiff(path: string): string {
  return `diff --git a/${path} b/${path}\nindex 1234567..89abcde 100644\n--- a/${path}\n+++ b/${path}\n@@ -1,3 +1,3 @@\n first\n--- an old remark\n+++ a new one in ${path}\n`;
}

const PATHS = ['src/a.ts', 'src/deep/a.ts', 'src/b.ts', 'docs/a.ts.md'];
const COMMIT = `commit ${'0'.repeat(40)}\nAuthor: Ada <ada@example.org>\n\n    The next one, src/b.ts\n\n`;
const DIFF = PATHS.map(fileDiff).join('') + COMMIT + fileDiff('src/c.ts');

describe('the files of a diff', () => {
  it('come back by their path behind the graph of git log', () => {
    const lines = `commit ${'0'.repeat(40)}\n\n${DIFF}`.trimEnd().split('\n');
    const graph = lines
      .map((line) => (line.startsWith('commit') ? `* ${line}` : `| ${line}`))
      .join('\n');
    expect(asked(graph, { path: 'src/b.ts' })).toMatch(
      /^lines 19-26 of \d+:\n\| diff --git a\/src\/b\.ts /,
    );
  });

  it('come back by their path, by its end and by their directory', () => {
    expect(asked(DIFF, { path: 'src/b.ts' })).toBe(
      `lines 17-24 of 45:\n${fileDiff('src/b.ts')}`.trimEnd(),
    );
    expect(asked(DIFF, { path: 'a.ts' }).match(/^lines .*/gm)).toEqual([
      'lines 1-8 of 45:',
      'lines 9-16 of 45:',
    ]);
    expect(asked(DIFF, { path: 'docs/' })).toContain(fileDiff('docs/a.ts.md').trimEnd());
    expect(asked(DIFF, { path: 'src/d.ts' })).toContain('no file "src/d.ts" in diff');
  });

  it('end where the next commit begins', () => {
    expect(asked(DIFF, { path: 'docs/a.ts.md' })).not.toContain('Ada');
  });

  it('are counted and named once each', () => {
    const many = Array.from({ length: 90 }, (_, id) => fileDiff(`src/part${id}.ts`)).join('');
    expect(asked(many, {})).toMatch(
      /90 files, the first 15:\n1: diff --git a\/src\/part0\.ts .*\n9: diff/,
    );
    const plain = many.replace(/^(?:diff --git|index|-{3} an|\+{3} a new).*\n/gm, '');
    expect(asked(plain, {})).toMatch(/90 files, the first 15:\n1: --- a\/src\/part0\.ts\n5: ---/);
  });
});
