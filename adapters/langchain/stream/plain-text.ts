import { asList, asObject } from '../../http/json/read.ts';
import type { ModelRequest } from '../conversation/request.ts';
import type { ContentBlock } from '../conversation/thinking.ts';
import type { ChunkFields } from './chunk.ts';

/**
 * Whether the pieces of an answer are texts where it is nothing but text: ChatAnthropic streams texts for a call without
 * tools and blocks for one with tools, and programs are to get texts also where the tool was added here.
 */
export function streamsTexts({ model, options }: Pick<ModelRequest, 'model' | 'options'>): boolean {
  if (model._llmType() !== 'anthropic' || asList(options['tools']).length > 0) return false;
  const { thinking, context_management: management } = asObject(model.invocationParams(options));
  const { type = 'disabled' } = asObject(thinking);
  return type === 'disabled' && management === undefined;
}

/** Blocks that are nothing but text as one text; other content as it is. */
export function asPlainText(content: ChunkFields['content']): ChunkFields['content'] {
  if (typeof content === 'string' || !content.every(isPlainText)) return content;
  return content.map((block) => block['text']).join('');
}

/** Whether a block says nothing besides its text. */
export function isPlainText(block: ContentBlock): boolean {
  const said = Object.keys(block).filter((key) => block[key] !== null && block[key] !== undefined);
  return block.type === 'text' && said.every((key) => PLAIN.has(key));
}

const PLAIN: ReadonlySet<string> = new Set(['type', 'text', 'index']);
