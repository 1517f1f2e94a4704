import * as fc from 'fast-check';

/** A changed, unchanged or otherwise marked line of a hunk. */
const bodyLine = fc
  .tuple(
    fc.constantFrom('+', '-', ' '),
    fc.constantFrom(
      '',
      '}',
      '  return cache.get(key);',
      '  if (limit > 0) {',
      'const timeout = 30;',
      '// diff --git a/x b/x',
      '-- a/x',
      '++ b/x',
      '\t"ünïcode": "…3",',
      'same line as elsewhere',
    ),
  )
  .map(([sign, text]) => sign + text);

const hunk = fc
  .tuple(
    fc.integer({ min: 1, max: 9999 }),
    fc.array(bodyLine, { minLength: 1, maxLength: 30 }),
    fc.constantFrom('', ' function load()', ' class A {'),
  )
  .map(([start, lines, heading]) => {
    const old = lines.filter((line) => !line.startsWith('+')).length;
    const after = lines.filter((line) => !line.startsWith('-')).length;
    return [`@@ -${start},${old} +${start},${after} @@${heading}`, ...lines].join('\n');
  });

/** A file as `diff -c` prints it. */
const contextFile = fc
  .tuple(
    fc.constantFrom('src/load.ts', 'src/my file.ts'),
    fc.array(
      fc.constantFrom(
        '  kept',
        '',
        '! other',
        '- gone',
        '+ new',
        '!',
        '--- x',
        '*** y',
        '\\ No newline',
      ),
      { maxLength: 20 },
    ),
    fc.array(fc.constantFrom('  kept', '! other', '+ new', '+', '*** 1,2 ****'), { maxLength: 20 }),
  )
  .map(([name, old, after]) =>
    [
      `*** a/${name}\t2024-05-01`,
      `--- b/${name}\t2024-05-02`,
      '***************',
      `*** 1,${old.length} ****`,
      ...old,
      `--- 1,${after.length} ----`,
      ...after,
    ].join('\n'),
  );

const path = fc.constantFrom(
  'src/load.ts',
  'src/my file.ts',
  'test/load.test.ts',
  'package-lock.json',
  'dist/app.min.js',
);

const file = fc
  .tuple(path, fc.array(hunk, { minLength: 1, maxLength: 5 }), fc.constantFrom(0, 1, 2, 3))
  .map(([name, hunks, form]) => {
    const headers = [
      [
        `diff --git a/${name} b/${name}`,
        'index 1234567..89abcde 100644',
        `--- a/${name}`,
        `+++ b/${name}`,
      ],
      [
        `diff --git a/${name} b/${name}`,
        'new file mode 100644',
        'index 0000000..89abcde',
        '--- /dev/null',
        `+++ b/${name}`,
      ],
      [`--- ${name}.orig\t2024-05-01 10:00:00`, `+++ ${name}\t2024-05-01 10:00:01`],
      [
        `Index: ${name}`,
        '='.repeat(67),
        `--- ${name}\t(revision 1)`,
        `+++ ${name}\t(working copy)`,
      ],
    ][form];
    return [...(headers ?? []), ...hunks].join('\n');
  });

/** Diffs of up to twelve files in the forms of git, `diff -u`, `diff -c` and Subversion. */
export const diffText: fc.Arbitrary<string> = fc
  .tuple(
    fc.constantFrom('', 'commit 0123456789abcdef\nAuthor: A <a@b.c>\n\n    Fix the cache\n\n'),
    fc.array(fc.oneof({ weight: 6, arbitrary: file }, contextFile), {
      minLength: 1,
      maxLength: 12,
    }),
    fc.constantFrom('', '\n'),
  )
  .map(([commit, files, end]) => commit + files.join('\n') + end);
