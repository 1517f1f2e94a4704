import { AIMessage, AIMessageChunk, type BaseMessageChunk } from '@langchain/core/messages';
import { ChatGenerationChunk } from '@langchain/core/outputs';

import { textsOf } from '../../http/formats/text.ts';
import type { JsonObject } from '../../http/json/read.ts';

/** What a piece of an answer says. */
export interface ChunkFields {
  readonly content: AIMessageChunk['content'];
  readonly tool_call_chunks: NonNullable<AIMessageChunk['tool_call_chunks']>;
  /** Calls of a model that tells them whole; those in pieces are made of the pieces. */
  readonly tool_calls: NonNullable<AIMessageChunk['tool_calls']>;
  readonly additional_kwargs: JsonObject;
  readonly response_metadata: JsonObject;
  readonly usage_metadata: AIMessageChunk['usage_metadata'];
  readonly id: string | undefined;
  readonly generationInfo: JsonObject | undefined;
}

/** Whether a piece is one of the model's answer, also where the model comes with a copy of LangChain of its own. */
export function isAnswerChunk(message: BaseMessageChunk): message is AIMessageChunk {
  // `AIMessageChunk` knows only its own.
  return AIMessage.isInstance(message);
}

/** A piece taken apart. */
export function readChunk(message: AIMessageChunk, generationInfo?: JsonObject): ChunkFields {
  const { content, tool_call_chunks = NO_CALLS, usage_metadata, id } = message;
  const { additional_kwargs, response_metadata, tool_calls = NO_CALLS } = message;
  return {
    content,
    tool_call_chunks,
    tool_calls: tool_call_chunks.length > 0 ? NO_CALLS : tool_calls,
    additional_kwargs,
    response_metadata,
    usage_metadata,
    id,
    generationInfo,
  };
}

const NO_CALLS: never[] = [];

/** The piece with other fields; the same object where nothing differs. */
export function writeChunk(chunk: ChatGenerationChunk, fields: ChunkFields): ChatGenerationChunk {
  const { message, generationInfo } = chunk;
  const before = isAnswerChunk(message) ? readChunk(message, generationInfo) : undefined;
  const isSame = Object.entries(fields).every(
    ([key, value]) => before?.[key as keyof ChunkFields] === value,
  );
  return isSame ? chunk : newChunk(fields);
}

/** A piece of an answer. */
export function newChunk({
  generationInfo,
  id,
  usage_metadata,
  tool_call_chunks,
  ...fields
}: ChunkFields): ChatGenerationChunk {
  const message = new AIMessageChunk({
    ...fields,
    tool_call_chunks: [...tool_call_chunks],
    ...(id === undefined ? {} : { id }),
    ...(usage_metadata === undefined ? {} : { usage_metadata }),
  });
  const text = textsOf(fields.content).join('');
  return new ChatGenerationChunk({
    message,
    text,
    ...(generationInfo === undefined ? {} : { generationInfo }),
  });
}

/** What a piece shows, and what it tells beside. */
export function splitChunk(fields: ChunkFields): {
  readonly shown: ChunkFields | undefined;
  readonly told: ChunkFields;
} {
  const { content, tool_call_chunks, tool_calls, id } = fields;
  const isEmpty = [content, tool_call_chunks, tool_calls].every(({ length }) => length === 0);
  const shown = { ...NOTHING, content, tool_call_chunks, tool_calls, id };
  return {
    shown: isEmpty ? undefined : shown,
    told: { ...fields, content: '', tool_call_chunks: NO_CALLS, tool_calls: NO_CALLS },
  };
}

/** A piece that says nothing. */
export const NOTHING: ChunkFields = {
  content: '',
  tool_call_chunks: NO_CALLS,
  tool_calls: NO_CALLS,
  additional_kwargs: {},
  response_metadata: {},
  usage_metadata: undefined,
  id: undefined,
  generationInfo: undefined,
};
