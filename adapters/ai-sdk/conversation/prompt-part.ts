import type { LanguageModelV4Content, LanguageModelV4ToolResult } from '@ai-sdk/provider';

import { parsedObject } from '../../http/json/read.ts';
import type { AssistantPart, ToolResult } from './request.ts';

/**
 * A part of an answer as it stands in later prompts, the way the SDK puts it there; undefined for what it
 * leaves out: sources, approval requests and empty texts.
 */
export function asPromptPart(part: LanguageModelV4Content): AssistantPart | undefined {
  const { providerMetadata } = part;
  const options = providerMetadata === undefined ? {} : { providerOptions: providerMetadata };
  switch (part.type) {
    case 'source':
    case 'tool-approval-request':
      return undefined;
    case 'text':
      if (part.text === '' && providerMetadata === undefined) return undefined;
      return { type: 'text', text: part.text, ...options };
    case 'reasoning':
      return { type: 'reasoning', text: part.text, ...options };
    case 'custom':
      return { type: 'custom', kind: part.kind, ...options };
    case 'file':
    case 'reasoning-file':
      return { type: part.type, mediaType: part.mediaType, data: part.data, ...options };
    case 'tool-call': {
      const { toolCallId, toolName, providerExecuted } = part;
      const executed = providerExecuted === undefined ? {} : { providerExecuted };
      const input = parsedObject(part.input) ?? {};
      return { type: 'tool-call', toolCallId, toolName, input, ...executed, ...options };
    }
    case 'tool-result': {
      const { toolCallId, toolName } = part;
      return { type: 'tool-result', toolCallId, toolName, output: outputOf(part), ...options };
    }
  }
}

function outputOf({ result, isError }: LanguageModelV4ToolResult): ToolResult['output'] {
  if (isError === true) return { type: 'error-json', value: result };
  return typeof result === 'string'
    ? { type: 'text', value: result }
    : { type: 'json', value: result };
}
