import { expect, it } from 'vitest';

import type { Segment } from '../../../engine/content.ts';
import { type Decision, untouched } from '../../../engine/decide/decision.ts';
import { joinTexts } from '../../../engine/decide/join-decisions.ts';

const segment = (text: string): Segment => ({ text, detection: { kind: 'json', confidence: 1 } });
const compressed = (text: string, compressor = 'json'): Decision => ({
  ...untouched(text, 'json', ''),
  compressor,
});

it('says how many lines a form has, and ends it as its source did', () => {
  const sources = ['Output:\n', '[{"a":1},{"a":2}]\r\n', 'Exit code: 0\n'];
  const parts = [
    untouched(sources[0] ?? '', 'text', ''),
    compressed('[2]{a}:\n1\n2'),
    untouched(sources[2] ?? '', 'text', ''),
  ];
  expect(joinTexts(parts, sources.map(segment))).toBe(
    'Output:\n[headroom: JSON in the next 3 lines]\n[2]{a}:\n1\n2\r\nExit code: 0\n',
  );
});

it('never lets a form run into the text around it', () => {
  const parts = [
    untouched('see ', 'text', ''),
    compressed('[2]{a}:\n1\n2'),
    untouched('Done', 'text', ''),
  ];
  const sources = ['see ', '[{"a":1},{"a":2}]', 'Done'];
  expect(joinTexts(parts, sources.map(segment))).toBe(
    'see \n[headroom: JSON in the next 3 lines]\n[2]{a}:\n1\n2\nDone',
  );
});

it('leaves forms of one line and of plain text as they are', () => {
  const parts = [compressed('{"a":1}'), compressed('x\ny', 'text')];
  expect(joinTexts(parts, ['{ "a": 1 }\n', 'x \ny'].map(segment))).toBe('{"a":1}\nx\ny');
});
