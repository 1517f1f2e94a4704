import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { diffCompressor } from '../../../../engine/compress/diff/index.ts';
import { readDiff } from '../../../../engine/compress/diff/read.ts';
import { lossyContextFor } from '../context.ts';
import { diffText } from './generate.ts';

function lossy(text: string, budget = 300, question = ''): string {
  return diffCompressor.lossy?.(text, lossyContextFor('diff', budget, question)) ?? '';
}

function numbered(count: number, line: (index: number) => string): readonly string[] {
  return Array.from({ length: count }, (_, index) => line(index));
}

function added(name: string, lines: readonly string[], heading = ''): string {
  return [
    `diff --git a/${name} b/${name}`,
    'index 1234567..89abcde 100644',
    `--- a/${name}`,
    `+++ b/${name}`,
    `@@ -10,2 +10,${lines.length + 2} @@${heading}`,
    ' before',
    ...lines.map((line) => `+${line}`),
    ' after',
  ].join('\n');
}

const LONG = added(
  'src/long.ts',
  numbered(200, (index) => `  const value${index} = compute(${index * 7}, option${index});`),
  ' function build()',
);

describe('diffCompressor.lossy', () => {
  it('says what the diff is about, what is missing, and where', () => {
    const shown = lossy(`commit 0123456789abcdef\nAuthor: A\n\n    Speed up\n\n${LONG}\n`);
    expect(shown.split('\n').slice(0, 9)).toEqual([
      '[diff of 1 file, stretches dedented; …: under 10 changed lines left out, …N: N; unchanged ones unmarked]',
      expect.stringMatching(/^\[missing: 1\d\d of 200 changed and 2 unchanged lines omitted\]$/),
      'commit 0123456789abcdef',
      'Author: A',
      '',
      '    Speed up',
      '',
      '=== src/long.ts +200 -0 L6-212',
      '@@ 10 function build()',
    ]);
    const gaps = shown.match(/^…\d*$/gm) ?? [];
    const counted = gaps.reduce((sum, gap) => sum + Number(gap.slice(1)), 0);
    const small = gaps.filter((gap) => gap === '…').length;
    const hidden = 200 - (shown.match(/^\+/gm) ?? []).length;
    expect(counted + small).toBeLessThanOrEqual(hidden);
    expect(counted + 9 * small).toBeGreaterThanOrEqual(hidden);
  });

  it('shows the lines that the question names', () => {
    expect(lossy(LONG, 300, 'Where is option173 used?')).toContain('compute(1211, option173)');
  });

  it('keeps every file, mode, rename and note on a binary file', () => {
    const small = numbered(
      40,
      (index) => `diff --git a/old${index}.ts b/new${index}.ts
similarity index 96%
rename from old${index}.ts
rename to new${index}.ts
old mode 100644
new mode 100755`,
    );
    const binary =
      'diff --git a/logo.png b/logo.png\nindex 1111111..2222222 100644\nBinary files a/logo.png and b/logo.png differ';
    const shown = lossy([LONG, ...small, binary].join('\n'), 100);
    for (let index = 0; index < 40; index++) {
      expect(shown).toContain(`=== new${index}.ts +0 -0`);
      expect(shown).toContain(`\nrename from old${index}.ts\nold mode 100644\nnew mode 100755`);
    }
    expect(shown).toContain('Binary files a/logo.png and b/logo.png differ');
  });

  it('counts the changes of lock files and shows those of sources', () => {
    const lock = added(
      'package-lock.json',
      numbered(300, (index) => `"resolved": "https://registry/${index}.tgz"`),
    );
    const source = added('src/app.ts', ['export const retries = 3;']);
    const shown = lossy(`${lock}\n${LONG}\n${source}`);
    expect(shown).toContain('=== package-lock.json +300 -0 L1-307 (lock file, 1 hunk left out)');
    expect(shown).toContain('+export const retries = 3;');
    expect(shown).not.toContain('registry');
    expect(lossy(`${lock}\n${LONG}`, 300, 'What changed in package-lock.json?')).toContain(
      'registry',
    );
  });

  it('tells where a block went', () => {
    const block = numbered(30, (index) => `  step${index}(queue, worker${index});`);
    const from = `--- a/one.ts\n+++ b/one.ts\n@@ -1,30 +0,0 @@\n${block.map((line) => `-${line}`).join('\n')}`;
    expect(lossy(`${from}\n${added('two.ts', block)}\n${LONG}`, 600)).toMatch(
      /^…2\d moved to two\.ts$/m,
    );
  });

  it('counts words of failure in the ends of hunk headers, which are not shown', () => {
    const text = added(
      'a.ts',
      numbered(90, (index) => `  const value${index} = compute(${index});`),
      ' program.error("The processing of it has failed",',
    );
    expect(lossy(text)).toMatch(/lines and ends of hunk headers \(among them failed 1\) omitted\]/);
    expect(lossy(`${text}\n${added('b.ts', ['failed again'])}`)).not.toContain('hunk headers');
  });

  it('reads context diffs, with what was removed and added in each half', () => {
    const hunk = (name: string, from: number): string =>
      [
        `*** before/${name}\t2024-05-01 10:00:00`,
        `--- after/${name}\t2024-05-01 10:00:01`,
        '***************',
        `*** ${from},${from + 61} ****`,
        '  const start = 1;',
        ...numbered(30, (index) => `! old(${index}, ${name});`),
        ...numbered(30, (index) => `- gone(${index}, ${name});`),
        `--- ${from},${from + 41} ----`,
        '  const start = 1;',
        ...numbered(40, (index) => `! new(${index}, ${name});`),
        '+ ',
      ].join('\n');
    const shown = lossy(`${hunk('a.ts', 10)}\nOnly in after: b.ts\n${hunk('c.ts', 300)}\n`);
    expect(shown).toMatch(/^\[missing: \d+ of 202 changed and 4 unchanged lines omitted\]$/m);
    expect(shown).toMatch(
      /^=== after\/a\.ts \+41 -60 L1-109\n\*{15}\n\*\*\* 10,71 \*{4}\n(?:(?:…\d*|- gone.*|! old.*)\n)+--- 10,51 ----\n(?:(?:…\d*|! new.*|\+ )\n)+Only in after: b\.ts$/m,
    );
    expect(shown).toContain('=== after/c.ts +41 -60');
  });

  it('reads merges and plain diffs', () => {
    const merge = `diff --cc a.ts\nindex 1111111,2222222..3333333\n--- a/a.ts\n+++ b/a.ts\n@@@ -1,2 -1,2 +1,90 @@@\n${numbered(90, (index) => `++  merged(${index});`).join('\n')}`;
    expect(lossy(merge)).toContain('=== a.ts +90 -0 L1-95\n@@ 1\n++  merged(');
    const plain = `diff -r old/b.txt new/b.txt\n3,90c3,90\n${numbered(88, (index) => `< old ${index}`).join('\n')}\n---\n${numbered(88, (index) => `> new ${index}`).join('\n')}\nOnly in new: c.txt`;
    const shown = lossy(plain);
    expect(shown).toContain('=== new/b.txt +88 -88 L1-180\n3,90c3,90');
    expect(shown).toContain('Only in new: c.txt');
  });

  it('says of a file that is renamed only where it was, besides where it is', () => {
    const text = numbered(
      100,
      (index) =>
        `diff --git a/old/${index}.ts b/new/${index}.ts\nsimilarity index 100%\nrename from old/${index}.ts\nrename to new/${index}.ts`,
    ).join('\n');
    const shown = lossy(text);
    expect(shown).toContain('[missing: headers of 100 files omitted]');
    for (let index = 0; index < 100; index++) {
      const end = 4 * index + 4;
      expect(shown).toContain(
        `=== new/${index}.ts +0 -0 L${end - 3}-${end}\nrename from old/${index}.ts`,
      );
    }
  });

  it('counts small hunks that are left out without their headers, for more of the changed lines', () => {
    const hunks = numbered(
      80,
      (index) =>
        `${9 * index + 5}c${9 * index + 5}\n< before(${index}, first);\n---\n> after(${index}, second);`,
    );
    const shown = lossy(hunks.join('\n'), 500);
    const gaps = shown.match(/(?<=\n)…\d*$/gm) ?? [];
    const lines = shown.match(/^[<>] .*/gm) ?? [];
    const headers = shown.match(/^\d+c\d+$/gm) ?? [];
    expect(lines.length).toBeGreaterThan(20);
    expect(headers.length).toBeLessThanOrEqual(lines.length + 1);
    expect(shown).not.toMatch(/^…\d*\n…/m);
    const counted = gaps.reduce((sum, gap) => sum + Number(gap.slice(1)), 0);
    expect(counted + lines.length).toBeLessThanOrEqual(160);
    expect(counted + lines.length + 9 * gaps.length).toBeGreaterThanOrEqual(160);
  });

  it('tells that a block moved within a file without a name', () => {
    const block = numbered(30, (index) => `step${index}(queue, worker${index});`);
    const text = [
      '3,32d2',
      ...block.map((line) => `< ${line}`),
      '90a61,90',
      ...block.map((line) => `> ${line}`),
    ];
    expect(lossy(text.join('\n'), 100)).toMatch(/^…\d+(?:, \d+ of them)? moved$/m);
  });

  it('says what hunks stand in once for those that follow each other', () => {
    const hunk = (line: number, around: string): string =>
      `@@ -${line},1 +${line + 2},2 @@${around}\n before\n+value${line}(${line * 7});`;
    const hunks = [
      hunk(5, ' import x'),
      hunk(12, ' export function createServer(options: Options, store: Store): Server {'),
      hunk(20, ' build()'),
      hunk(40, ' build()'),
      hunk(60, ' run()'),
    ];
    const shown = lossy(`--- a/a.ts\n+++ b/a.ts\n${hunks.join('\n')}\n${LONG}`, 600);
    expect(shown.match(/^@@.*/gm)).toEqual([
      '@@ 7',
      '@@ 14 export function createServer(options',
      '@@ 22 build()',
      '@@ 42',
      '@@ 62 run()',
      '@@ 10 function build()',
    ]);
  });

  it('counts by the headers of hunks what looks like a header', () => {
    const { files } = readDiff('--- a\n+++ b\n@@ -1,2 +1,2 @@\n--- x\n+++ y\n-z\n+z\n');
    expect(files).toMatchObject([{ path: 'b', added: 2, removed: 2 }]);
  });
});

