import { describe, expect, it } from 'vitest';

import { call, retrieve, say } from '../../../src/testing/index.ts';
import { troublesOf } from '../../support/scene.ts';
import { config, history, model, openGemini } from './gemini-scene.ts';

const PATH = `/v1beta/models/${model}:streamGenerateContent`;
const { tools } = config;

describe.each([
  ['an element at a time', {}],
  ['at every byte', { chunkBytes: 1, newline: '\r\n' as const }],
])('a stream that is one list, %s', (_, stream) => {
  it('is spliced', async () => {
    const scene = openGemini({ ...stream, tokensPerDelta: 1 });
    const { post, provider } = scene;
    provider.script(
      [say('Let me [look].'), retrieve({ rows: '200' })],
      [say('A "quote"}'), call('list_users')],
    );
    const response = await post(PATH, { contents: history(), tools });
    const chunks = (await response.json()) as readonly Chunk[];
    const parts = chunks.flatMap(({ candidates: [candidate] }) => candidate.content.parts);
    expect(parts.map(({ text = '' }) => text).join('')).toBe('Let me [look].\n\nA "quote"}');
    const calls = parts.flatMap(({ functionCall }) => functionCall?.name ?? []);
    expect(calls).toEqual(['list_users']);
    expect(chunks.at(-1)?.candidates[0].finishReason).toBe('STOP');
    expect(troublesOf(scene)).toEqual([]);
  });

  it('comes through byte for byte where there is nothing to hide', async () => {
    const { post, provider } = openGemini({ ...stream, tokensPerDelta: 1 });
    const script = say('Nothing is hidden here.');
    provider.script(script);
    const shown = await (await post(PATH, { contents: history(), tools })).text();
    const [sent] = provider.requests;
    provider.reset();
    provider.script(script);
    const bare = await provider.fetch(`https://host${PATH}`, {
      method: 'POST',
      headers: { 'x-goog-api-key': 'key' },
      body: sent?.text ?? '',
    });
    expect(shown).toBe(await bare.text());
  });

  it('ends with the error of a hidden round', async () => {
    const { post, provider } = openGemini(stream);
    provider.script([say('Look.'), retrieve({ rows: '200' })]);
    provider.fail({ status: 403 }, { at: 2 });
    const response = await post(PATH, { contents: history(), tools });
    const chunks = (await response.json()) as readonly unknown[];
    expect(chunks.at(-1)).toMatchObject({ error: { code: 403, status: 'PERMISSION_DENIED' } });
  });
});

it('comes as it is written, not at the end', async () => {
  const { post, provider } = openGemini({ tokensPerDelta: 1 });
  provider.script([say('One two three.'), retrieve({ rows: '200' })], say('Four.'));
  provider.fail({ timeout: true }, { at: 2 });
  const response = await post(PATH, { contents: history(), tools });
  const reader = (response.body as ReadableStream<Uint8Array>).getReader();
  const { value } = await reader.read();
  expect(new TextDecoder().decode(value)).toContain('One');
  expect(provider.requests).toHaveLength(1);
  await reader.cancel();
});

interface Chunk {
  readonly candidates: readonly [
    {
      readonly finishReason?: string;
      readonly content: {
        readonly parts: readonly {
          readonly text?: string;
          readonly functionCall?: { readonly name: string };
        }[];
      };
    },
  ];
}
