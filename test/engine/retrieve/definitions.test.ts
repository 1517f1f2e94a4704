import { describe, expect, it } from 'vitest';

import type { ContentKind } from '../../../engine/content.ts';
import { answer } from '../../../engine/retrieve/answer.ts';
import type { RetrieveAnswer } from '../../../engine/retrieve/request.ts';
import { tokenCounter } from '../../../engine/tokens/index.ts';

const HASH = '0123456789abcdef01234567';
const counter = tokenCounter('gpt-5.2');

interface Language {
  readonly name: string;
  readonly open: (name: string) => string;
  readonly call: (name: string) => string;
  readonly close: string;
  readonly indent: string;
}

const languages: readonly Language[] = [
  {
    name: 'Go',
    open: (name) => `func (s *Server) ${name}(ctx context.Context) error {`,
    call: (name) => `s.${name}(ctx)`,
    close: '}',
    indent: '\t',
  },
  {
    name: 'Python, in a class',
    open: (name) => `    def ${name}(self, state):`,
    call: (name) => `self.${name}(state)`,
    close: '',
    indent: '        ',
  },
  {
    name: 'Rust, in a module',
    open: (name) =>
      `        pub(crate) fn ${name}(\n            state: &State,\n        ) -> Result<()> {`,
    call: (name) => `${name}(state)?`,
    close: '        }',
    indent: '            ',
  },
  {
    name: 'JavaScript, in an object',
    open: (name) => `  ${name}: function(state) {`,
    call: (name) => `this.${name}(state);`,
    close: '  },',
    indent: '    ',
  },
];

const LONG = 90;

/** A long function between short ones that call it. */
function fileIn({ open, call, close, indent }: Language): string {
  const short = (index: number): string =>
    `${open(`step${index}`)}\n${indent}${call('settle')}\n${indent}note(${index})\n${close}\n`;
  const steps = Array.from({ length: LONG }, (_, index) => `${indent}total += load(${index})`);
  const long = `${open('settle')}\n${steps.join('\n')}\n${close}\n`;
  const around = Array.from({ length: 40 }, (_, index) => short(index));
  return [...around.slice(0, 20), long, ...around.slice(20)].join('\n');
}

function ask(text: string, query: string, kind: ContentKind = 'code'): RetrieveAnswer {
  const shown = text.replaceAll(/^.*(?:total \+=|note\().*\n/gm, '');
  return answer({ text, kind, shown, source: {} }, { hash: HASH, query }, counter);
}

function numbered(text: string): string {
  const lines = text.split('\n');
  return lines.map((line, index) => `${String(index + 1).padStart(6)}\t${line}`).join('\n');
}

describe.each(languages)('a search for what is defined in $name', (language) => {
  const file = fileIn(language);

  it.each(['settle', 'what does `settle` do', 'Settle', 'settle()', '`settle(state)`'])(
    'brings back all of it: %s',
    (query) => {
      const { text } = ask(file, query);
      for (let index = 0; index < LONG; index += 1) expect(text).toContain(`load(${index})`);
    },
  );

  it('shows it before what uses it', () => {
    expectDefinitionFirst(ask(file, 'settle').text, LONG);
  });

  it('finds it among numbered lines', () => {
    expectDefinitionFirst(ask(numbered(file), 'settle', 'numbered').text, LONG / 2);
  });
});

/** The first lines of the long function stand above the first short one, if that is there at all. */
function expectDefinitionFirst(text: string, lines: number): void {
  const use = text.indexOf('note(3)');
  const above = use === -1 ? text : text.slice(0, use);
  for (let index = 0; index < lines; index += 1) expect(above).toContain(`load(${index})`);
}

/** What stands below the first label. */
function firstPart(text: string): string {
  return text.split(/^lines [\d-]+:$/m)[1] ?? '';
}

describe('a search for lines of a file', () => {
  const lines = Array.from({ length: 900 }, (_, index) => `    total += load(${index + 1})`);
  const file = `def run():\n    note(0)\n${lines.slice(2).join('\n')}\n`;

  it.each([
    'run.py:400',
    'lib/run.py:400:9',
    'TypeError at line 400 of run.py',
    'lines 398-402',
    'at run (/srv/run.js:400:7)',
  ])('brings back what stands around them: %s', (query) => {
    for (const { text } of [ask(file, query), ask(numbered(file), query, 'numbered')]) {
      expect(firstPart(text)).toContain('load(400)');
      for (let line = 380; line <= 420; line += 1) expect(text).toContain(`load(${line})`);
    }
  });

  it('goes by the numbers that a part of a file was read with', () => {
    const part = numbered(file).split('\n').slice(300, 700).join('\n');
    expect(ask(part, 'run.py:400', 'numbered').text).toContain('load(400)');
  });

  it('shows what holds the query word for word instead', () => {
    const remark = file.replace('load(800)', 'load("a.py:20")');
    expect(ask(remark, 'a.py:20').text).toMatch(/^1 matching part:\n[^]*"a\.py:20"/);
  });
});

describe('a search in code', () => {
  it('tells a definition from a parameter of the same name', () => {
    const body = Array.from({ length: 12 }, (_, index) => `    note(${index}, "a line")`).join(
      '\n',
    );
    const other = (index: number): string => `def add${index}(settle: int):\n${body}\n`;
    const others = Array.from({ length: 20 }, (_, index) => other(index));
    const file = [...others, 'def settle():\n    total += load(0)\n'].join('\n');
    const { text } = ask(file, 'settle');
    expect(text).toMatch(/^21 matching parts, best first:\nlines [^\n]+\n[^]{0,200}load\(0\)/);
  });

  it('does not take a condition around code for its definition', () => {
    const body = Array.from({ length: 40 }, (_, index) => `    total += load(${index})`).join('\n');
    const file = `def first():\n${body}\n\ndef second():\n    if settle(1):\n    ${body.replaceAll('\n', '\n    ')}\n`;
    expect(ask(file, 'settle').text).toMatch(/^1 matching part:/);
  });

  it('fills a page with the first lines of what no longer fits and goes on behind them', () => {
    const part = (index: number): string =>
      `def part${index}():\n${Array.from({ length: 25 }, (_, line) => `    total += load(${index}, ${line})`).join('\n')}\n`;
    const file = Array.from({ length: 20 }, (_, index) => part(index)).join('\n');
    const found = ask(file, 'which part loads the total');
    expect(counter.count(found.text)).toBeGreaterThan(1430);
    const next = found.found ? found.next?.lines : undefined;
    const [labels, shown] = [/^lines (\d+)-(\d+):$/gm, found.text.split('\n')];
    const [from = 0, to = 0] = [...found.text.matchAll(labels)].at(-1)?.slice(1).map(Number) ?? [];
    const lines = file.split('\n');
    expect(shown.slice(-1 - (to - from + 1), -1)).toEqual(lines.slice(from - 1, to));
    expect(next).toMatch(new RegExp(`^${to + 1}-`));
  });
});
