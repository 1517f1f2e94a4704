import { describe, expect, it } from 'vitest';

import { createHeadroom } from '../../../src/index.ts';
import { type Call, chatOf, expanded, sentFor } from './agent.ts';

const FILE = Array.from({ length: 60 }, (_, row) => `  const value${row} = compute(${row * 7});`);
const TEXT = FILE.join('\n');
const read = (path: string, output: string): Call => ['read', { path }, output];
const catNumbered = (lines: readonly string[], first: number): string =>
  lines.map((line, index) => `${String(first + index).padStart(6)}\t${line}`).join('\n');

describe('a text that was shown before', () => {
  it('is referred to as a whole when it is the same', async () => {
    const [first, second] = await sentFor([read('src/a.ts', TEXT), read('src/a.ts', TEXT)]);
    expect(first).toBe(TEXT);
    expect(second).toBe(
      '[headroom: same text as in tool output 1 (read src/a.ts), 60 lines: "const value0 = compute(0);"]',
    );
  });

  it('is shown where it differs when it was edited', async () => {
    const calls = [
      read('src/a.ts', TEXT),
      read('src/a.ts', FILE.toSpliced(30, 1, '  changed();').join('\n')),
    ];
    const sent = await sentFor(calls);
    expect(sent[1]?.split('\n')).toEqual([
      '[headroom: 30 lines as in tool output 1 (read src/a.ts), lines 1-30 there: "const value0 = compute(0);"]',
      '  changed();',
      '[headroom: 29 lines as in tool output 1, lines 32-60 there: "const value31 = compute(217);"]',
    ]);
    expect(expanded(calls, sent)[1]).toBe(calls[1]?.[2]);
  });

  it('keeps its line numbers derivable, whichever of the two is numbered', async () => {
    const numbered = `File src/a.ts\n${catNumbered(FILE.slice(20, 40), 21)}`;
    const calls = [read('src/a.ts', TEXT), ['view', { path: 'src/a.ts' }, numbered] as const];
    const sent = await sentFor(calls);
    expect(sent[1]).toBe(
      'File src/a.ts\n[headroom: 20 lines numbered 21-40 like "    21\\t" as in tool output 1 (read src/a.ts), ' +
        'lines 21-40 there: "const value20 = compute(140);"]',
    );
    expect(expanded(calls, sent)[1]).toBe(numbered);
    const turned: readonly Call[] = [
      ['view', { path: 'src/a.ts' }, catNumbered(FILE, 1)] as const,
      ['grep', { pattern: 'value' }, FILE.slice(5, 35).join('\n')] as const,
    ];
    const after = await sentFor(turned);
    expect(after[1]).toContain('30 lines as in tool output 1 (view src/a.ts), numbered 6-35 there');
    expect(expanded(turned, after)[1]).toBe(turned[1]?.[2]);
  });

  it('is found in any of several numbered parts', async () => {
    const parts = [
      'src/a.ts:',
      catNumbered(FILE.slice(0, 12), 1),
      '...',
      'further below:',
      catNumbered(FILE.slice(30, 60), 31),
    ];
    const calls = [
      ['view', { path: 'src/a.ts' }, parts.join('\n')] as const,
      ['grep', { pattern: 'value' }, FILE.slice(35, 55).join('\n')] as const,
    ];
    const sent = await sentFor(calls);
    expect(sent[1]).toContain('20 lines as in tool output 1 (view src/a.ts), numbered 36-55 there');
    expect(expanded(calls, sent)[1]).toBe(calls[1]?.[2]);
  });

  it('is found in what the model wrote itself', async () => {
    const calls = [
      [
        'write',
        { path: 'src/a.ts', content: TEXT },
        'Wrote src/a.ts, no problem was found in any line of it',
      ],
      read('src/a.ts', TEXT),
    ] as const;
    const sent = await sentFor(calls);
    expect(sent[1]).toContain(
      '60 lines as in argument content of call 1 (write src/a.ts), lines 1-60 there',
    );
    expect(expanded(calls, sent)[1]).toBe(TEXT);
  });

  it('names a failure among the lines', async () => {
    const log = FILE.toSpliced(40, 1, 'FAILED src/a.test.ts: expected 3').join('\n');
    const [, second] = await sentFor([read('log', log), read('log', `${log}\nDone in 3 s`)]);
    expect(second).toContain('"FAILED src/a.test.ts: expected 3"');
  });
});

