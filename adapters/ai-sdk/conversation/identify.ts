import { digestOf, textsOf, withoutSpace } from '../../http/formats/text.ts';
import { asText } from '../../http/json/read.ts';
import type { AssistantMessage, PromptMessage, ToolMessage, ToolResult } from './request.ts';

/** What tells a message from others; system prompts, reasoning and files do not count. */
export function identifyMessage(message: unknown): string | undefined {
  // Only messages of a prompt are asked about.
  const said = message as PromptMessage;
  switch (said.role) {
    case 'assistant':
      return identifyAnswer(said);
    case 'user':
      return ['user', ...textsOf(said.content)].join('\0');
    case 'tool':
      return ['tool', ...resultsIn(said).flatMap(identifyResult)].join('\0');
    case 'system':
      return undefined;
  }
}

/** Whether the model wrote the message. */
export function isAnswer(message: unknown): boolean {
  return (message as PromptMessage).role === 'assistant';
}

/** The texts of a message that may be compressed. */
export function textsOfMessage(message: unknown): readonly string[] {
  const said = message as PromptMessage;
  if (said.role === 'tool') return resultsIn(said).map(textOfResult);
  return said.role === 'user' ? textsOf(said.content) : [];
}

function identifyAnswer({ content }: AssistantMessage): string {
  const ids = content.flatMap((part) =>
    part.type === 'tool-call' && part.providerExecuted !== true ? [part.toolCallId] : [],
  );
  return ['assistant', withoutSpace(textsOf(content)), ...ids].join('\0');
}

function identifyResult(result: ToolResult): readonly string[] {
  return [result.toolCallId, digestOf(textOfResult(result))];
}

function resultsIn({ content }: ToolMessage): readonly ToolResult[] {
  return content.filter((part) => part.type === 'tool-result');
}

function textOfResult({ output }: ToolResult): string {
  switch (output.type) {
    case 'text':
    case 'error-text':
      return output.value;
    case 'content':
      return textsOf(output.value).join('');
    case 'json':
    case 'error-json':
      return JSON.stringify(output.value);
    case 'execution-denied':
      return asText(output.reason);
    default:
      // Later versions of the SDK may have more.
      return '';
  }
}