describe('any diff', () => {
  it('is shown in its own lines, indentation aside, with the name of every file', () => {
    fc.assert(
      fc.property(diffText, fc.constantFrom(20, 200, 1000), (text, budget) => {
        const shown = lossy(text, budget);
        if (shown === '') return;
        const dedented = (line: string): string => line.replace(/^([-+ ])\s+/, '$1');
        const source = new Set(text.split('\n').map(dedented));
        const own = shown.split('\n').slice(2);
        const foreign = own.filter(
          (line) => !source.has(dedented(line)) && !/^(?:=== |@@ \d|…)/.test(line),
        );
        expect(foreign).toEqual([]);
        const names = readDiff(text).files.map(({ path }) => path);
        expect(own.filter((line) => line.startsWith('=== ')).length).toBeGreaterThanOrEqual(
          names.length,
        );
        for (const name of names) expect(shown).toContain(`=== ${name} +`);
      }),
    );
  });
});

describe('hostile diffs', () => {
  it.each([
    ['very many files', 'diff --git a/x b/x\n'.repeat(150_000)],
    ['very many hunks', `--- a\n+++ b\n${'@@ -1 +1 @@\n-a\n+b\n'.repeat(100_000)}`],
    ['hunks that promise more than they hold', '@@ -1,999999 +1,999999 @@\n+x\n'.repeat(100_000)],
    [
      'one long line',
      `--- a\n+++ b\n@@ -1 +1 @@\n-${'a'.repeat(2_000_000)}\n+${'b '.repeat(1_000_000)}`,
    ],
    [
      'the same block again and again',
      `--- a\n+++ b\n@@ -1,300000 +1,300000 @@\n${'-one\n-two\n-three\n'.repeat(50_000)}${'+one\n+two\n+three\n'.repeat(50_000)}`,
    ],
    [
      'very many lines with changed words',
      `diff --git a/a b/a\n@@ -1,9 +1,9 @@\n${'a [-b-]{+c+}\n'.repeat(200_000)}`,
    ],
    ['very many commits', `commit 0123456789\nAuthor: A\n\n    B\n\n`.repeat(50_000)],
    ['a path of many directories', `--- a\n+++ ${'b/'.repeat(500_000)}\n@@ -1 +1 @@\n-a\n+b\n`],
    ['no diff at all', 'x\n'.repeat(100_000)],
  ])('%s takes linear time', { timeout: 12_000 }, (_, text) => {
    expect(() => lossy(text)).not.toThrow();
  });
});
