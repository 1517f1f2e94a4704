import { expect, it } from 'vitest';

import { missAnswer } from '../../../engine/retrieve/miss.ts';

const HASH = '0123456789abcdef01234567';

it('says that a miss is final and what to run instead', () => {
  const source = { toolName: 'bash', toolArguments: '{"command":"npm test"}' };
  expect(missAnswer(HASH, source)).toEqual({
    found: false,
    text: `The original ${HASH} is not available; do not retry. If what is missing matters, run bash({"command":"npm test"}) again.`,
  });
});

it('says it also where the call is unknown', () => {
  expect(missAnswer(HASH, undefined).text).toMatch(/not available; do not retry.*again/);
  expect(missAnswer(HASH, { toolName: 'ls' }).text).toContain('run ls() again');
});

it('stays short, whatever the arguments', () => {
  const source = { toolName: 'write', toolArguments: 'line\n'.repeat(400) };
  expect(missAnswer(HASH, source).text.length).toBeLessThan(800);
});
