import { describe, expect, it } from 'vitest';

import { compressMaterial } from '../../../adapters/http/material/compress-material.ts';
import { materialOf } from '../../../adapters/http/material/material.ts';
import { countTokens } from '../../../adapters/mcp/count-tokens.ts';
import { createHeadroom, tokenCounter } from '../../../src/index.ts';

const model = 'gpt-5.2';
const { signal } = new AbortController();

async function compressed(text: string, of: string = model) {
  await using headroom = createHeadroom({ store: 'memory' });
  const material = materialOf({ text, call: { name: 'call', arguments: {} } }, NO_QUERY);
  return await compressMaterial(headroom, material, { retrieval: 'tool', model: of });
}
const NO_QUERY = { query: '', isConversation: false };

const TEXTS: Readonly<Record<string, string>> = {
  'a log': Array.from({ length: 9000 }, (_, id) => `12:00:01 INFO it's request ${id * 7919}`).join(
    '\n',
  ),
  JSON: JSON.stringify(Array.from({ length: 9000 }, (_, id) => ({ id, name: `web-${id % 7}` }))),
  prose: "The dog's house wasn't there, she'd said; 'twas gone. ".repeat(3000),
  nothing: '',
};

describe('countTokens', () => {
  it.each(Object.entries(TEXTS))('counts %s in parts as in one go', async (_, text) => {
    const compression = await compressed(text);
    const { all, blocks } = await countTokens(compression, { model, signal });
    const counter = tokenCounter(model);
    const after = compression.material.write(compression.result);
    expect(all).toEqual({ before: counter.count(text), after: counter.count(after) });
    expect(blocks).toEqual([all]);
  });

  it('counts nearly as many where a text has no place to part at', async () => {
    const text = '\u{20BB7}\u91CE\u5BB6'.repeat(30_000);
    const { all } = await countTokens(await compressed(text), { model, signal });
    const whole = tokenCounter(model).count(text);
    expect(Math.abs(all.before - whole)).toBeLessThanOrEqual(whole * 0.001);
  });

  it('estimates whole texts for models whose tokens cannot be counted', async () => {
    const text = TEXTS['a log'] ?? '';
    const claude = 'claude-sonnet-5';
    const { all } = await countTokens(await compressed(text, claude), { model: claude, signal });
    expect(all.before).toBe(tokenCounter(claude).count(text));
  });

  it('gives what a conversation says of itself', async () => {
    const content = TEXTS['JSON'];
    const messages = [
      { role: 'user', content: 'Hi' },
      { role: 'tool', tool_call_id: 'a', content },
    ];
    const compression = await compressed(JSON.stringify(messages));
    const { all, blocks } = await countTokens(compression, { model, signal });
    expect(all).toEqual({ ...compression.result.tokens });
    expect(blocks.map(({ before }) => before)).toEqual(
      compression.result.blocks.map(({ tokens }) => tokens.before),
    );
  });

  it('ends where nobody waits any longer', async () => {
    const controller = new AbortController();
    const counting = countTokens(await compressed(TEXTS['prose'] ?? ''), {
      model,
      signal: controller.signal,
    });
    controller.abort(new Error('cancelled'));
    await expect(counting).rejects.toThrow('cancelled');
  });
});
