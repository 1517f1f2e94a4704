import { createExchange } from '../../../../adapters/http/exchange/wire/exchange.ts';
import { asResponse } from '../../../../adapters/http/response/wire-reply.ts';
import { routeOf } from '../../../../adapters/http/request/route.ts';
import { toFormat } from '../../../support/conversations/to-format.ts';
import {
  openHeadroom,
  REPLAY_MODELS,
  type ReplayApi,
  type ReplayClient,
  type ReplaySetup,
  TOOL_SCHEMA,
} from './client.ts';

/** A client that writes requests itself and sends them through the wire adapter. */
export function wireClient(setup: ReplaySetup): ReplayClient {
  const { api, fetch, tools, watch } = setup;
  const wire = APIS[api];
  const url = `http://provider${wire.path}`;
  const conversation: unknown[] = [];
  const send = (json: string | Uint8Array<ArrayBuffer>): Promise<Response> =>
    fetch(url, { method: 'POST', headers: HEADERS, body: json });
  const headroom = openHeadroom(setup);
  const exchange = headroom && createExchange(headroom);
  return {
    async ask(messages) {
      conversation.push(...toFormat({ messages }, api).messages);
      const json = JSON.stringify(wire.body(conversation, tools));
      const response =
        exchange === undefined
          ? await send(json)
          : asResponse(
              await watch.time(() => exchange({ format: api, ...routeOf(url), body: json, send })),
            );
      if (!response.ok) return false;
      conversation.push(...wire.answer(await response.json()));
      return true;
    },
  };
}

/** How requests of one API are written and its answers kept. */
interface WireApi {
  readonly path: string;
  body(conversation: readonly unknown[], tools: readonly string[]): unknown;
  answer(response: unknown): readonly unknown[];
}

const HEADERS = {
  'content-type': 'application/json',
  'anthropic-version': '2023-06-01',
  authorization: 'Bearer none',
  'x-api-key': 'none',
};

const APIS: Readonly<Record<ReplayApi, WireApi>> = {
  'openai-chat': {
    path: '/v1/chat/completions',
    body: (messages, tools) => ({
      model: REPLAY_MODELS['openai-chat'],
      messages,
      ...given(
        'tools',
        tools.map((name) => ({ type: 'function', function: { name, parameters: TOOL_SCHEMA } })),
      ),
    }),
    answer: (response) => [
      (response as { choices: readonly { message: unknown }[] }).choices[0]?.message,
    ],
  },
  'openai-responses': {
    path: '/v1/responses',
    body: (input, tools) => ({
      model: REPLAY_MODELS['openai-responses'],
      input,
      store: false,
      ...given(
        'tools',
        tools.map((name) => ({ type: 'function', name, parameters: TOOL_SCHEMA, strict: false })),
      ),
    }),
    answer: (response) => (response as { output: readonly unknown[] }).output,
  },
  anthropic: {
    path: '/v1/messages',
    body: (conversation, tools) => ({
      model: REPLAY_MODELS.anthropic,
      max_tokens: 1000,
      cache_control: { type: 'ephemeral' },
      system:
        conversation
          .filter(isSystem)
          .map(({ content }) => content)
          .join('\n') || 'Work.',
      messages: conversation.filter((message) => !isSystem(message)),
      ...given(
        'tools',
        tools.map((name) => ({ name, input_schema: TOOL_SCHEMA })),
      ),
    }),
    answer: (response) => [
      { role: 'assistant', content: (response as { content: unknown }).content },
    ],
  },
  gemini: {
    path: `/v1beta/models/${REPLAY_MODELS.gemini}:generateContent`,
    body: (conversation, tools) => ({
      contents: conversation.filter((content) => !isSystem(content)),
      ...systemInstruction(conversation.filter(isSystem).flatMap(({ parts }) => parts)),
      ...given(
        'tools',
        tools.length === 0
          ? []
          : [{ functionDeclarations: tools.map((name) => ({ name, parameters: TOOL_SCHEMA })) }],
      ),
    }),
    answer: (response) => [
      (response as { candidates: readonly { content: unknown }[] }).candidates[0]?.content,
    ],
  },
};

function given(name: string, list: readonly unknown[]): object {
  return list.length === 0 ? {} : { [name]: list };
}

function systemInstruction(parts: readonly unknown[]): object {
  return parts.length === 0 ? {} : { systemInstruction: { parts } };
}

function isSystem(
  message: unknown,
): message is { readonly content: string; readonly parts: readonly unknown[] } {
  return (message as { role?: unknown }).role === 'system';
}
