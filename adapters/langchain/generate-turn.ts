import { AIMessage } from '@langchain/core/messages';
import type { ChatResult } from '@langchain/core/outputs';

import { gatherTurn } from '../http/exchange/gather-turn.ts';
import { resultOf } from '../http/exchange/reply.ts';
import { addUsage } from '../http/formats/usage.ts';
import type { Turn } from '../http/formats/wire-format.ts';
import { type ModelRound, modelRound } from './conversation/round.ts';
import { stopped, visibleMessage } from './conversation/visible.ts';
import type { ModelTurn } from './model-turn.ts';

/** The whole answers of a turn as one; an answer without internal calls comes through as it is. */
export async function generateTurn(turn: ModelTurn<ChatResult>): Promise<ChatResult> {
  const { context } = turn.start;
  const costs: unknown[] = [];
  return gatherTurn(turn, await turn.begin(), {
    read: async (reply) => {
      const answer = resultOf(reply);
      costs.push(answer.llmOutput);
      const message = answer.generations[0]?.message;
      const round = AIMessage.isInstance(message) ? modelRound(message) : undefined;
      return { answer, round };
    },
    merge: (last, isWhole) => {
      if (isWhole && context.mark === '') return last;
      // The rounds of a turn are those that were read.
      const message = visibleMessage(turn.rounds as Turn<ModelRound>, context);
      const [generation] = last.generations;
      const { generationInfo = {} } = generation ?? {};
      const callsNothing = (message.tool_calls ?? []).length === 0;
      return {
        generations: [
          {
            text: message.text,
            message,
            generationInfo: callsNothing ? stopped(generationInfo) : generationInfo,
          },
        ],
        llmOutput: { ...last.llmOutput, ...addUsage(costs) },
      };
    },
  });
}
