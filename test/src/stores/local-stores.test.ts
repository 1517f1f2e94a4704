import { describe, expect, it } from 'vitest';

import { memoryStore, sqliteStore } from '../../../src/index.ts';

describe('the options of a store on this computer', () => {
  it.each([
    [
      { maxCharacter: 5 },
      'memoryStore(): unknown option maxCharacter; did you mean maxCharacters?',
    ],
    [{ maxCharacters: '5' }, 'option maxCharacters: expected a number, and it is a text'],
    [{ maxCharacters: 0 }, 'option maxCharacters: expected more than 0, and it is 0'],
    [null, 'memoryStore(): options: expected an object, and it is null'],
    [5, 'memoryStore(): options: expected an object, and it is 5'],
  ])('in memory are checked: %j', (options, message) => {
    expect(() => memoryStore(options as object)).toThrow(
      expect.objectContaining({
        code: 'invalid_options',
        message: expect.stringContaining(message),
      }),
    );
  });

  it.each([
    [undefined, 'sqliteStore(): options: expected an object, and it is missing'],
    [{}, 'sqliteStore(): option directory: expected a text, and it is missing'],
    [{ directory: '' }, 'option directory: expected a text, and it is empty'],
    [{ dir: '/data' }, 'sqliteStore(): unknown option dir; did you mean directory?'],
    [{ directory: '/data', maxAgeDays: 0 }, 'option maxAgeDays: expected more than 0'],
    [{ directory: '/data', driver: 'sqlite3' }, "option driver: expected 'better-sqlite3', "],
    [{ directory: '/data', now: 5 }, 'option now: expected a function'],
  ])('in a file are checked: %j', (options, message) => {
    expect(() => sqliteStore(options as never)).toThrow(
      expect.objectContaining({
        code: 'invalid_options',
        message: expect.stringContaining(message),
      }),
    );
  });

  it('that are right are taken, and those given as undefined were not given', () => {
    expect(memoryStore({ maxCharacters: 5 }).name).toBe('memory');
    const more = { project: undefined, driver: 'node:sqlite' };
    expect(sqliteStore({ directory: '/data', ...more } as never).name).toBe('sqlite');
  });
});
