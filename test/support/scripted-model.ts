import type {
  LanguageModelV4CallOptions,
  LanguageModelV4Content,
  LanguageModelV4FinishReason,
  LanguageModelV4StreamPart,
} from '@ai-sdk/provider';
import { convertArrayToReadableStream, MockLanguageModelV4 } from 'ai/test';

import { parseReferences } from '../../src/index.ts';

/** What a model answers: the parts, or how they follow from the call. */
export type ScriptedAnswer =
  | readonly LanguageModelV4Content[]
  | ((params: LanguageModelV4CallOptions) => readonly LanguageModelV4Content[]);

/** A model that gives answers one after the other, whole or in pieces; each costs 10 tokens in and 5 out. */
export function scriptedModel(...answers: readonly ScriptedAnswer[]): MockLanguageModelV4 {
  let next = 0;
  const answer = (params: LanguageModelV4CallOptions): readonly LanguageModelV4Content[] => {
    const scripted = answers[next] ?? [{ type: 'text', text: 'Done.' }];
    next += 1;
    return typeof scripted === 'function' ? scripted(params) : scripted;
  };
  return new MockLanguageModelV4({
    doGenerate: async (params) => {
      const content = [...answer(params)];
      return { content, finishReason: reasonFor(content), usage: USAGE, warnings: [] };
    },
    doStream: async (params) => ({
      stream: convertArrayToReadableStream(partsOf(answer(params))),
    }),
  });
}

/** A part of the model's answer: a call of a tool. */
export function toolCall(
  toolName: string,
  input: unknown = {},
  toolCallId = `call-${toolName}`,
): LanguageModelV4Content {
  return { type: 'tool-call', toolCallId, toolName, input: JSON.stringify(input) };
}

/** An answer that calls `headroom_retrieve` for the first reference that the call shows. */
export function retrieves(
  selector: object = {},
  ...others: readonly LanguageModelV4Content[]
): ScriptedAnswer {
  return ({ prompt }) => {
    const [reference] = parseReferences(JSON.stringify(prompt).replaceAll(String.raw`\n`, '\n'));
    if (reference === undefined) throw new Error('the prompt shows no reference');
    const input = { hash: reference.hash, ...selector };
    return [toolCall('headroom_retrieve', input, `hidden-${prompt.length}`), ...others];
  };
}

/** The tokens of one answer. */
export const USAGE = {
  inputTokens: { total: 10, noCache: 6, cacheRead: 4, cacheWrite: undefined },
  outputTokens: { total: 5, text: 5, reasoning: undefined },
};

function reasonFor(content: readonly LanguageModelV4Content[]): LanguageModelV4FinishReason {
  const calls = content.some((part) => part.type === 'tool-call' && part.providerExecuted !== true);
  return { unified: calls ? 'tool-calls' : 'stop', raw: undefined };
}

/** The parts of a stream; texts and reasoning in two pieces each, numbered from 0 in every answer. */
function partsOf(content: readonly LanguageModelV4Content[]): LanguageModelV4StreamPart[] {
  const parts = content.flatMap((part, index): LanguageModelV4StreamPart[] => {
    if (part.type !== 'text' && part.type !== 'reasoning') return [...inputOf(part), part];
    const { type, text, ...rest } = part;
    const [id, middle] = [String(index), Math.ceil(text.length / 2)];
    return [
      { type: `${type}-start`, id },
      { type: `${type}-delta`, id, delta: text.slice(0, middle) },
      { type: `${type}-delta`, id, delta: text.slice(middle) },
      { type: `${type}-end`, id, ...rest },
    ];
  });
  const finishReason = reasonFor(content);
  return [
    { type: 'stream-start', warnings: [] },
    ...parts,
    { type: 'finish', finishReason, usage: USAGE },
  ];
}

function inputOf(part: LanguageModelV4Content): LanguageModelV4StreamPart[] {
  if (part.type !== 'tool-call') return [];
  const { toolCallId: id, toolName, input } = part;
  return [
    { type: 'tool-input-start', id, toolName },
    { type: 'tool-input-delta', id, delta: input },
    { type: 'tool-input-end', id },
  ];
}
