import type Anthropic from '@anthropic-ai/sdk';

export const model = 'claude-opus-5';
export const max_tokens = 4000;
export const user: Anthropic.MessageParam = { role: 'user', content: 'Weather in Oslo?' };

/** A call as it stands in a message. */
export function use(id: string): Anthropic.ToolUseBlockParam {
  return { type: 'tool_use', id, name: 'get_weather', input: { city: 'Oslo' } };
}

export function result(id: string): Anthropic.ToolResultBlockParam {
  return { type: 'tool_result', tool_use_id: id, content: 'rain' };
}

export function assistant(...content: Anthropic.ContentBlockParam[]): Anthropic.MessageParam {
  return { role: 'assistant', content };
}

export function answered(...content: Anthropic.ContentBlockParam[]): Anthropic.MessageParam {
  return { role: 'user', content };
}
