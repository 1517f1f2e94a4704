import { describe, expect, it } from 'vitest';

import { isRetrieveTool } from '../../../engine/messages/retrieve-tool.ts';
import { RETRIEVE_TOOL_NAME, retrieveTool } from '../../../engine/retrieve/tool.ts';
import { tokenCounter } from '../../../engine/tokens/index.ts';

const FORMATS = [
  'openai-chat',
  'openai-responses',
  'anthropic',
  'ai-sdk',
  'gemini',
  'langchain',
] as const;

describe('retrieveTool', () => {
  it.each(FORMATS)('takes under 130 tokens for %s', (format) => {
    const definition = JSON.stringify(retrieveTool(format));
    expect(tokenCounter('gpt-5.2').count(definition)).toBeLessThan(130);
  });

  it.each(FORMATS)('asks for the hash and nothing else in %s', (format) => {
    const definition = JSON.stringify(retrieveTool(format));
    expect(definition).toContain('"required":["hash"]');
    expect(definition).not.toContain('$schema');
    expect(definition).not.toContain('additionalProperties');
  });

  it('has the form of each format', () => {
    const description = expect.stringContaining('[headroom hash=');
    const schema = expect.objectContaining({ type: 'object' });
    const name = 'headroom_retrieve';
    expect(retrieveTool('openai-chat')).toEqual({
      type: 'function',
      function: { name, description, parameters: schema },
    });
    expect(retrieveTool('openai-responses')).toEqual({
      type: 'function',
      name,
      description,
      parameters: schema,
      strict: false,
    });
    expect(retrieveTool('anthropic')).toEqual({ name, description, input_schema: schema });
    const ofAiSdk = { type: 'function', name, description, inputSchema: schema };
    expect(retrieveTool('ai-sdk')).toEqual(ofAiSdk);
    expect(retrieveTool('gemini')).toEqual({ name, description, parameters: schema });
  });

  it('is recognised by its name', () => {
    expect(isRetrieveTool(RETRIEVE_TOOL_NAME)).toBe(true);
  });
});
