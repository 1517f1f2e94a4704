import { AIMessage, type AIMessageFields } from '@langchain/core/messages';

/** A message of the model's like another, or like one in pieces, but for some fields. */
export function messageLike(
  message: Omit<AIMessage, 'concat'>,
  changes: Partial<AIMessageFields>,
): AIMessage {
  const { content, tool_calls = [], invalid_tool_calls = [], usage_metadata, id, name } = message;
  const { additional_kwargs, response_metadata } = message;
  return new AIMessage({
    content,
    tool_calls,
    invalid_tool_calls,
    additional_kwargs,
    response_metadata,
    ...(usage_metadata === undefined ? {} : { usage_metadata }),
    ...(id === undefined ? {} : { id }),
    ...(name === undefined ? {} : { name }),
    ...changes,
  });
}
