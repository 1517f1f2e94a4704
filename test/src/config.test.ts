import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { loadConfig } from '../../src/index.ts';

let directory: string;
beforeAll(() => {
  directory = mkdtempSync(join(tmpdir(), 'headroom-config-'));
});
afterAll(() => rmSync(directory, { recursive: true }));

function inFile(text: string): string {
  const file = join(directory, 'some.json');
  writeFileSync(file, text);
  return file;
}

describe('configuration', () => {
  it('is empty without a file and variables', () => {
    expect(loadConfig({ environment: {}, directory })).toEqual({});
  });

  it('reads the file, and variables override it', () => {
    const file = inFile('{"mode":"lossless","tools":{"bash":"off"}}');
    const environment = {
      HEADROOM_CONFIG: file,
      HEADROOM_MODE: 'aggressive',
      HEADROOM_TRIGGER: '900',
    };
    expect(loadConfig({ environment, directory })).toEqual({
      mode: 'aggressive',
      tools: { bash: 'off' },
      trigger: 900,
    });
  });

  it.each([
    ['{"mode":', /cannot use .*some\.json: /],
    ['{"mood":"lossless"}', /unknown option mood; did you mean mode\?/],
  ])('says what is wrong with %s', (text, message) => {
    const environment = { HEADROOM_CONFIG: inFile(text) };
    expect(() => loadConfig({ environment, directory })).toThrow(message);
  });

  it('complains about a named file that is not there, and about a wrong variable', () => {
    const environment = { HEADROOM_CONFIG: join(directory, 'absent.json') };
    expect(() => loadConfig({ environment, directory })).toThrow(/cannot use .*absent\.json/);
    const wrong = { HEADROOM_TRIGGER: 'many' };
    expect(() => loadConfig({ environment: wrong, directory })).toThrow(
      /HEADROOM_\* variables.*trigger/,
    );
  });
});
