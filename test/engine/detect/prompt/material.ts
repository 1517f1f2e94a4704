import { lines } from '../../../support/lines.ts';

/** Material that people paste, each of a few thousand characters. */
export const MATERIAL: Readonly<Record<string, string>> = {
  json: JSON.stringify(
    Array.from({ length: 80 }, (_, id) => ({ id, name: `name ${id}`, state: 'ok' })),
    undefined,
    1,
  ),
  csv: `id,name,city\n${lines(120, (row) => `${row},person${row},Berlin-${row % 7}`)}`,
  log: lines(60, (row) => `2024-05-01 10:00:${10 + (row % 50)} INFO worker ${row} took a part`),
  numbered: lines(80, (row) => `${String(row + 1).padStart(6)}\u2192  const value${row} = ${row};`),
  search: lines(70, (row) => `src/module${row % 9}/file.ts:${row + 1}:  return call(${row});`),
  code: lines(
    30,
    (row) =>
      `export function twice${row}(value: number): number {\n  if (value < ${row}) return 0;\n  return value * 2;\n}\n`,
  ),
  diff: lines(12, (row) => fileDiff(row)),
  html: `<!DOCTYPE html>\n<html>\n<body>\n${lines(40, (row) => `<p>Paragraph ${row} says something of interest to somebody.</p>`)}\n</body>\n</html>`,
};

function fileDiff(index: number): string {
  return `diff --git a/src/f${index}.ts b/src/f${index}.ts
index 1234567..89abcde 100644
--- a/src/f${index}.ts
+++ b/src/f${index}.ts
@@ -1,4 +1,4 @@
 const a = ${index};

-const b = 2;
+const b = 3;
 export { a, b };`;
}
