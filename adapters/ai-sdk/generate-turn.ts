import type { LanguageModelV4GenerateResult } from '@ai-sdk/provider';

import { gatherTurn } from '../http/exchange/gather-turn.ts';
import { resultOf } from '../http/exchange/reply.ts';
import type { Turn } from '../http/formats/wire-format.ts';
import { type ModelRound, modelRound } from './conversation/round.ts';
import { mergeResults } from './merge.ts';
import type { ModelTurn } from './model-turn.ts';
import { leavesToolsOut } from './tool-support.ts';

/** The results of a turn as one; a result without internal calls is the very same object. */
export async function generateTurn({
  turn,
  askWithoutTools,
}: ModelTurn<LanguageModelV4GenerateResult>): Promise<LanguageModelV4GenerateResult> {
  const { context } = turn.start;
  return gatherTurn(turn, await turn.begin(), {
    async read(reply) {
      const answer = resultOf(reply);
      return leavesToolsOut(answer.warnings)
        ? { answer: await askWithoutTools(), round: undefined }
        : { answer, round: modelRound(answer) };
    },
    merge(last, isWhole) {
      if (isWhole && context.mark === '') return last;
      // The rounds of a turn are those that were read.
      return mergeResults(last, turn.rounds as Turn<ModelRound>, context);
    },
  });
}
