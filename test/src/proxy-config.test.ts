import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterEach, beforeEach, describe, expect, it } from 'vitest';

import { checkProxySettings, loadConfig, loadProxyConfig } from '../../src/index.ts';

let directory: string;
beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'headroom-config-'));
});
afterEach(() => rmSync(directory, { recursive: true }));

function write(settings: object): string {
  const file = join(directory, 'headroom.config.json');
  writeFileSync(file, JSON.stringify(settings));
  return file;
}

describe('configuration of a proxy', () => {
  it('is empty without a file and variables', () => {
    expect(loadProxyConfig({ environment: {}, directory })).toEqual({ upstreams: {} });
  });

  it('stands beside the options of a Headroom, and variables override it', () => {
    const file = write({
      mode: 'lossless',
      proxy: { port: 9000, host: '::1', upstreams: { openai: 'http://a/v1', gemini: 'http://b' } },
    });
    const environment = {
      HEADROOM_CONFIG: file,
      HEADROOM_PORT: '9001',
      HEADROOM_TOKEN: 't',
      HEADROOM_OPENAI_URL: 'http://c/v1',
      HEADROOM_AZURE_URL: '',
    };
    expect(loadConfig({ environment, directory })).toEqual({ mode: 'lossless' });
    expect(loadProxyConfig({ environment, directory })).toEqual({
      host: '::1',
      port: 9001,
      token: 't',
      upstreams: { openai: 'http://c/v1', gemini: 'http://b' },
    });
  });

  it('takes no upstreams from a file that only lies in the folder', () => {
    write({ proxy: { upstreams: { openai: 'https://evil.example' } } });
    expect(() => loadProxyConfig({ environment: {}, directory })).toThrow(/HEADROOM_CONFIG/);
    write({ proxy: { port: 9000 } });
    expect(loadProxyConfig({ environment: {}, directory })).toMatchObject({ port: 9000 });
  });

  it.each([
    ['HEADROOM_PORT', 'none'],
    ['HEADROOM_OPENAI_URL', 'api.openai.com'],
  ])('names the variable %s where %s is wrong', (name, text) => {
    const environment = { [name]: text };
    expect(() => loadProxyConfig({ environment, directory })).toThrow(`cannot use ${name}: `);
  });

  it.each([
    [{ prot: 1 }, /unknown option prot; did you mean port\?/],
    [
      { upstreams: { openia: 'http://a' } },
      /unknown option upstreams.openia; did you mean openai\?/,
    ],
    [{ upstreams: { openai: 'api.openai.com' } }, /upstreams.openai: expected an address such as/],
    [{ upstreams: { openai: 'https://user:word@host' } }, /upstreams.openai: expected an address/],
    [{ upstreams: { openai: 'https://host?key=1' } }, /upstreams.openai: expected an address/],
    [{ port: 65_536 }, /option port/],
  ])('refuses %j', (settings, message) => {
    expect(() => checkProxySettings(settings, {})).toThrow(message);
  });
});
