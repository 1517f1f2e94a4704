import { aiSdkLens } from './ai-sdk.ts';
import { anthropicLens } from './anthropic.ts';
import { geminiLens } from './gemini.ts';
import { langchainLens } from './langchain.ts';
import type { MessageFormat, MessageLens } from './lens.ts';
import { openaiChatLens } from './openai-chat.ts';
import { openaiResponsesLens } from './openai-responses.ts';

const LENSES: readonly MessageLens[] = [
  openaiChatLens,
  anthropicLens,
  openaiResponsesLens,
  aiSdkLens,
  geminiLens,
  langchainLens,
];

/**
 * The lens for a conversation: that of `format` where one is given, and otherwise the surest one.
 * Plain `{ role, content }` messages are OpenAI chat. Undefined where no message is of a known shape.
 */
export function lensFor(
  messages: readonly unknown[],
  format?: MessageFormat,
): MessageLens | undefined {
  if (format !== undefined) return LENSES.find((lens) => lens.format === format);
  let surest: MessageLens | undefined;
  let certainty = 0;
  for (const lens of LENSES) {
    const sure = lens.recognise(messages);
    if (sure > certainty) [surest, certainty] = [lens, sure];
  }
  return surest;
}
