import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';

import { clientFor } from '../../../adapters/cli/wrap/clients.ts';
import { planDetour } from '../../../adapters/cli/wrap/detour.ts';

const PROXY = 'http://127.0.0.1:4100';

let home: string;
beforeAll(() => {
  home = mkdtempSync(join(tmpdir(), 'headroom-wrap-'));
  mkdirSync(join(home, '.gemini'));
  const settings = { security: { auth: { selectedType: 'gemini-api-key' } } };
  writeFileSync(join(home, '.gemini/settings.json'), JSON.stringify(settings));
});
afterAll(() => rmSync(home, { recursive: true, force: true }));
afterEach(() => vi.unstubAllEnvs());

/** What a client is told besides what it has. */
function told(command: string, own: Readonly<Record<string, string>> = {}) {
  const has = { GEMINI_CLI_HOME: home, CODEX_HOME: home, ...own };
  const detour = planDetour(clientFor(command), has);
  const { environment, words } = detour.through(PROXY);
  const added = Object.entries(environment).filter(([name, value]) => {
    return value !== (has as Readonly<Record<string, string>>)[name];
  });
  return { upstreams: detour.upstreams, variables: Object.fromEntries(added), words };
}

describe('what clients are told', () => {
  const vendors = {
    ANTHROPIC_BASE_URL: PROXY,
    OPENAI_BASE_URL: `${PROXY}/v1`,
    OPENAI_API_BASE: `${PROXY}/v1`,
  };
  const google = { provider: { google: { options: { baseURL: `${PROXY}/v1beta` } } } };

  it.each([
    ['claude', { ANTHROPIC_BASE_URL: PROXY }, []],
    ['/opt/bin/claude', { ANTHROPIC_BASE_URL: PROXY }, []],
    [String.raw`C:\bin\claude.exe`, { ANTHROPIC_BASE_URL: PROXY }, []],
    ['codex', {}, ['-c', `openai_base_url="${PROXY}/v1"`]],
    ['gemini', { GOOGLE_GEMINI_BASE_URL: PROXY }, []],
    [
      'opencode',
      {
        ANTHROPIC_BASE_URL: `${PROXY}/v1`,
        OPENAI_BASE_URL: `${PROXY}/v1`,
        OPENCODE_CONFIG_CONTENT: JSON.stringify(google),
      },
      [],
    ],
    ['aider', { ...vendors, ANTHROPIC_API_BASE: PROXY, GEMINI_API_BASE: `${PROXY}/v1beta` }, []],
    ['python', { ...vendors, GOOGLE_GEMINI_BASE_URL: PROXY }, []],
  ])('%s', (command, variables, words) => {
    expect(told(command)).toEqual({ upstreams: {}, variables, words });
  });

  it('takes the base URL of the user as the upstream, and ends the other one alike', () => {
    const gateway = 'https://gateway.example/anthropic';
    expect(told('claude', { ANTHROPIC_BASE_URL: gateway })).toEqual({
      upstreams: { anthropic: gateway },
      variables: { ANTHROPIC_BASE_URL: PROXY },
      words: [],
    });
    const bare = told('python', { OPENAI_BASE_URL: 'https://gateway.example/openai' });
    expect(bare.upstreams).toEqual({ openai: 'https://gateway.example/openai' });
    expect(bare.variables['OPENAI_BASE_URL']).toBe(PROXY);
    const fourth = told('aider', { OPENAI_API_BASE: 'https://gateway.example/api/v4/' });
    expect(fourth.variables['OPENAI_API_BASE']).toBe(`${PROXY}/v4`);
  });

  it('takes the first of several places, as the client does, and what is empty for none', () => {
    const own = { OPENAI_BASE_URL: 'http://one/v1', OPENAI_API_BASE: 'http://two/v1' };
    expect(told('aider', own).upstreams).toEqual({ openai: 'http://one/v1' });
    expect(told('aider', { ...own, OPENAI_BASE_URL: '' }).upstreams).toEqual({
      openai: 'http://two/v1',
    });
  });

  it('prefers the upstream that is configured', () => {
    vi.stubEnv('HEADROOM_OPENAI_URL', 'https://configured.example');
    const { upstreams, variables } = told('python', { OPENAI_BASE_URL: 'http://gateway/openai' });
    expect(upstreams).toEqual({ openai: 'https://configured.example' });
    expect(variables['OPENAI_BASE_URL']).toBe(`${PROXY}/v1`);
  });

  it('finds what Codex has in its file, above the first table', () => {
    writeFileSync(
      join(home, 'config.toml'),
      '# openai_base_url = "http://no/v1"\nopenai_base_url = "http://gateway/v1"\n[profiles.a]\n',
    );
    expect(told('codex').upstreams).toEqual({ openai: 'http://gateway/v1' });
    writeFileSync(join(home, 'config.toml'), '[profiles.a]\nopenai_base_url = "http://no/v1"\n');
    expect(told('codex').upstreams).toEqual({});
    rmSync(join(home, 'config.toml'));
    expect(told('codex', { OPENAI_BASE_URL: 'http://not-read/v1' }).upstreams).toEqual({});
  });

  it('leaves Gemini CLI alone until a login was chosen, and settings of opencode as they are', () => {
    expect(told('gemini', { GEMINI_CLI_HOME: join(home, 'nowhere') }).variables).toEqual({});
    const settings = { OPENCODE_CONFIG_CONTENT: '{"model":"x"}' };
    expect(told('opencode', settings).variables).not.toHaveProperty('OPENCODE_CONFIG_CONTENT');
  });

  it('keeps requests to this computer from the proxy of a network', () => {
    const network = { https_proxy: 'http://proxy:3128' };
    expect(told('claude', network).variables).toMatchObject({
      NO_PROXY: '127.0.0.1',
      no_proxy: '127.0.0.1',
    });
    expect(told('claude', { ...network, no_proxy: 'intern,.corp' }).variables).toMatchObject({
      NO_PROXY: 'intern,.corp,127.0.0.1',
    });
  });
});
