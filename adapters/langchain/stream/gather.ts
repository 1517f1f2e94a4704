import type { AIMessage } from '@langchain/core/messages';
import type { ChatGenerationChunk, ChatResult } from '@langchain/core/outputs';

/** The pieces of an answer as a whole one. */
export async function gather(chunks: AsyncIterable<ChatGenerationChunk>): Promise<ChatResult> {
  let whole: ChatGenerationChunk | undefined;
  for await (const chunk of chunks) whole = whole?.concat(chunk) ?? chunk;
  if (whole === undefined) throw new Error('The model has sent nothing.');
  const { usage_metadata } = whole.message as Pick<AIMessage, 'usage_metadata'>;
  if (usage_metadata === undefined) return { generations: [whole] };
  const { input_tokens, output_tokens, total_tokens } = usage_metadata;
  const tokenUsage = {
    promptTokens: input_tokens,
    completionTokens: output_tokens,
    totalTokens: total_tokens,
  };
  return { generations: [whole], llmOutput: { tokenUsage } };
}
