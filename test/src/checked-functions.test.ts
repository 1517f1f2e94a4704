import { describe, expect, it } from 'vitest';

import { createHeadroom, modelPrices, retrieveTool, tokenCounter } from '../../src/index.ts';

describe('functions of the engine that programs call', () => {
  it('say which formats there are, and where the tool that runs is', async () => {
    await using headroom = createHeadroom({ store: 'memory' });

    for (const wrong of ['openai', undefined, headroom]) {
      // What JavaScript may pass.
      expect(() => retrieveTool(wrong as 'openai-chat')).toThrow(
        /^retrieveTool\(\) takes a message format, one of openai-chat, .*headroom-ts\/ai-sdk/,
      );
    }
    expect(retrieveTool('openai-chat')).toMatchObject({ function: { name: 'headroom_retrieve' } });
  });

  it.each([
    ['tokenCounter', tokenCounter],
    ['modelPrices', modelPrices],
  ])('%s says that it takes the name of a model', (name, take) => {
    for (const wrong of [undefined, null, 5, {}]) {
      expect(() => take(wrong as string)).toThrow(
        expect.objectContaining({
          code: 'invalid_options',
          message: `${name}() takes the name of a model: ${name}('gpt-5.2')`,
        }),
      );
    }
    expect(() => take('a-model-nobody-knows')).not.toThrow();
  });
});
