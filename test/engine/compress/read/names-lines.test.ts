import { describe, expect, it } from 'vitest';

import { readCompressor } from '../../../../engine/compress/read/index.ts';
import { contextFor } from '../context.ts';

const READ = Array.from({ length: 40 }, (_, index) => `${index + 641}\tstep(${index});`).join('\n');

function losslessly(toolArguments: object): string | undefined {
  const context = contextFor('numbered');
  const query = { ...context.query, toolArguments: JSON.stringify(toolArguments) };
  return readCompressor.lossless(READ, { ...context, query });
}

describe('a read with line numbers', () => {
  it.each([
    { path: 'src/parser.c', view_range: [641, 680] },
    { path: 'src/parser.c', command: 'insert', insert_line: 650, new_str: 'stop();' },
    { file: 'src/parser.c', startLine: 641, endLine: 680 },
    { file: 'src/parser.c', line: '655' },
    { command: 'edit 655:657\nstop();\nend_of_edit' },
    { command: 'open src/parser.c 655' },
    { command: 'goto 655' },
  ])('keeps all of them where lines were named by number: %j', (toolArguments) => {
    expect(losslessly(toolArguments)).toBeUndefined();
  });

  it.each([
    {},
    { file_path: 'src/parser.c', offset: 641, limit: 40 },
    { command: "cat -n src/parser.c | sed -n '641,680p'" },
    { command: 'open src/parser.c' },
    { path: 'src/parser.c', view_range: null },
    { command: 'str_replace', old_str: 'edit 655:657', path: 'line 12' },
  ])('has every 10th where a file or a page of it was read: %j', (toolArguments) => {
    expect(losslessly(toolArguments)).toContain('\nstep(8);\n650\tstep(9);\nstep(10);');
  });
});
