import { describe, expect, it } from 'vitest';

import { codeCompressor } from '../../../../engine/compress/code/index.ts';
import type { Query } from '../../../../engine/content.ts';
import { lossyContextFor } from '../context.ts';
import { sampleText } from './samples.ts';

const NOTHING: Query = { user: '', toolArguments: '', assistant: '' };
const BODIES = {
  summary: 'broken line',
  parse_record: 'raise ParseError(',
  import_file: 'await store.put(record',
};

function shown(query: Partial<Query>, budget = 260): string | undefined {
  const context = lossyContextFor('code', budget);
  const detection = { ...context.detection, language: 'python' };
  return codeCompressor.lossy?.(sampleText('py'), {
    ...context,
    detection,
    query: { ...NOTHING, ...query },
  });
}

describe('what is shown of code', () => {
  it.each([
    [
      'the function that is asked for',
      { user: 'Why does parse_record fail?' },
      BODIES.parse_record,
    ],
    [
      'what the tool was asked for',
      { toolArguments: '{"symbol":"parse_record"}' },
      BODIES.parse_record,
    ],
    ['the line of a stack frame', { user: 'at orders.py:83 in import_file' }, BODIES.import_file],
    ['the line that is named', { assistant: 'Let me look at line 57.' }, BODIES.parse_record],
  ])('is %s', (_, query, line) => {
    expect(shown({ user: 'How does summary shorten broken lines?' })).not.toContain(line);
    expect(shown(query)).toContain(line);
  });

  it('is all of a function that is to be changed', () => {
    const text = sampleText('py');
    const body = text.slice(
      text.indexOf('    record: dict'),
      text.indexOf('async def import_file'),
    );
    const changed = shown({ user: 'Please fix `parse_record`, it drops commas.' }, 10);
    expect(changed).toContain(body.trimEnd());
    expect(changed).not.toContain(BODIES.summary);
  });

  it.each([
    [{ toolArguments: '{"path":"src/orders.py"}', user: 'Fix the import in orders.py.' }],
    [{ toolArguments: '{"path":"src/orders.py"}', assistant: 'Now I will edit src/orders.py.' }],
    [{ toolArguments: '{"file_path":"a.py","old_string":"x","new_string":"y"}' }],
  ])('is the whole file where it is about to be changed', (query) => {
    expect(shown(query)).toBeUndefined();
  });

  it('is not the whole file where another one is to be changed', () => {
    expect(
      shown({ toolArguments: '{"path":"src/orders.py"}', user: 'Fix the import in users.py.' }),
    ).toBeDefined();
  });
});