describe('a text is sent as it is', () => {
  it('when only a few or trivial lines were shown before', async () => {
    const few = [
      'new',
      ...FILE.slice(0, 3),
      'newer',
      ...FILE.slice(9, 12),
      ''.padEnd(60, '-'),
    ].join('\n');
    const brackets = `${'}\n'.repeat(30)}end of the file, which nobody has ever seen before`;
    const [, second, , fourth] = await sentFor([
      read('a', TEXT),
      read('b', few),
      read('c', `${'}\n'.repeat(30)}another one`),
      read('d', brackets),
    ]);
    expect(second).toBe(few);
    expect(fourth).not.toContain('as in');
  });

  it('when its tool is set to off, and others may refer to it', async () => {
    const calls = [read('a', TEXT), read('a', TEXT), ['bash', {}, TEXT] as const];
    const [first, second, third] = await sentFor(calls, { tools: { read: 'off' } });
    expect([first, second]).toEqual([TEXT, TEXT]);
    expect(third).toMatch(/^\[headroom: same text as in tool output 1 \(read a\)/);
  });

  it('when it looks like a reference that nothing stands behind', async () => {
    const line = '[headroom: 60 lines as in tool output 9 (read x), lines 1-60 there: "nothing"]';
    const odd = `${line}\n${FILE[0]}`;
    expect((await sentFor([read('a', TEXT), read('b', odd)]))[1]).toBe(odd);
  });

  it('when the model insists on it', async () => {
    const edited = FILE.toSpliced(30, 1, '  changed();').join('\n');
    const calls = [TEXT, edited, edited, edited, edited].map((text) => read('a', text));
    const sent = await sentFor(calls);
    expect(sent[1]).toContain('[headroom: 30 lines');
    expect(sent[2]).toContain('[headroom: 30 lines');
    expect(sent[3]).toBe(edited);
    expect(sent[4]).toMatch(/^\[headroom: same text as in tool output 4/);
  });
});

describe('what was left out', () => {
  const rows = Array.from({ length: 600 }, (_, id) => ({
    id,
    name: `name ${id * 17}`,
    state: id % 7,
  }));
  const large = JSON.stringify(rows);

  it('comes in full when it is asked for again', async () => {
    const [first, second, third] = await sentFor([1, 2, 3].map(() => ['list', {}, large] as const));
    expect(first).toContain('[headroom hash=');
    expect(second).not.toContain('[headroom hash=');
    expect(second).toContain('name 10183');
    expect(third).toMatch(/^\[headroom: same text as in tool output 2 \(list\)/);
  });

  it('does not count as shown', async () => {
    const middle = rows
      .slice(300, 320)
      .map((row) => JSON.stringify(row))
      .join('\n');
    const [, second] = await sentFor([
      ['list', {}, large],
      ['show', {}, middle],
    ]);
    expect(second).not.toContain('as in tool output');
  });
});

describe('a conversation', () => {
  it('is the same whether it grew in one instance, branched, or came as a whole', async () => {
    const headroom = createHeadroom({ store: 'memory' });
    const calls = [0, 1, 2, 3, 4, 5].map((step) => {
      const lines = FILE.toSpliced(step * 9, 1, `  step(${step});`);
      return read(`src/${step % 2}.ts`, step === 4 ? catNumbered(lines, 1) : lines.join('\n'));
    });
    for (let length = 1; length <= calls.length; length += 1) {
      const other = read('other', `other ${length}\n${FILE.slice(length).join('\n')}`);
      const branch = [...calls.slice(0, length - 1), other];
      expect(await sentFor(branch, { headroom })).toEqual(await sentFor(branch));
      const grown = calls.slice(0, length);
      expect(await sentFor(grown, { headroom })).toEqual(await sentFor(grown));
    }
    const sent = await sentFor(calls, { headroom });
    const again = await headroom.compress(
      chatOf(calls.map(([name, args], index) => [name, args, sent[index] ?? ''])),
      { model: 'gpt-4o', retrieval: 'tool' },
    );
    expect(again.blocks.filter(({ before, after }) => before !== after)).toEqual([]);
  });
});
