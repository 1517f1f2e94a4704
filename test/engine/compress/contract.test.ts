import fc from 'fast-check';

import { decodeText } from '../../../engine/compress/json/form.ts';
import { jsonCompressor } from '../../../engine/compress/json/index.ts';
import { readCutJson } from '../../../engine/compress/json/value/cut.ts';
import { minifyJson } from '../../../engine/compress/json/value/minify.ts';
import { logCompressor } from '../../../engine/compress/log/index.ts';
import { textCompressor } from '../../../engine/compress/text/index.ts';
import { describeCompressor } from '../../contract/compressor.ts';
import { jsonText } from '../../support/json-arbitraries.ts';

const spacedJson = fc
  .tuple(jsonText(), fc.constantFrom('', ' ', '\n'))
  .map(([text, space]) => space + text + space);

function minifiedCutJson(text: string): string {
  const { minified = '', levels = 0, rest = '' } = readCutJson(text) ?? {};
  return minified.slice(0, minified.length - levels) + rest;
}

const ndjson = fc
  .array(
    jsonText().filter((text) => /^[[{]/.test(text)),
    { minLength: 2, maxLength: 30 },
  )
  .map((lines) => `${lines.join('\n')}\n`);

const cell = fc.oneof(fc.string({ maxLength: 6 }), fc.constantFrom('x', '1', '"a"', '"a,b"', ''));
const csv = fc
  .array(fc.tuple(cell, cell, cell), { minLength: 3, maxLength: 40 })
  .map((rows) => `id,name,state\n${rows.map((row) => row.join(',')).join('\n')}\n`);

const logLine = fc
  .tuple(
    fc.integer({ min: 0, max: 59 }),
    fc.constantFrom('INFO', 'WARN', 'ERROR', 'DEBUG'),
    fc.constantFrom(
      'started',
      'request 12 took 9 ms',
      'cannot open /tmp/x',
      'retry 3',
      '\u001b[31mred\u001b[0m',
    ),
  )
  .map(
    ([second, level, text]) =>
      `2024-05-01T10:00:${String(second).padStart(2, '0')}Z ${level} ${text}`,
  );
const log = fc.array(logLine, { minLength: 1, maxLength: 120 }).map((lines) => lines.join('\n'));

const terminal = fc
  .array(
    fc.oneof(fc.string({ maxLength: 20 }), fc.constantFrom('same', 'same', '10%\r50%\r100%')),
    {
      maxLength: 60,
    },
  )
  .map((lines) => lines.join('\n'));

describeCompressor('json', {
  compressor: jsonCompressor,
  kind: 'json',
  texts: spacedJson,
  decode: decodeText,
  canonical: (text) => minifyJson(text) ?? minifiedCutJson(text),
});
describeCompressor('json on NDJSON', {
  compressor: jsonCompressor,
  kind: 'ndjson',
  texts: ndjson,
  decode: decodeText,
});
describeCompressor('json on CSV', {
  compressor: jsonCompressor,
  kind: 'csv',
  texts: csv,
  decode: decodeText,
});
describeCompressor('log', { compressor: logCompressor, kind: 'log', texts: log });
describeCompressor('text', { compressor: textCompressor, kind: 'text', texts: terminal });
