import { AIMessage, ToolMessage } from '@langchain/core/messages';

import { digestOf, textsOf, withoutSpace } from '../../http/formats/text.ts';
import { asObject } from '../../http/json/read.ts';

/** What tells a message from others; system prompts, reasoning and files do not count. */
export function identifyMessage(message: unknown): string | undefined {
  const texts = textsOfMessage(message);
  if (AIMessage.isInstance(message)) {
    const ids = (message.tool_calls ?? []).map(({ id }) => id ?? '');
    return ['assistant', withoutSpace(texts), ...ids].join('\0');
  }
  if (ToolMessage.isInstance(message)) {
    return ['tool', message.tool_call_id, digestOf(texts.join(''))].join('\0');
  }
  const { type } = asObject(message);
  return type === 'human' || type === 'generic' ? ['user', ...texts].join('\0') : undefined;
}

/** Whether the model wrote the message. */
export function isAnswer(message: unknown): boolean {
  return AIMessage.isInstance(message);
}

/** The texts of a message. */
export function textsOfMessage(message: unknown): readonly string[] {
  return textsOf(asObject(message)['content']);
}
