import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { jsonCompressor } from '../../../../engine/compress/json/index.ts';
import { elideJson } from '../../../../engine/compress/json/lossy/index.ts';
import { createHeadroom } from '../../../../src/index.ts';
import { describeCompressor } from '../../../contract/compressor.ts';
import { lossyContextFor } from '../context.ts';

const PICTURE = 'iVBORw0KGgo'.repeat(400);

/** A text as notebooks have it: as a list of lines with their ends. */
function lines(text: string): readonly string[] {
  return text.split(/(?<=\n)/);
}

function markdown(text: string): object {
  return { cell_type: 'markdown', metadata: {}, source: lines(text) };
}

function code(text: string, ...outputs: readonly object[]): object {
  return { cell_type: 'code', execution_count: 1, metadata: {}, outputs, source: lines(text) };
}

function stream(text: string): object {
  return { output_type: 'stream', name: 'stdout', text: lines(text) };
}

const FIGURE = {
  output_type: 'display_data',
  metadata: {},
  data: { 'image/png': PICTURE, 'text/plain': ['<Figure size 640x480 with 1 Axes>'] },
};
const FAILURE = {
  output_type: 'error',
  ename: 'KeyError',
  evalue: "'vintage'",
  traceback: [
    '\u001B[0;31m---------------------------------------------------------------------------\u001B[0m',
    '\u001B[0;32m<ipython-input-7>\u001B[0m in \u001B[0;36m<module>\u001B[0m\n\u001B[0;32m----> 1\u001B[0;31m wines["vintage"]\u001B[0m',
    "\u001B[0;31mKeyError\u001B[0m: 'vintage'",
  ],
};

const CELLS = [
  markdown('# Wines\n\nWhich wines are the best? They are told apart by price.'),
  code('import pandas as pd\nwines = pd.read_csv("wines.csv")'),
  markdown('Prices\n------\nThe prices rise from year to year.'),
  ...Array.from({ length: 20 }, (_, index) =>
    code(
      `part_${index} = wines[wines.year == ${1990 + index}]\npart_${index}.describe()`,
      stream(
        Array.from({ length: 40 }, (__, row) => `row ${row} price ${index * 100 + row}\n`).join(''),
      ),
    ),
  ),
  code('wines.plot()', FIGURE),
  code('wines["vintage"]', FAILURE),
];
const NOTEBOOK = {
  cells: CELLS,
  metadata: { language_info: { name: 'python' }, widgets: { state: 'x'.repeat(2_000) } },
  nbformat: 4,
  nbformat_minor: 5,
};

function lossy(document: unknown, budget = 2_400, question = ''): string {
  return elideJson(JSON.stringify(document), lossyContextFor('json', budget, question)) ?? '';
}

