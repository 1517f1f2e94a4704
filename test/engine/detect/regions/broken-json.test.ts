import { describe, expect, it } from 'vitest';

import { split } from '../../../../engine/detect/index.ts';

const USERS = Array.from({ length: 120 }, (_, id) => ({
  id,
  name: `user ${id}`,
  tags: [{ key: 'a' }, { key: 'b' }],
}));
const PRETTY = JSON.stringify({ total: 120, users: USERS }, undefined, 2);
const COMPACT = JSON.stringify(USERS);

function partsOf(text: string): readonly string[] {
  const segments = split(text);
  expect(segments.map((segment) => segment.text).join('')).toBe(text);
  return segments.filter(({ detection }) => detection.kind === 'json').map((part) => part.text);
}

describe('JSON whose middle a tool left out', () => {
  it.each([
    ['… 5123 tokens truncated …', PRETTY, 3_001],
    ['…5123 tokens truncated…', COMPACT, 2_003],
    ['\n\n... [31234 characters truncated] ...\n\n', PRETTY, 2_997],
    ['\n... [812 lines omitted] ...\n', COMPACT, 1_999],
    ['\n<output truncated>\n', PRETTY, 2_500],
  ])('is read before and behind %j', (note, whole, length) => {
    const text = `Exit code: 0\nOutput:\n${whole.slice(0, length)}${note}${whole.slice(-length)}`;
    const [head = '', tail = '', ...others] = partsOf(text);
    expect(others).toEqual([]);
    expect(head).toBe(
      whole.slice(0, length) + (note.startsWith('\n') ? note.slice(0, head.length - length) : ''),
    );
    expect(tail).toMatch(/^\{\s*"id":/);
    expect(whole.endsWith(tail)).toBe(true);
    expect(length - tail.length).toBeLessThan(200);
  });

  it('stays whole where the words stand in a document that is', () => {
    const text = JSON.stringify([...USERS, { note: '... [12 lines omitted] ...' }], undefined, 1);
    expect(split(text)).toHaveLength(1);
  });

  it('is not what begins with a bracket otherwise', () => {
    const line = '[    0.000000] BIOS: range [mem 0x0000-0xffff] omitted (skipped) of the map\n';
    expect(split(line.repeat(40))).toHaveLength(1);
  });

  it('takes linear time where nothing closes', () => {
    const start = performance.now();
    split(`{"a":[${'[1,\n'.repeat(50_000)}…12 tokens truncated…${',\n{'.repeat(50_000)}`);
    expect(performance.now() - start).toBeLessThan(2_000);
  });
});
