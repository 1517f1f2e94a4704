import { expect, it } from 'vitest';

import { modeFor, type Settings } from '../../engine/settings.ts';

const settings: Settings = {
  mode: 'balanced',
  tools: { Read: 'lossless', browser: 'aggressive' },
  kinds: { html: 'off', code: 'lossless' },
  trigger: 2000,
  keep: undefined,
  references: true,
  repeats: true,
};

it.each([
  ['Read', 'html', 'lossless'],
  ['browser', 'code', 'aggressive'],
  ['bash', 'html', 'off'],
  ['bash', 'code', 'lossless'],
  ['bash', 'json', 'balanced'],
  [undefined, 'html', 'off'],
  [undefined, 'log', 'balanced'],
  ['constructor', 'log', 'balanced'],
] as const)('the setting of a tool goes before that of a kind: %s, %s', (toolName, kind, mode) => {
  expect(modeFor(settings, { toolName, kind })).toBe(mode);
});
