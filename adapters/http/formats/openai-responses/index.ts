import { RETRIEVE_TOOL_NAME } from '../../../../src/index.ts';
import type { JsonEdit } from '../../json/json-edit.ts';
import { asList, asObject, type JsonObject } from '../../json/read.ts';
import { appendTool } from '../own-tool.ts';
import { textsOfMessage } from '../text.ts';
import type { WireFormat, WirePlan } from '../wire-format.ts';
import { followUpResponses } from './follow-up.ts';
import { answerHiddenCall, hiddenCallMemories } from './hidden-calls.ts';
import { responsesMemories } from './memory.ts';
import { mergeResponses, visibleItems } from './merge.ts';
import { identifyItem, isResponseItem, planResponses } from './plan.ts';
import { restoreResponses } from './restore.ts';
import { readResponsesRound, type ResponsesRound } from './round.ts';
import { responsesSplicer } from './splicer.ts';

const answering: WireFormat<ResponsesRound> = {
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
  roundMemories: hiddenCallMemories,
  complete: answerHiddenCall,
};

/** OpenAI responses, `POST /v1/responses`. */
export const openAiResponses: WireFormat<ResponsesRound> = {
  ...answering,
  compacting: {
    ...answering,
    plan: planCompaction,
    // The service takes no tools, but some programs send theirs, with which the cached prompt begins.
    offerTool: (body) => (Array.isArray(body['tools']) ? offerTool(body) : []),
  },
};

/** What is compacted must be whole, but nothing can be retrieved meanwhile. */
function planCompaction(body: JsonObject): WirePlan | undefined {
  const plan = planResponses(body);
  return plan === undefined ? undefined : { ...plan, answerable: 'not-now' };
}

function offerTool(body: JsonObject): readonly JsonEdit[] {
  const edits = [appendTool(body['tools'], 'openai-responses')];
  const { type, tools } = asObject(body['tool_choice']);
  if (type !== 'allowed_tools') return edits;
  const json = JSON.stringify({ type: 'function', name: RETRIEVE_TOOL_NAME });
  return [...edits, { kind: 'insert', path: ['tool_choice', 'tools', asList(tools).length], json }];
}
