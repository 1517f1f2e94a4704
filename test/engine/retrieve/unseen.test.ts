import { describe, expect, it } from 'vitest';

import type { ContentKind } from '../../../engine/content.ts';
import { answer } from '../../../engine/retrieve/answer.ts';
import { tokenCounter } from '../../../engine/tokens/index.ts';

const HASH = '0123456789abcdef01234567';
const counter = tokenCounter('gpt-5.2');

interface Asked {
  readonly kind: ContentKind;
  readonly text: string;
  readonly shown?: string;
  readonly query: string;
}

function ask({ query, ...original }: Asked): string {
  return answer({ ...original, source: {} }, { hash: HASH, query }, counter).text;
}

function method(index: number, word: string): string {
  const body = Array.from(
    { length: 10 },
    (_, line) => `    const ${word}${line} = load(${index}, ${line});`,
  );
  return `  step${index}() {\n${body.join('\n')}\n  }\n`;
}

const words = ['cache', 'retry', 'cache', 'timer', 'queue', 'cache'];
const code = words.map((word, index) => method(index, word)).join('\n');
/** Of the first three methods everything is shown, of the others the headers. */
const shown = code
  .split('\n')
  .filter((line, index) => index < 39 || !line.startsWith('    '))
  .join('\n');

describe('a search in an original of which parts are shown', () => {
  it('brings back what was left out, first what fits, and nothing that is shown', () => {
    const found = ask({ kind: 'code', text: code, shown, query: 'where is the cache' });
    expect(found).toMatch(/^1 matching part, then what else was left out:\n/);
    const asFits = found.indexOf('const cache0 = load(5, 0);');
    const other = found.indexOf('const timer0 = load(3, 0);');
    expect(asFits).toBeGreaterThan(0);
    expect(other).toBeGreaterThan(asFits);
    for (const seen of ['load(0, ', 'load(1, ', 'load(2, ', 'step3()']) {
      expect(found).not.toContain(seen);
    }
  });

  it('names the lines of each part', () => {
    const found = ask({ kind: 'code', text: code, shown, query: 'where is the cache' });
    const last = /lines (\d+)-(\d+):\n {4}const cache0 = load\(5, 0\)/.exec(found) ?? [];
    const [from, to] = last.slice(1).map(Number);
    expect(code.split('\n').slice((from ?? 0) - 1, to)).toEqual(
      method(5, 'cache').split('\n').slice(1, 11),
    );
  });

  it('shows whole and alone what holds an identifier', () => {
    const found = ask({ kind: 'code', text: code, shown, query: 'step4' });
    expect(found).toContain(method(4, 'queue').trim());
    expect(found).not.toContain('timer');
  });

  it('shows what was left out before what is shown already, where only that fits', () => {
    const found = ask({ kind: 'code', text: code, shown, query: 'when to retry' });
    expect(found).toMatch(/^nothing that was left out matches; this was left out:\n/);
    const other = found.indexOf('const timer0 = load(3, 0);');
    expect(other).toBeGreaterThan(0);
    expect(found.indexOf('const retry0 = load(1, 0);')).toBeGreaterThan(other);
  });

  it('shows what was left out where nothing fits', () => {
    const found = ask({ kind: 'code', text: code, shown, query: 'kangaroo' });
    expect(found).toMatch(/^nothing that was left out matches; this was left out:\n/);
    expect(found).toContain('const queue0 = load(4, 0);');
    expect(found).not.toContain('load(0, ');
  });

  it('treats all alike where it is not known what is shown', () => {
    const found = ask({ kind: 'code', text: code, query: 'where is the cache' });
    for (const index of [0, 2, 5]) expect(found).toContain(`const cache0 = load(${index}, 0);`);
    expect(found).not.toContain('left out');
  });

  it('knows lines without their numbers', () => {
    const lines = code.split('\n');
    const text = lines.map((line, index) => `${String(index + 1).padStart(6)}\t${line}`).join('\n');
    const marked = shown.replaceAll(/^(?= {4}const \w+3)/gm, '10\t');
    const found = ask({ kind: 'numbered', text, shown: marked, query: 'where is the cache' });
    expect(found).toContain('const cache0 = load(5, 0);');
    expect(found).not.toContain('load(0, ');
  });

  it('knows hits without their files', () => {
    const hits = Array.from(
      { length: 40 },
      (_, index) => `src/a${index}.ts:${index}:  cache.get(${index});`,
    );
    const some = hits.slice(0, 30).map((hit) => hit.replace(/^(.*?):(\d+): +/, '$1\n$2 '));
    const text = hits.join('\n');
    const found = ask({
      kind: 'search',
      text,
      shown: some.join('\n'),
      query: 'get from the cache',
    });
    expect(found).toContain('cache.get(35);');
    expect(found).not.toContain('cache.get(12);');
  });

  it('brings back changes of a diff without what stands around them', () => {
    const changes = Array.from(
      { length: 30 },
      (_, index) => `+  cache.set(${index});\n around ${index}\n near ${index}\n by ${index}`,
    );
    const text = `--- a/a.ts\n+++ b/a.ts\n@@ -1,90 +1,120 @@\n${changes.join('\n')}\n`;
    const found = ask({
      kind: 'diff',
      text,
      shown: '=== a.ts\n+  cache.set(3);\n…',
      query: 'what is set in the cache',
    });
    expect(found).toContain('+  cache.set(4);');
    expect(found).not.toContain('cache.set(3)');
    expect(found).not.toContain('around 4');
  });

  it('brings back lines in which words were changed', () => {
    const changes = Array.from(
      { length: 30 },
      (_, index) => `  cache.set([-${index}-]{+key${index}+});\n around ${index}\n near ${index}`,
    );
    const text = `diff --git a/a.ts b/a.ts\n@@ -1,90 +1,90 @@\n${changes.join('\n')}\n`;
    const found = ask({
      kind: 'diff',
      text,
      shown: '=== a.ts\n  cache.set([-3-]{+key3+});\n…',
      query: 'what is set in the cache',
    });
    expect(found).toContain('  cache.set([-4-]{+key4+});');
    expect(found).not.toContain('key3');
  });

  it('does not add the rows and lines that others stand for', () => {
    const log = Array.from({ length: 400 }, (_, index) => `10:${index} INFO served ${index}`);
    log[200] = '10:200 ERROR disk full';
    const found = ask({
      kind: 'log',
      text: log.join('\n'),
      shown: '[log]\n[L1] x',
      query: 'was the disk full',
    });
    expect(found).toContain('ERROR disk full');
    expect(found).not.toContain('INFO served 3\n');
  });
});
