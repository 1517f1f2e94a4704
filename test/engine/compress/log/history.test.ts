import { describe, expect, it } from 'vitest';

import { logCompressor } from '../../../../engine/compress/log/index.ts';
import { detect } from '../../../../engine/detect/index.ts';
import { lossyContextFor } from '../context.ts';

const SUBJECTS = Array.from(
  { length: 40 },
  (_, index) => `Part ${index} of the parser is rewritten`,
);

function commit(subject: string, below: readonly string[] = []): string {
  const number = SUBJECTS.indexOf(subject);
  return [
    `commit ${String(number).padStart(4, 'f')}${'0'.repeat(36)}${number === 3 ? ' (tag: v1.2)' : ''}`,
    `Author: ${number < 30 ? 'Ada' : 'Grace'} <someone@example.org>`,
    `Date:   Mon Nov ${number < 20 ? 23 : 22} 02:45:59 2026 +0000`,
    '',
    `    ${subject}`,
    '',
    '    What was read twice is read once, and',
    `    ${number === 17 ? 'the lexer failed with stray brackets' : 'nothing else changes'}.`,
    ...below,
    '',
  ].join('\n');
}

function lossy(text: string, budget: number, question = ''): string {
  return logCompressor.lossy?.(text, lossyContextFor('log', budget, question)) ?? '';
}

const LOG = SUBJECTS.map((subject) => commit(subject)).join('\n');

/** What options of `git log` print below a message, for 12 files. */
const FILES: Readonly<Record<string, (path: string) => string>> = {
  '--stat': (path) => ` ${path.padEnd(24)} | 12 +++++++-----`,
  '--numstat': (path) => `7\t5\t${path}`,
  '--name-only': (path) => path,
  '--name-status': (path) => `M\t${path}`,
  '--raw': (path) => `:100644 100644 6b0ce38 8674d03 M\t${path}`,
};

describe('a history of commits', () => {
  it('shows each commit on a line: id, subject, day and author where they change, names', () => {
    expect(detect(LOG).kind).toBe('log');
    const shown = lossy(LOG, 800);
    for (const subject of SUBJECTS) expect(shown).toContain(`: ${subject}`);
    expect(shown).toContain('fff0000000 Nov 23 2026 Ada: Part 0 of');
    expect(shown).toMatch(/^fff3000000 \(tag: v1\.2\): Part 3 of/m);
    expect(shown).toMatch(/^ff20000000 Nov 22 2026: Part 20 of/m);
    expect(shown).toMatch(/^ff30000000 Grace: Part 30 of/m);
  });

  it('says how many lines and commits are missing, and that one of them reports a failure', () => {
    const shown = lossy(LOG, 800);
    const [, omitted = '', all = ''] =
      /missing: (\d+) of (\d+) lines below subjects/.exec(shown) ?? [];
    expect(Number(all)).toBe(80);
    const marks = [...shown.matchAll(/^…(\d+)$/gm)].map(([, count]) => Number(count));
    expect(marks.reduce((sum, count) => sum + count, 0)).toBe(Number(omitted));
    expect(shown).toContain('(among them failed 1)');
    const few = lossy(LOG, 300);
    const [, hidden = ''] = /missing: (\d+) of 40 commits, /.exec(few) ?? [];
    expect(few).toContain(`…${hidden} commits`);
  });

  it('shows what the question asks for first', () => {
    const shown = lossy(LOG, 800, 'Which commit is about stray brackets?');
    expect(shown).toContain('stray brackets');
  });

  it.each(Object.entries(FILES))('keeps the names of files that %s prints', (_, print) => {
    const paths = Array.from({ length: 12 }, (__, index) => `src/parser/part-${index}.ts`);
    const text = SUBJECTS.slice(0, 8)
      .map((subject) => commit(subject, ['', ...paths.map(print)]))
      .join('\n');
    expect(detect(text).kind).toBe('log');
    const shown = lossy(text, 900);
    expect(shown.match(/part-\d+\.ts/g)?.length).toBe(96);
    expect(shown).toContain(' src/parser/ part-0.ts');
  });

  it('says which fields of commits and files are missing', () => {
    const end =
      /ends of ids, times, addresses and other fields of 40 commits \(among them failed 1\) omitted/;
    expect(lossy(LOG, 800)).toMatch(end);
    const text = SUBJECTS.map((subject) =>
      commit(subject, [':100644 100644 6b0ce38 8674d03 M\ta.ts']),
    );
    expect(lossy(text.join('\n'), 800)).toContain(
      'addresses, fields of files and other fields of 40',
    );
  });

  it('is read without the graph that is drawn in front', () => {
    const graph = LOG.split('\n').map((line) =>
      line.startsWith('commit') ? `* ${line}` : `| ${line}`,
    );
    expect(detect(graph.join('\n')).kind).toBe('log');
    expect(lossy(graph.join('\n'), 800)).toContain('fff0000000 Nov 23 2026 Ada: Part 0 of');
  });

  it('is no log that speaks of commits', () => {
    const lines = SUBJECTS.map((_, index) => `2026-11-23 02:45:${10 + index} INFO commit ${index}`);
    expect(lossy(lines.join('\n'), 200)).toMatch(/^\[log of 40 lines/);
  });
});

describe('hostile histories', () => {
  it.each([
    ['very many commits', commit(SUBJECTS[0] ?? '').repeat(20_000)],
    ['commits with nothing below', `commit ${'a'.repeat(40)}\n`.repeat(100_000)],
    ['one long path', `${LOG}\n${'a/'.repeat(1_000_000)} end`],
    ['one long line of marks', `${LOG}\n* ${'| '.repeat(1_000_000)}commit`],
  ])('%s takes linear time', { timeout: 12_000 }, (_, text) => {
    expect(() => lossy(text, 1_000)).not.toThrow();
  });
});
