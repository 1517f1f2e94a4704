import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import Anthropic from '@anthropic-ai/sdk';
import OpenAI from 'openai';
import { expect, it } from 'vitest';

import { withHeadroom as withAnthropic } from '../../../adapters/anthropic/index.ts';
import { withHeadroom as withOpenAi } from '../../../adapters/openai/index.ts';
import { createProvider, retrieve, say } from '../../../src/testing/index.ts';
import { openScene } from '../../support/scene.ts';
import { USERS } from '../../support/users.ts';

const KEY = 'sk-very-secret-4711';

it('keys reach neither the store, the logger nor the figures', async () => {
  const directory = mkdtempSync(join(tmpdir(), 'headroom-'));
  const { headroom, warnings } = openScene({}, { store: 'sqlite', directory, project: 'p' });
  try {
    const provider = createProvider();
    const settings = { apiKey: KEY, fetch: provider.fetch, maxRetries: 0 };
    const defaultHeaders = { 'x-api-key': KEY, cookie: KEY };
    const openai = withOpenAi(new OpenAI({ ...settings, organization: KEY, defaultHeaders }), {
      headroom,
    });
    const anthropic = withAnthropic(new Anthropic({ ...settings, defaultHeaders }), { headroom });
    const messages = [{ role: 'user' as const, content: `Which failed?\n\n${USERS}` }];
    provider.script(retrieve({ rows: '1' }), say('Fine.'), retrieve({ rows: '2' }), say('Too.'));
    await openai.chat.completions.create({ model: 'm', messages });
    await anthropic.messages.create({ model: 'm', max_tokens: 9, messages });
    const broken = { ...settings, fetch: async () => new Response(`<html>${KEY}</html>`) };
    const failing = withOpenAi(new OpenAI(broken), { headroom });
    await failing.chat.completions.create({ model: 'm', messages }).catch(() => undefined);
    expect(warnings.length).toBeGreaterThan(0);
    expect(JSON.stringify([warnings, await headroom.stats()])).not.toContain('4711');
    await headroom[Symbol.asyncDispose]();
    const files = readdirSync(directory, { recursive: true, withFileTypes: true });
    const stored = files
      .filter((file) => file.isFile())
      .map((file) => readFileSync(join(file.parentPath, file.name)));
    expect(stored.some((bytes) => bytes.length > 0)).toBe(true);
    for (const bytes of stored) expect(bytes.includes('4711')).toBe(false);
  } finally {
    rmSync(directory, { recursive: true, force: true });
  }
});
