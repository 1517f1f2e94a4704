import { asList, asObject, asText, type JsonObject } from '../../json/read.ts';
import { offersRetrieve } from '../own-tool.ts';
import { digestOf, textsOf, withoutSpace } from '../text.ts';
import type { RequestPlan, WirePlan } from '../wire-format.ts';

/** What a chat completions request asks for. */
export function planChat(body: JsonObject): WirePlan | undefined {
  if (!Array.isArray(body['messages'])) return undefined;
  const messages = asList(body['messages']);
  const names = asList(body['tools']).map((tool) => asObject(asObject(tool)['function'])['name']);
  return {
    messages,
    locate: (path) => ['messages', ...path],
    answerable: answerable(body),
    usesTools: names.length > 0 || messages.some(isToolTraffic),
    offersRetrieve: offersRetrieve(names),
    heldKeys: [],
    heldBy: undefined,
  };
}

/** Several answers at once, the functions that tools replaced, and spoken answers cannot be continued. */
function answerable(body: JsonObject): RequestPlan['answerable'] {
  const { n, functions, modalities, tool_choice: choice } = body;
  if (typeof n === 'number' && n > 1) return 'never';
  if (functions !== undefined || asList(modalities).includes('audio')) return 'never';
  const forced =
    choice === 'none' || ['function', 'custom'].includes(asText(asObject(choice)['type']));
  return forced ? 'not-now' : 'yes';
}

function isToolTraffic(message: unknown): boolean {
  const { role, tool_calls: calls } = asObject(message);
  return role === 'tool' || asList(calls).length > 0;
}

/** What tells a message from others; system prompts do not count, for they may change. */
export function identifyChat(message: unknown): string | undefined {
  const { role, content, tool_calls: calls, tool_call_id: id } = asObject(message);
  if (role === 'assistant') {
    const ids = asList(calls).map((call) => asText(asObject(call)['id']));
    return ['assistant', withoutSpace(textsOf(content)), ...ids].join('\0');
  }
  const texts = textsOf(content);
  if (role === 'user') return ['user', ...texts].join('\0');
  if (role !== 'tool') return undefined;
  return ['tool', asText(id), digestOf(texts.join(''))].join('\0');
}

/** Whether the model wrote the message. */
export function isChatAnswer(message: unknown): boolean {
  return asObject(message)['role'] === 'assistant';
}
