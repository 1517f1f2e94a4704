import type { Beginning } from '../../http/exchange/conversation-format.ts';
import type { CallAnswer, Memory, Turn } from '../../http/formats/wire-format.ts';
import { heldConversation, langchainHeld, responseId } from './held.ts';
import type { ModelRequest } from './request.ts';
import { answerMessages, type ModelRound, storeMessage } from './round.ts';

/** What a user does not see of a turn. */
export interface HiddenTurn {
  /** JSON texts of the messages that stand behind the one that the user has, results that were parked among them. */
  readonly messages: readonly string[];
  /** The mark of the turns before, which signed thinking is bound to. */
  readonly earlier: string;
}

/** What has to be remembered of a turn. */
export function memoriesOf(
  turn: Turn<ModelRound>,
  { key, ...context }: Beginning<ModelRequest> & { readonly key: string },
): readonly Memory[] {
  const { isOffered, isHeldOut } = context;
  const held = heldConversation(context);
  const memories = langchainHeld.memories(turn, {
    isOffered,
    isHeldOut,
    conversation: held?.kind === 'conversation' ? held.id : undefined,
    idOf: responseId,
    resultsOf: storeAnswers,
  });
  if (turn.every(({ answers }) => answers.length === 0)) return memories;
  const messages = turn.flatMap(({ round, answers }) => [
    ...round.history,
    ...storeAnswers(answers),
  ]);
  const hidden: HiddenTurn = { messages, earlier: context.mark };
  return [{ key, value: JSON.stringify(hidden) }, ...memories];
}

function storeAnswers(answers: readonly CallAnswer[]): readonly string[] {
  return answerMessages(answers).map(storeMessage);
}

/** What is remembered of a turn. */
export function readHiddenTurn(value: string | undefined): HiddenTurn | undefined {
  return value === undefined ? undefined : (JSON.parse(value) as HiddenTurn);
}
