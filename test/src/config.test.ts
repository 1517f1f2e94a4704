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
    const prices = { 'my-model': { input: 1, output: 5 } };
    const file = inFile(JSON.stringify({ mode: 'lossless', tools: { bash: 'off' }, prices }));
    const environment = {
      HEADROOM_CONFIG: file,
      HEADROOM_MODE: 'aggressive',
      HEADROOM_TRIGGER: '900',
    };
    expect(loadConfig({ environment, directory })).toEqual({
      mode: 'aggressive',
      tools: { bash: 'off' },
      trigger: 900,
      prices,
    });
  });

  it.each([
    ['{"mode":', /cannot use .*some\.json: /],
    ['{"mood":"lossless"}', /unknown option mood; did you mean mode\?/],
    ['{"prices":{"my-model":{"input":1}}}', /option prices\.my-model\.output: /],
    ['{"prices":{"m":{"input":1,"output":-2}}}', /option prices\.m\.output: /],
  ])('says what is wrong with %s', (text, message) => {
    const environment = { HEADROOM_CONFIG: inFile(text) };
    expect(() => loadConfig({ environment, directory })).toThrow(message);
  });

  it.each([
    ['off', false],
    ['false', false],
    ['3', 3],
  ])('reads HEADROOM_WORKERS=%s', (text, workers) => {
    const environment = { HEADROOM_WORKERS: text };
    expect(loadConfig({ environment, directory })).toEqual({ workers });
  });

  it.each([
    ['off', false],
    ['false', false],
    ['on', true],
    ['true', true],
  ])('reads HEADROOM_LEDGER=%s', (text, ledger) => {
    const environment = { HEADROOM_LEDGER: text };
    expect(loadConfig({ environment, directory })).toEqual({ ledger });
  });

  it('does not keep a ledger for somebody who wrote something else', () => {
    const environment = { HEADROOM_LEDGER: 'no' };
    expect(() => loadConfig({ environment, directory })).toThrow(
      /^cannot use HEADROOM_LEDGER: option ledger: expected true or false/,
    );
  });

  it('takes a variable that is empty or blank as not given', () => {
    const environment = { HEADROOM_CONFIG: '', HEADROOM_TRIGGER: ' ', HEADROOM_MODE: '' };
    expect(loadConfig({ environment, directory })).toEqual({});
  });

  it('reads a file that begins with a byte order mark', () => {
    const environment = { HEADROOM_CONFIG: inFile('\uFEFF{"mode":"lossless"}') };
    expect(loadConfig({ environment, directory })).toEqual({ mode: 'lossless' });
  });

  it('complains about a named file that is not there, and about a wrong variable', () => {
    const environment = { HEADROOM_CONFIG: join(directory, 'absent.json') };
    expect(() => loadConfig({ environment, directory })).toThrow(/cannot use .*absent\.json/);
    const wrong = { HEADROOM_TRIGGER: 'many' };
    expect(() => loadConfig({ environment: wrong, directory })).toThrow(
      /^cannot use HEADROOM_TRIGGER: option trigger: /,
    );
  });

  it('names the file once', () => {
    const file = inFile('{"mode":"fast"}');
    const environment = { HEADROOM_CONFIG: file };
    expect(() => loadConfig({ environment, directory })).toThrow(
      `cannot use ${file}: option mode: `,
    );
  });
});
