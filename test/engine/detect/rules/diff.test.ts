import { describe, expect, it } from 'vitest';
import { detect } from '../../../../engine/detect/index.ts';

const BODY = [
  '***************',
  '*** 12,15 ****',
  '  export function load(path: string): Promise<string> {',
  '!   const text = await readFile(path);',
  '-   check(text);',
  '    return text;',
  '--- 12,14 ----',
  '  export function load(path: string): Promise<string> {',
  "!   const text = await readFile(path, 'utf8');",
  '    return text;',
].join('\n');

describe('a context diff', () => {
  it.each([
    [
      'between two files',
      '*** old/load.ts\t2024-05-01 10:00:00\n--- new/load.ts\t2024-05-01 10:00:01\n',
    ],
    [
      'of a directory',
      'diff -r -c old/load.ts new/load.ts\n*** old/load.ts\tMay 1\n--- new/load.ts\tMay 2\n',
    ],
  ])('%s is a diff, not code', (_, head) => {
    expect(detect(`${head}${BODY}\n${head}${BODY}\n`).kind).toBe('diff');
  });

  it('is no document with rules of asterisks', () => {
    const text = '*** Notes/today ***\n***************\n- one\n- two\n\n*** Later ***\n- three\n';
    expect(detect(text.repeat(4)).kind).not.toBe('diff');
  });
});

describe('a diff below what --stat prints', () => {
  it('is a diff, however many files it names', () => {
    const files = Array.from({ length: 80 }, (_, file) => ` lib/part-${file}.js  | 4 ++--`);
    const mail = ['From: A <a@b.c>', 'Subject: [PATCH] Release 4', '', '---', ...files];
    const lines = Array.from(
      { length: 10 },
      (_, line) => `-const a${line} = 1;\n+let a${line} = 1;`,
    );
    const hunk = ['@@ -1,10 +1,10 @@', ...lines];
    const head = ['diff --git a/lib/a.js b/lib/a.js', '--- a/lib/a.js', '+++ b/lib/a.js'];
    const text = [...mail, ' 80 files changed', '', ...head, ...hunk, '-- ', '2.39.5', ''].join(
      '\n',
    );
    expect(detect(text).kind).toBe('diff');
  });
});

describe('a diff of git without a hunk', () => {
  it('is a diff where files are renamed', () => {
    const files = Array.from(
      { length: 20 },
      (_, file) =>
        `diff --git a/lib/${file}.js b/src/${file}.js\nsimilarity index 100%\nrename from lib/${file}.js\nrename to src/${file}.js`,
    );
    expect(detect(`${files.join('\n')}\n`).kind).toBe('diff');
  });

  it('is a diff where files are binary', () => {
    const data = Array.from({ length: 40 }, () => `z${'c}(9Q'.repeat(13)}`);
    const text = [
      'diff --git a/logo.png b/logo.png',
      'index 6e68591..dbf8303 100644',
      'GIT binary patch',
      'literal 2080',
      ...data,
      'PY=PTY_D#2(D!t',
      '',
      'literal 0',
      'HcmV?d00001',
    ];
    expect(detect(`${text.join('\n')}\n`).kind).toBe('diff');
  });

  it('is a diff behind the graph of git log, and below what git status prints', () => {
    const hunk = [
      '--- a/x.ts',
      '+++ b/x.ts',
      '@@ -1,2 +1,2 @@',
      ' const x = 1;',
      '-run(x);',
      '+run(2);',
    ];
    const commit = [
      `* commit ${'a1'.repeat(20)}`,
      '| Author: Ada <ada@example.org>',
      '| ',
      '|     Run',
    ];
    const file = ['diff --git a/x.ts b/x.ts', ...hunk].map((line) => `| ${line}`);
    expect(detect([...commit, ...file, ...commit, ...file].join('\n')).kind).toBe('diff');
    const status = Array.from({ length: 50 }, (_, index) => `\tmodified:   src/part-${index}.ts`);
    const text = [
      'Changes to be committed:',
      ...status,
      ...Array.from({ length: 12 }, () => hunk).flat(),
    ];
    expect(detect(text.join('\n')).kind).toBe('diff');
  });

  it('is no diff where words only speak of one', () => {
    const text =
      'diff --git a/x b/x starts each file.\nThe names follow it.\nThen come the hunks.\n';
    expect(detect(text.repeat(5)).kind).not.toBe('diff');
  });
});
