import { RETRIEVE_TOOL_NAME } from '../../../../src/index.ts';
import type { JsonEdit } from '../../json/json-edit.ts';
import { asList, asObject, type JsonObject } from '../../json/read.ts';
import { appendTool } from '../own-tool.ts';
import { textsOfMessage } from '../text.ts';
import type { WireFormat } from '../wire-format.ts';
import { followUpResponses } from './follow-up.ts';
import { responsesMemories } from './memory.ts';
import { mergeResponses, visibleItems } from './merge.ts';
import { identifyItem, isResponseItem, planResponses } from './plan.ts';
import { restoreResponses } from './restore.ts';
import { readResponsesRound, type ResponsesRound } from './round.ts';
import { responsesSplicer } from './splicer.ts';

/** OpenAI responses, `POST /v1/responses`. */
export const openAiResponses: WireFormat<ResponsesRound> = {
  name: 'openai-responses',
  list: 'input',
  plan: planResponses,
  textsOf: textsOfMessage,
  identify: identifyItem,
  isAnswer: isResponseItem,
  restore: restoreResponses,
  offerTool,
  readRound: readResponsesRound,
  followUp: followUpResponses,
  merge: mergeResponses,
  splicer: responsesSplicer,
  visible: (turn, context) => visibleItems(turn, context).map(({ item }) => item),
  memories: responsesMemories,
};

function offerTool(body: JsonObject): readonly JsonEdit[] {
  const edits = [appendTool(body['tools'], 'openai-responses')];
  const { type, tools } = asObject(body['tool_choice']);
  if (type !== 'allowed_tools') return edits;
  const json = JSON.stringify({ type: 'function', name: RETRIEVE_TOOL_NAME });
  return [...edits, { kind: 'insert', path: ['tool_choice', 'tools', asList(tools).length], json }];
}
