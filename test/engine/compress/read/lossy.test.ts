import { describe, expect, it } from 'vitest';

import { readCompressor } from '../../../../engine/compress/read/index.ts';
import { answer } from '../../../../engine/retrieve/answer.ts';
import { formatReference, hashOf } from '../../../../engine/retrieve/reference.ts';
import { tokenCounter } from '../../../../engine/tokens/index.ts';
import { sampleText } from '../code/samples.ts';
import { lossyContextFor } from '../context.ts';
import { STYLES } from './generate.ts';

const CODE = sampleText('py').trimEnd().split('\n');
const FIRST = 301;

function read(style: (number: number) => string, before = ''): string {
  return before + CODE.map((line, index) => style(FIRST + index) + line).join('\n');
}

function folded(text: string): string {
  const context = lossyContextFor('numbered', 10, 'how does import_file work?');
  const hash = hashOf(text);
  return (
    readCompressor.lossy?.(text, {
      ...context,
      detection: { ...context.detection, language: 'python' },
      reference: (missing) => formatReference({ hash, missing }),
    }) ?? ''
  );
}

describe('numbered code with parts left out', () => {
  it.each(Object.entries(STYLES))('has the numbers of its file: %s', (_, style) => {
    const [head, ...lines] = folded(read(style)).split('\n');
    expect(head).toContain(`lines ${FIRST}-${FIRST + CODE.length - 1} with gaps`);
    const expected: string[] = [];
    let number = FIRST;
    let isBehindGap = false;
    for (const line of lines) {
      const [, first, last = first] = /lines? (\d+)(?:-(\d+))? omitted/.exec(line) ?? [];
      const mark = style(number).trimStart().replace(/^0+/, '');
      const isMarked = isBehindGap || number % 10 === 0;
      isBehindGap = first !== undefined;
      if (isBehindGap) expected.push(Number(first) === number ? line : `a gap at ${number}`);
      else expected.push((isMarked ? mark : '') + (CODE[number - FIRST] ?? ''));
      number = isBehindGap ? Number(last) + 1 : number + 1;
    }
    expect(lines).toEqual(expected);
    expect(number).toBe(FIRST + CODE.length);
  });

  it('is brought back by these numbers', () => {
    const counter = tokenCounter('gpt-4o');
    for (const before of ['', 'Here is the file:\n', '<file path="a.py">\n\n']) {
      const text = read((number) => `${number}\t`, before);
      const [, first = '', last = ''] = /lines (\d+)-(\d+) omitted/.exec(folded(text)) ?? [];
      const request = { hash: hashOf(text), lines: `${first}-${last}` };
      const found = answer({ text, kind: 'numbered', source: {} }, request, counter).text;
      const lines = CODE.slice(Number(first) - FIRST, Number(last) - FIRST + 1);
      expect(found).toContain(
        lines.map((line, index) => `${Number(first) + index}\t${line}`).join('\n'),
      );
    }
  });

  it('is found by what it says, with its numbers', () => {
    const text = read((number) => `${String(number).padStart(6)}→`);
    const counter = tokenCounter('gpt-4o');
    const original = { text, kind: 'numbered', source: {} } as const;
    const place = FIRST + CODE.findIndex((line) => line.includes('PATTERN.match'));
    const byQuery = answer(
      original,
      { hash: '', query: 'PATTERN match line position' },
      counter,
    ).text;
    expect(byQuery).toContain(`${place}→`);
    const byPattern = answer(original, { hash: '', grep: 'PATTERN.match' }, counter).text;
    expect(byPattern).toContain(`${place}:`);
    const beyond = answer(original, { hash: '', lines: '1-20' }, counter).text;
    expect(beyond).toContain(`there are ${FIRST} to ${FIRST + CODE.length - 1}`);
  });
});

describe('a numbered file without functions', () => {
  const settings = Array.from(
    { length: 90 },
    (_, id) => `[queue-${id}]\nworkers = ${id}\nretries = ${id % 4}\n`,
  )
    .join('\n')
    .split('\n');
  const text = settings.map((line, index) => `${index + 1}\t${line}`).join('\n');

  it('is shown by its lines with their numbers, the others named by theirs', () => {
    const context = lossyContextFor('numbered', 300, 'how many workers has queue-61?');
    const [head, ...lines] = (readCompressor.lossy?.(text, context) ?? '').split('\n');
    expect(head).toContain(`lines 1-${settings.length} with gaps`);
    expect(lines).toContain('workers = 61');
    expect(lines.length).toBeLessThan(settings.length / 2);
    const filled = lines.flatMap((line) => {
      const [, first, last = first] = /lines? (\d+)(?:-(\d+))? omitted/.exec(line) ?? [];
      if (first === undefined) return [line.replace(/^\d+\t/, '')];
      return settings.slice(Number(first) - 1, Number(last));
    });
    expect(filled).toEqual(settings);
  });

  it('is left whole where it is about to be edited', () => {
    const context = lossyContextFor('numbered', 300, 'set the workers in queues.ini to 5');
    const query = {
      ...context.query,
      user: 'change queues.ini',
      toolArguments: '{"path":"queues.ini"}',
    };
    expect(readCompressor.lossy?.(text, { ...context, query })).toBeUndefined();
  });
});