describe('a notebook', () => {
  it('names every cell with its number and kind, and shows headings and code', () => {
    const elided = lossy(NOTEBOOK);
    expect(elided).toMatch(/^\[notebook of python, 25 cells: cell === N is path cells\.N\.source,/);
    for (const index of CELLS.keys()) {
      expect(elided).toMatch(new RegExp(`^=== ${index} (?:code|markdown)$`, 'm'));
    }
    expect(elided).toContain('# Wines\n');
    expect(elided).toContain('=== 2 markdown\nPrices\n');
    for (let index = 0; index < 20; index += 1) {
      expect(elided).toContain(`part_${index} = wines[wines.year == ${1990 + index}]`);
    }
  });

  it('leaves pictures out with their kind and size, and says what else is missing', () => {
    const elided = lossy(NOTEBOOK);
    expect(elided).toContain(`--- 0 display_data, image/png ${PICTURE.length} characters\n`);
    expect(elided).toMatch(/\[missing: \d+ of 853 lines, 1 image\/png, metadata omitted\]/);
    expect(elided).not.toContain('iVBOR');
  });

  it('shows what failed, without colours', () => {
    const elided = lossy(NOTEBOOK);
    expect(elided).toContain("--- 0 error\nKeyError: 'vintage'");
    expect(elided).not.toContain('\u001B');
  });

  it('says which words of failure stand in what is left out, in data and long lines too', () => {
    const html = { 'text/html': '<pre>RuntimeError: lost</pre>', 'text/plain': 'a table' };
    const table = { output_type: 'execute_result', metadata: {}, data: html };
    const log = stream(`${'x '.repeat(900)}FATAL${' y'.repeat(900)}`);
    const elided = lossy({
      ...NOTEBOOK,
      cells: [...CELLS, code('table', table), code('z()', log)],
    });
    expect(elided).toContain('1 text/html, metadata (among them FATAL 1, RuntimeError 1) omitted');
  });

  it('leaves documents to their rows whose cells could not even be named', () => {
    const cells = Array.from({ length: 4_000 }, (_, index) => code(`a${index}`));
    expect(lossy({ ...NOTEBOOK, cells })).not.toContain('===');
  });

  it('takes nothing for a name that could end a title or the reference', () => {
    const odd = { output_type: 'display_data', data: { 'a]\n=== 7 code': 'x' } };
    const elided = lossy({ ...NOTEBOOK, cells: [...CELLS, code('odd', odd)] });
    expect(elided).toContain('--- 0 display_data, other 1 characters');
    expect(elided).toContain('1 image/png, 1 other, metadata omitted');
  });

  it('counts the lines of a gap, and shows the output that is asked for', () => {
    expect(lossy(NOTEBOOK)).toMatch(/=== 9 code\n.*\n.*\n--- 0 stdout\n(?:.*\n)*?…\d+\n/);
    expect(lossy(NOTEBOOK, 300, 'What does part_17.describe() give?')).toContain('price 1739');
  });

  it('is shown whole but for pictures and metadata where that is short enough', () => {
    const elided = lossy({ ...NOTEBOOK, cells: CELLS.slice(-2) }, 1_000);
    expect(elided).toContain('[missing: 1 image/png, metadata omitted]');
    expect(elided).not.toContain('…\n');
  });

  it('is read in version 3 of its format as well', () => {
    const old = {
      metadata: { name: '' },
      nbformat: 3,
      worksheets: [
        {
          cells: [
            { cell_type: 'heading', level: 1, source: ['Old times'] },
            {
              cell_type: 'code',
              language: 'python',
              input: ['plot(1)\n', 'total = 17'],
              outputs: [
                { output_type: 'pyout', prompt_number: 1, text: ['17'], png: PICTURE },
                { output_type: 'pyerr', ename: 'ValueError', evalue: 'bad', traceback: ['x'] },
              ],
            },
          ],
        },
      ],
    };
    const elided = lossy(old);
    expect(elided).toContain('is path worksheets.0.cells.N.input,');
    expect(elided).toContain('=== 0 heading\n# Old times\n=== 1 code\nplot(1)\ntotal = 17\n');
    expect(elided).toContain('--- 0 pyout, png 4400 characters\n17\n--- 1 error\nValueError: bad');
  });

  it('that was cut off is read as far as it goes', () => {
    const text = JSON.stringify(NOTEBOOK, undefined, 1);
    const elided = elideJson(text.slice(0, text.length / 2), lossyContextFor('json', 2_400)) ?? '';
    expect(elided).toContain('=== 0 markdown\n# Wines\n');
  });

  it('is not seen in other documents with cells', () => {
    const table = { cells: CELLS.map((_, index) => ({ cell_type: 7, source: index })) };
    expect(lossy(table, 20)).not.toContain('notebook');
    expect(lossy({ cells: [] }, 20)).toBe('');
  });

  it('brings cells back by the paths that it names', async () => {
    await using headroom = createHeadroom({ store: 'memory', trigger: 500 });
    const content = JSON.stringify(NOTEBOOK, undefined, 1);
    const call = { name: 'read', arguments: '{"path":"wines.ipynb"}' };
    const { messages } = await headroom.compress(
      [
        { role: 'user', content: 'Which wines are the best?' },
        {
          role: 'assistant',
          content: null,
          tool_calls: [{ id: 'call_0', type: 'function', function: call }],
        },
        { role: 'tool', tool_call_id: 'call_0', content },
      ],
      { model: 'gpt-5.2', retrieval: 'tool' },
    );
    const hash = /hash=([0-9a-f]{24})/.exec(messages.at(-1)?.content ?? '')?.[1] ?? '';
    expect((await headroom.retrieve({ hash, path: 'cells.12.source' })).text).toContain('part_9');
    const output = await headroom.retrieve({ hash, path: 'cells.12.outputs.0.text' });
    expect(output.text).toContain('row 20 price 920');
    expect(await headroom.original(hash)).toBe(content);
  });
});

const textOrLines = fc.oneof(
  fc.lorem({ mode: 'sentences', maxCount: 8 }),
  fc.array(fc.string({ maxLength: 60 }), { maxLength: 20 }),
);
const output = fc.oneof(
  fc.record({ output_type: fc.constant('stream'), name: fc.string(), text: textOrLines }),
  fc.record({
    output_type: fc.constant('error'),
    ename: fc.string(),
    evalue: fc.string(),
    traceback: fc.array(fc.string()),
  }),
  fc.record({
    output_type: fc.constantFrom('display_data', 'execute_result'),
    data: fc.dictionary(fc.constantFrom('text/plain', 'image/png', 'text/html'), textOrLines),
  }),
  fc.jsonValue(),
);
const cell = fc.record({
  cell_type: fc.constantFrom('code', 'markdown', 'raw', 'heading', ''),
  source: textOrLines,
  outputs: fc.array(output, { maxLength: 4 }),
});

describeCompressor('notebook', {
  compressor: jsonCompressor,
  kind: 'json',
  texts: fc
    .record({ cells: fc.array(cell, { minLength: 1, maxLength: 30 }), nbformat: fc.constant(4) })
    .map((notebook) => JSON.stringify(notebook, undefined, 1)),
});
