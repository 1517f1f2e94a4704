import { describe, expect, it } from 'vitest';

import { readTarget } from '../../../../adapters/proxy/target.ts';
import { DEFAULT_UPSTREAMS, destinationOf } from '../../../../adapters/proxy/upstream/upstreams.ts';

function sentTo(url: string, head: Record<string, string> = {}, bases: object = {}): string {
  const target = readTarget(url);
  if (target === undefined) return 'refused';
  const asked = { target, headers: new Headers(head) };
  const destination = destinationOf(asked, { ...DEFAULT_UPSTREAMS, ...bases });
  return destination === undefined ? 'nowhere' : `${destination.origin}${destination.path}`;
}

describe('where requests go', () => {
  it.each([
    ['/v1/chat/completions', {}, 'https://api.openai.com/v1/chat/completions'],
    [
      '/v1/responses/r1/input_items?limit=1',
      {},
      'https://api.openai.com/v1/responses/r1/input_items?limit=1',
    ],
    ['/v1/threads/t1/messages', {}, 'https://api.openai.com/v1/threads/t1/messages'],
    ['/v1/models/ft:gpt-4:acme::id', {}, 'https://api.openai.com/v1/models/ft:gpt-4:acme::id'],
    ['/v1/messages?beta=true', {}, 'https://api.anthropic.com/v1/messages?beta=true'],
    ['/v1/messages/batches', {}, 'https://api.anthropic.com/v1/messages/batches'],
    ['/v1/models', { 'anthropic-version': '2023-06-01' }, 'https://api.anthropic.com/v1/models'],
    [
      '/v1/models',
      { authorization: 'Bearer sk-ant-oat01-x' },
      'https://api.anthropic.com/v1/models',
    ],
    ['/v1/models', { authorization: 'Bearer sk-proj-x' }, 'https://api.openai.com/v1/models'],
    [
      '/v1beta/models/gemini-3:streamGenerateContent?alt=sse',
      {},
      'https://generativelanguage.googleapis.com/v1beta/models/gemini-3:streamGenerateContent?alt=sse',
    ],
    [
      '/ws/google.ai.generativelanguage.v1beta.GenerativeService.BidiGenerateContent?key=AIza1',
      {},
      'https://generativelanguage.googleapis.com/ws/google.ai.generativelanguage.v1beta.GenerativeService.BidiGenerateContent?key=AIza1',
    ],
    [
      '/v1/projects/p/locations/l/publishers/anthropic/models/claude:streamRawPredict',
      { authorization: 'Bearer ya29.x' },
      'https://generativelanguage.googleapis.com/v1/projects/p/locations/l/publishers/anthropic/models/claude:streamRawPredict',
    ],
    [
      '/v1/cachedContents?pageSize=1&key=AIza1',
      {},
      'https://generativelanguage.googleapis.com/v1/cachedContents?pageSize=1&key=AIza1',
    ],
    ['/v1/models?key=other', {}, 'https://api.openai.com/v1/models?key=other'],
    ['/upload/v1beta/files', {}, 'https://generativelanguage.googleapis.com/upload/v1beta/files'],
    [
      '/v1/models',
      { 'x-goog-api-key': 'k' },
      'https://generativelanguage.googleapis.com/v1/models',
    ],
    [
      '/v1/responses',
      { 'chatgpt-account-id': 'a' },
      'https://chatgpt.com/backend-api/codex/responses',
    ],
    ['/backend-api/codex/responses', {}, 'https://chatgpt.com/backend-api/codex/responses'],
    ['/openai/deployments/d/chat/completions?api-version=1', { 'api-key': 'k' }, 'nowhere'],
  ])('%s with %j goes to %s', (url, head, expected) => {
    expect(sentTo(url, head)).toBe(expected);
  });

  it.each([
    [
      'https://openrouter.ai/api/v1',
      '/v1/chat/completions',
      'https://openrouter.ai/api/v1/chat/completions',
    ],
    ['https://openrouter.ai/api/v1/', '/v1/models', 'https://openrouter.ai/api/v1/models'],
    ['https://openrouter.ai/api', '/v1/models', 'https://openrouter.ai/api/v1/models'],
    ['https://x.example/v1', '/chat/completions', 'https://x.example/v1/chat/completions'],
    ['http://[::1]:9/a', '//evil.example/v1', 'http://[::1]:9/a//evil.example/v1'],
  ])('a base %s takes %s to %s', (openai, url, expected) => {
    expect(sentTo(url, {}, { openai })).toBe(expected);
  });

  it('requests for Azure go to the resource that is named', () => {
    const azure = 'https://mine.openai.azure.com';
    const url = '/openai/deployments/d/chat/completions?api-version=1';
    expect(sentTo(url, {}, { azure })).toBe(`${azure}${url}`);
    expect(sentTo('/openai/v1/responses', { 'api-key': 'k' }, { azure })).toBe(
      `${azure}/openai/v1/responses`,
    );
  });
});
