import { RETRIEVE_TOOL_NAME } from '../../../../src/index.ts';
import type { JsonEdit } from '../../json/json-edit.ts';
import { asList, asObject, type JsonObject } from '../../json/read.ts';
import { appendTool } from '../own-tool.ts';
import { textsOfMessage } from '../text.ts';
import type { RestoreInput, Restored, Turn, WireFormat } from '../wire-format.ts';
import { chatHistory, followUpChat } from './follow-up.ts';
import { mergeChat, visibleText } from './merge.ts';
import { identifyChat, isChatAnswer, planChat } from './plan.ts';
import { type ChatRound, readChatRound } from './round.ts';
import { chatSplicer } from './splicer.ts';
import { withoutAskingForUsage } from './usage-report.ts';

/** OpenAI chat completions, `POST /v1/chat/completions`. */
export const openAiChat: WireFormat<ChatRound> = {
  name: 'openai-chat',
  list: 'messages',
  plan: planChat,
  textsOf: textsOfMessage,
  identify: identifyChat,
  isAnswer: isChatAnswer,
  restore,
  offerTool,
  readRound: readChatRound,
  followUp: followUpChat,
  simplify: withoutAskingForUsage,
  merge: mergeChat,
  splicer: chatSplicer,
  visible: (turn, { body }) => [visibleMessage(turn, body)],
  memories: (turn, { key }) =>
    turn.some(({ round }) => round.calls.length > 0) ? [{ key, value: chatHistory(turn) }] : [],
};

/** A message that the user saw in place of several becomes those again. */
function restore({ keys, recalled }: RestoreInput): Restored {
  const edits = keys.flatMap((key, index): JsonEdit[] => {
    const json = key === undefined ? undefined : recalled.get(key);
    return json === undefined ? [] : [{ kind: 'replace', path: ['messages', index], json }];
  });
  return { edits, mark: '', isOffered: false };
}

function offerTool(body: JsonObject): readonly JsonEdit[] {
  const edits = [appendTool(body['tools'], 'openai-chat')];
  const { type, allowed_tools: allowed } = asObject(body['tool_choice']);
  if (type !== 'allowed_tools') return edits;
  const index = asList(asObject(allowed)['tools']).length;
  const json = JSON.stringify({ type: 'function', function: { name: RETRIEVE_TOOL_NAME } });
  const path = ['tool_choice', 'allowed_tools', 'tools', index];
  return [...edits, { kind: 'insert', path, json }];
}

function visibleMessage(turn: Turn<ChatRound>, body: JsonObject): JsonObject {
  const calls = turn.flatMap(({ round }) => round.userCalls).map((id) => ({ id }));
  return { role: 'assistant', content: visibleText(turn, body), tool_calls: calls };
}
