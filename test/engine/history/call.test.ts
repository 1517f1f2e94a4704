import { expect, it } from 'vitest';

import { labelOf, writtenTexts } from '../../../engine/history/call.ts';

const label = (toolName: string, toolArguments: string): string =>
  labelOf({ message: 0, path: [], role: 'tool', text: '', toolName, toolArguments });

it('names a call by its tool and the first of its arguments', () => {
  expect(label('read', '{"limit":3,"path":"src/a.ts"}')).toBe('read src/a.ts');
  expect(label('bash', '{"command":"npm test\\nnpm run lint"}')).toBe('bash npm test');
  expect(label('bash', JSON.stringify({ command: `echo ${'x '.repeat(99)}` })).length).toBeLessThan(
    50,
  );
  expect(label('read', `{"path":"/very/long/${'folder/'.repeat(9)}src/file.ts"}`)).toBe(
    'read …/folder/folder/folder/folder/src/file.ts',
  );
  expect(label('list', '{}')).toBe('list');
  expect(label('apply_patch', '*** Begin Patch\n*** End Patch')).toBe(
    'apply_patch *** Begin Patch',
  );
});

it('finds the texts of several lines among the arguments', () => {
  const content = 'a\nb\nc\nd\ne';
  const given = { path: 'a.ts', content, edits: [{ old: 'one line', new: content }] };
  expect(writtenTexts(JSON.stringify(given))).toEqual([
    { path: 'content', text: content },
    { path: 'edits.0.new', text: content },
  ]);
  expect(writtenTexts('{"path":"a.ts"}')).toEqual([]);
  expect(writtenTexts(undefined)).toEqual([]);
});
