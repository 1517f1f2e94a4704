import { AIMessage, type BaseMessage } from '@langchain/core/messages';

import { type Mark, readMark, withMark } from '../../http/formats/anthropic/mark.ts';
import { asObject, asText, type JsonObject } from '../../http/json/read.ts';
import { BETWEEN_ROUNDS } from '../../http/formats/text.ts';
import { messageLike } from './message-like.ts';
import type { ModelRequest } from './request.ts';

/** A part of a message's content. */
export type ContentBlock = Exclude<BaseMessage['content'], string>[number];

/**
 * The field of a part that holds for the very conversation before it: what Anthropic signed, in its own form or in
 * that of LangChain's standard; undefined for other parts.
 */
function boundField(block: JsonObject): 'signature' | 'data' | undefined {
  if (typeof block['signature'] === 'string') return 'signature';
  return block['type'] === 'redacted_thinking' ? 'data' : undefined;
}

/** The part with a mark of the hidden rounds before it, where it is bound to them. */
export function marked<Block extends ContentBlock>(block: Block, mark: Mark): Block {
  const field = boundField(block);
  const signature = field === undefined ? undefined : asObject(block)[field];
  if (field === undefined || typeof signature !== 'string') return block;
  const signed = withMark(signature, mark);
  return signed === signature ? block : { ...block, [field]: signed };
}

/** The parts as the provider wrote them, without those that are no longer valid where hidden rounds are lost. */
export function validBlocks(
  content: readonly ContentBlock[],
  earlier: string,
): readonly ContentBlock[] {
  return content.flatMap((block) => {
    const field = boundField(block);
    const mark = field === undefined ? undefined : readMark(asObject(block)[field]);
    if (field === undefined || mark === undefined) return [block];
    const isValid = mark.earlier === earlier && mark.round === 0;
    return isValid ? [{ ...block, [field]: mark.signature }] : [];
  });
}

/** The message without what is bound to the conversation before it. */
export function withoutBound(message: BaseMessage): BaseMessage {
  const { content } = message;
  if (!AIMessage.isInstance(message) || typeof content === 'string') return message;
  return withContent(
    message,
    content.filter((block) => boundField(block) === undefined),
  );
}

/** The message with other content; the same object where that is the same. */
export function withContent(message: AIMessage, content: readonly ContentBlock[]): AIMessage {
  const isSame = content.every((block, at) => block === message.content[at]);
  if (isSame && content.length === message.content.length) return message;
  return messageLike(message, { content: [...content] });
}

/** The call with its model kept from thinking; ChatAnthropic has no call option for it. */
export function withoutThinking(request: ModelRequest): ModelRequest {
  const settings = { thinking: { type: 'disabled' }, thinkingExplicitlySet: true };
  const model = Object.assign(Object.create(request.model) as typeof request.model, settings);
  return { ...request, model };
}

/** A text of a later round does not run on from the one before. */
export function setApart<Block extends ContentBlock>(block: Block): Block {
  return { ...block, text: BETWEEN_ROUNDS + asText(asObject(block)['text']) };
}
