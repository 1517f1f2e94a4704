import { describe, expect, it } from 'vitest';

import { elideJson } from '../../../../engine/compress/json/lossy/index.ts';
import { createHeadroom } from '../../../../src/index.ts';
import { lossyContextFor } from '../context.ts';

function patch(file: number): string {
  const lines = Array.from({ length: 30 }, (_, line) =>
    line % 3 === 0
      ? `-const old${file}_${line} = ${line};\n+const new${file}_${line} = ${line};`
      : ` same(${line});`,
  );
  return `@@ -10,30 +10,30 @@ function part${file}() {\n${lines.join('\n')}`;
}

const FILES = Array.from({ length: 12 }, (_, file) => ({
  sha: String(file).padStart(40, 'b'),
  filename: `src/part-${file}.ts`,
  status: file === 3 ? 'renamed' : 'modified',
  additions: 10,
  deletions: 10,
  changes: 20,
  blob_url: `https://github.com/o/r/blob/${file}/src/part-${file}.ts`,
  patch: patch(file),
}));
const PICTURE = { filename: 'docs/a.png', status: 'added', additions: 0, deletions: 0 };

function lossy(document: unknown, budget = 500): string {
  return elideJson(JSON.stringify(document), lossyContextFor('json', budget)) ?? '';
}

describe('changed files of a code review', () => {
  it('have the budget of a diff, not that of JSON', () => {
    const context = lossyContextFor('json', 500);
    const asDiff = elideJson(JSON.stringify(FILES), {
      ...context,
      budgetFor: (kind) => (kind === 'diff' ? 1500 : 500),
    });
    expect(asDiff).toBe(lossy(FILES, 1500));
    expect(asDiff).not.toBe(lossy(FILES));
  });

  it('names every file with its numbers of lines and the place of its patch', () => {
    const elided = lossy(FILES);
    for (const [index, { filename, status }] of FILES.entries()) {
      expect(elided).toContain(`=== ${filename} +10 -10 ${index}.patch ${status}\n@@ 10`);
    }
    expect(elided).toMatch(
      /of 240 changed and 240 unchanged lines, other fields of 12 records omitted/,
    );
  });

  it('names files without a patch, and says so', () => {
    expect(lossy([...FILES, PICTURE])).toContain(
      '=== docs/a.png 12 added additions 0 deletions 0, no patch',
    );
  });

  it('shows what stands beside the files of a commit', () => {
    const elided = lossy({ sha: 'abc', message: 'Rename constants', files: FILES });
    expect(elided).toMatch(/^sha: abc\nmessage: Rename constants\n/);
    expect(elided).toContain('+10 -10 files.0.patch modified');
  });

  it('reads what GitLab answers', () => {
    const changes = FILES.map(({ filename, patch: diff }) => ({
      old_path: filename,
      new_path: filename,
      renamed_file: filename === 'src/part-5.ts',
      diff,
    }));
    expect(lossy({ changes })).toContain('=== src/part-5.ts +10 -10 changes.5.diff renamed_file');
  });

  it('leaves records without patches, and patches that hold other files, to the rows of the document', () => {
    expect(
      lossy(
        FILES.map((file) => ({ ...file, patch: '' })),
        200,
      ),
    ).not.toContain('===');
    const nested = FILES.map((file) => ({
      ...file,
      patch: `${file.patch}\ndiff --git a/x b/x\n${file.patch}`,
    }));
    expect(lossy(nested)).not.toContain('===');
  });

  it('brings a patch back by the place that stands there', async () => {
    await using headroom = createHeadroom({ store: 'memory', trigger: 500 });
    const content = JSON.stringify(FILES);
    const { messages } = await headroom.compress(
      [
        { role: 'user', content: 'Review the changes.' },
        {
          role: 'assistant',
          content: null,
          tool_calls: [
            { id: 'call_0', type: 'function', function: { name: 'pr_files', arguments: '{}' } },
          ],
        },
        { role: 'tool', tool_call_id: 'call_0', content },
      ],
      { model: 'gpt-5.2', retrieval: 'tool' },
    );
    const shown = messages.at(-1)?.content ?? '';
    const hash = /hash=([0-9a-f]{24})/.exec(shown)?.[1] ?? '';
    expect(shown).toContain('7.patch modified');
    const { text } = await headroom.retrieve({ hash, path: '7.patch' });
    expect(text).toContain('new7_27');
  });
});
