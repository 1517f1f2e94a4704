import { describe, expect, it } from 'vitest';
import {
  decodeDiff,
  encodeDiff,
  isEncodedDiff,
} from '../../../../engine/compress/diff/lossless.ts';
import { contextFor } from '../context.ts';

const FILES = ['src/one.ts', 'src/two.ts', 'src/deeply/nested/three.ts'];

function change(name: string, headers: readonly string[] = []): string {
  return [
    `diff --git a/${name} b/${name}`,
    ...headers,
    'index 1234567..89abcde 100644',
    `--- a/${name}`,
    `+++ b/${name}`,
    '@@ -1,2 +1,2 @@ export function load()',
    ' first',
    `-second of ${name}`,
    `+another of ${name}`,
  ].join('\n');
}

function encode(text: string): string | undefined {
  return encodeDiff(text, contextFor('diff'));
}

describe('encodeDiff', () => {
  const text = FILES.map((name) => change(name)).join('\n');

  it('leaves out what repeats the names of files, and nothing else', () => {
    const encoded = encode(text) ?? '';
    expect(encoded).not.toMatch(/^(?:---|\+\+\+) /m);
    expect(encoded.match(/^index /gm)).toHaveLength(3);
    expect(decodeDiff(encoded)).toBe(text);
    expect(isEncodedDiff(encoded)).toBe(true);
  });

  it.each([
    ['with quoted names', text.replaceAll('src/one.ts', String.raw`"sr\303\251/one.ts"`)],
    ['with line feeds of Windows', text.replaceAll('\n', '\r\n')],
    ['with names that do not agree', text.replace('+++ b/src/one.ts', '+++ b/src/none.ts')],
    ['that has lost such lines before', text.replace('--- a/src/one.ts\n+++ b/src/one.ts\n', '')],
    [
      'with new and deleted files',
      `${change('a', ['new file mode 100644']).replace('--- a/a', '--- /dev/null')}\n${text}`,
    ],
    ['that holds the marker', `${encode(text)}\n${text}`],
    ['without an end', text.slice(0, -60)],
  ])('can be decoded on a diff %s', (_, hard) => {
    const encoded = encode(hard);
    expect(encoded === undefined ? hard : decodeDiff(encoded)).toBe(hard);
  });

  it('drops colours, which are display', () => {
    const coloured = text.replaceAll(/^([+-].*)$/gm, '\u001B[32m$1\u001B[m');
    expect(decodeDiff(encode(coloured) ?? '')).toBe(text);
  });
});
