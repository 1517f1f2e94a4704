import { canonicalJson, isObject, type JsonObject } from '../json.ts';
import { CREATED } from '../openai/created.ts';
import type { ModelPart } from '../model/script.ts';
import type { Answer, ModelUsage, VendorContext } from '../vendor.ts';
import { chunksOf } from './chunks.ts';

/** What an answer is made from. */
export interface Given {
  readonly body: JsonObject;
  readonly parts: readonly ModelPart[];
  readonly usage: ModelUsage;
}

/** One of the answers that were asked for (`n`). */
export interface Choice {
  readonly text: string | null;
  readonly calls: readonly ChatCall[];
  readonly finishReason: 'stop' | 'tool_calls';
}

/** A call as it stands in a message. */
interface ChatCall {
  readonly id: string;
  readonly type: 'function';
  readonly function: { readonly name: string; readonly arguments: string };
}

/** The answer as a completion and as chunks. */
export function completionOf(given: Given, context: VendorContext): Answer {
  const { body, parts } = given;
  const head = { id: context.nextId('chatcmpl'), created: CREATED, model: body['model'] };
  const length = Number(body['n'] ?? 1);
  const choices = Array.from({ length }, () => choiceOf(parts, context));
  const usage = usageOf(given.usage, length);
  const withUsage =
    isObject(body['stream_options']) && body['stream_options']['include_usage'] === true;
  return {
    body: {
      ...head,
      object: 'chat.completion',
      choices: choices.map((choice, index) => ({
        index,
        message: messageOf(choice),
        logprobs: null,
        finish_reason: choice.finishReason,
      })),
      usage,
      service_tier: 'default',
    },
    events: () =>
      chunksOf(
        { head, choices, tokensPerDelta: context.tokensPerDelta },
        withUsage ? usage : undefined,
      ),
    turns: choices.slice(0, 1).map((choice) => canonicalJson(messageOf(choice))),
  };
}

function choiceOf(parts: readonly ModelPart[], { nextId }: VendorContext): Choice {
  const text = parts.map((part) => (part.type === 'say' ? part.text : '')).join('');
  const calls = parts.flatMap((part): ChatCall[] => {
    if (part.type !== 'call') return [];
    const named = { name: part.name, arguments: JSON.stringify(part.arguments) };
    return [{ id: part.id ?? nextId('call'), type: 'function', function: named }];
  });
  const finishReason = calls.length > 0 ? 'tool_calls' : 'stop';
  return { text: text === '' ? null : text, calls, finishReason };
}

function messageOf({ text, calls }: Choice): unknown {
  const tools = calls.length > 0 ? { tool_calls: calls } : {};
  return { role: 'assistant', content: text, refusal: null, annotations: [], ...tools };
}

function usageOf({ prompt, cached, output, thinking }: ModelUsage, choices: number): unknown {
  return {
    prompt_tokens: prompt,
    completion_tokens: output * choices,
    total_tokens: prompt + output * choices,
    prompt_tokens_details: { cached_tokens: cached, audio_tokens: 0 },
    completion_tokens_details: {
      reasoning_tokens: thinking * choices,
      audio_tokens: 0,
      accepted_prediction_tokens: 0,
      rejected_prediction_tokens: 0,
    },
  };
}
