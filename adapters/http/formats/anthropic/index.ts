import { asObject } from '../../json/read.ts';
import { appendTool } from '../own-tool.ts';
import { textsOfMessage } from '../text.ts';
import type { WireFormat } from '../wire-format.ts';
import { followUpAnthropic } from './follow-up.ts';
import { anthropicMemories } from './memory.ts';
import { mergeAnthropic, visibleAnthropic } from './merge.ts';
import { identifyAnthropic, isAnthropicAnswer, planAnthropic } from './plan.ts';
import { restoreAnthropic } from './restore.ts';
import { type AnthropicRound, readAnthropicRound } from './round.ts';
import { anthropicSplicer } from './splicer.ts';

/** Anthropic messages, `POST /v1/messages`. */
export const anthropicMessages: WireFormat<AnthropicRound> = {
  name: 'anthropic',
  list: 'messages',
  plan: planAnthropic,
  textsOf: textsOfMessage,
  identify: identifyAnthropic,
  isAnswer: isAnthropicAnswer,
  restore: restoreAnthropic,
  // A thread keeps the tools it began with.
  offerTool: ({ tools, thread }) =>
    asObject(thread)['type'] === 'continue' ? [] : [appendTool(tools, 'anthropic')],
  readRound: readAnthropicRound,
  followUp: followUpAnthropic,
  merge: mergeAnthropic,
  splicer: anthropicSplicer,
  visible: (turn, context) => [visibleAnthropic(turn, context)],
  memories: anthropicMemories,
};
