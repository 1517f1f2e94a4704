import { describe, expect, it } from 'vitest';
import { withoutPrefixes } from '../../../engine/lines/line-prefixes.ts';

const WORDS = ['one', 'two', '', 'three', 'four', 'five', 'six', 'seven'];

describe('withoutPrefixes', () => {
  it('takes off times, also behind a job and a step', () => {
    for (const place of ['', 'build\tRun tests\t']) {
      const lines = WORDS.map((word) => `${place}2026-02-06T06:49:04.0001234Z ${word}`);
      expect(withoutPrefixes(lines)).toEqual({ lines: WORDS });
    }
  });

  it('takes off times in brackets, below what the runner says before the program starts', () => {
    const said = WORDS.slice(0, 6).map((word) => `[Pipeline] ${word}`);
    const program = Array.from({ length: 100 }, (_, index) => `line ${index}`);
    const stamped = program.map((line) => `[2026-02-06T06:49:04.012Z] ${line}`);
    expect(withoutPrefixes([...said, ...stamped])?.lines).toEqual([...said, ...program]);
  });

  it('takes off the names of containers, and tells them', () => {
    const lines = WORDS.map(
      (word, index) => `${index % 2 === 0 ? 'web-1   ' : 'worker-1'} | ${word}`,
    );
    const bare = withoutPrefixes(['Attaching to web-1, worker-1', ...lines]);
    expect(bare?.lines).toEqual(['Attaching to web-1, worker-1', ...WORDS]);
    expect(bare?.origins?.slice(0, 3)).toEqual(['', 'web-1   ', 'worker-1']);
  });

  it.each([
    ['with times', '09:26:53 web.1    | ', 'web.1   '],
    ['with numbers', '0|web  | ', '0|web '],
    ['of pods and containers', '[pod/web-7d9f/app] ', 'pod/web-7d9f/app'],
  ])('takes off names %s', (_, prefix, name) => {
    const bare = withoutPrefixes(WORDS.map((word) => `${prefix}${word}`));
    expect(bare).toEqual({ lines: WORDS, origins: WORDS.map(() => name) });
  });

  it('takes off the packages and tasks of a monorepo, between what the runner says itself', () => {
    const names = ['@acme/web:build', 'docs:lint'];
    const lines = WORDS.map((word, index) => `${names[index % 2]}: ${word}`);
    const above = '• Running build in 2 packages';
    const below = [' Tasks:    1 successful, 2 total', 'Failed:    docs#lint'];
    const bare = withoutPrefixes([above, ...lines, ...below]);
    expect(bare?.lines).toEqual([above, ...WORDS, ...below]);
    expect(bare?.origins?.slice(0, 3)).toEqual(['', ...names]);
  });

  it.each([
    ['levels and loggers', WORDS.map((word) => `WARNING:root: ${word}`)],
    ['places in files', WORDS.map((word, index) => `main.ts:${index}: ${word}`)],
    ['bullets', [...WORDS.map((word) => `• ${word}`), 'web:build: five']],
    ['rows of a table', WORDS.map((word, index) => `name${index} | ${word}`)],
    ['times of a log without fractions', WORDS.map((word) => `2026-02-06T06:49:04Z ${word}`)],
    ['lines of which some have none', [...WORDS, ...WORDS.map((word) => `web-1 | ${word}`)]],
    ['too few lines', ['web-1 | one', 'web-1 | two']],
  ])('leaves %s alone', (_, lines) => {
    expect(withoutPrefixes(lines)).toBeUndefined();
  });
});
