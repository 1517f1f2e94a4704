import { describe, expect, it } from 'vitest';
import { detect, split } from '../../../engine/detect/index.ts';
import { processorTime } from '../../support/processor-time.ts';

const MEGA = 1_000_000;
/** Generous: a busy machine takes a multiple of what an idle one does; quadratic time would be minutes. */
const PATIENCE = 3_000;

const HOSTILE: readonly (readonly [string, string])[] = [
  ['one long word', 'a'.repeat(5 * MEGA)],
  ['one long JSON line', `["${'a'.repeat(5 * MEGA)}"]`],
  ['brackets that never close', '['.repeat(5 * MEGA)],
  ['objects that never close', '{"a":\n'.repeat(MEGA)],
  ['openings on every line', '[1,\n'.repeat(MEGA)],
  ['a million lines', 'some words and 1\n'.repeat(MEGA)],
  ['a million fences', '```\n'.repeat(MEGA)],
  ['a fence that never closes', `~~~~\n${'```x\n'.repeat(MEGA)}`],
  ['blanks', ' '.repeat(5 * MEGA)],
  ['blank lines', '\n'.repeat(MEGA)],
  ['tabs', '\t\t\t\n'.repeat(MEGA)],
  ['commas', ','.repeat(5 * MEGA)],
  ['quotes', '"\n'.repeat(MEGA)],
  ['slashes', '/a'.repeat(2 * MEGA)],
  ['links', '[a]('.repeat(MEGA)],
  ['stars', '*'.repeat(3 * MEGA)],
  ['tags', '<a '.repeat(MEGA)],
  ['escapes', '\u001B['.repeat(MEGA)],
  ['words with colons', `${'a:'.repeat(1000)}\n`.repeat(1000)],
  ['lone surrogates', '\uD800'.repeat(MEGA)],
];

describe('hostile texts', () => {
  it.each(HOSTILE)('%s take linear time', (_, text) => {
    const spent = processorTime();
    detect(text);
    const segments = split(text);
    expect(spent()).toBeLessThan(PATIENCE);
    expect(segments.map((segment) => segment.text).join('') === text).toBe(true);
  });
});
