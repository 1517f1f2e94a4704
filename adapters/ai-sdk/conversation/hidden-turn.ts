import type { Beginning } from '../../http/exchange/conversation-format.ts';
import type { Memory, Turn } from '../../http/formats/wire-format.ts';
import { aiSdkHeld, heldId, heldConversation } from './held.ts';
import { asPromptPart } from './prompt-part.ts';
import type { AssistantPart, ModelRequest, PromptMessage, ToolMessage } from './request.ts';
import { answersMessage, type ModelRound } from './round.ts';
import { partsOf } from './visible.ts';

/** What a user does not see of a turn, and where it stood between what he sees. */
export interface HiddenTurn {
  /** The parts that the user keeps, in order: their types, and which text was set apart. */
  readonly visible: readonly VisibleKind[];
  readonly hidden: readonly HiddenPart[];
  /** Results that go before those of the user's tools. */
  readonly parked: ToolMessage['content'];
  /** The whole turn but for files, for callers that do not keep its parts. */
  readonly messages: readonly PromptMessage[];
}

/** The type of a part that the user keeps; `text apart` for a text that was set apart from the one before. */
type VisibleKind = AssistantPart['type'] | 'text apart';

/** A part of the model's message, or the message that answered the calls before it. */
type HiddenPart = {
  /** How many parts that the user keeps stood before it. */
  readonly after: number;
} & ({ readonly part: AssistantPart } | { readonly results: ToolMessage });

/** What has to be remembered of a turn. */
export function memoriesOf(
  turn: Turn<ModelRound>,
  { key, ...context }: Beginning<ModelRequest> & { readonly key: string },
): readonly Memory[] {
  const hiddenTurn = hiddenTurnOf(turn, context);
  const { isOffered, isHeldOut, params } = context;
  const held = heldConversation(params);
  // The SDK keeps the id of the last answer.
  const memories = aiSdkHeld.memories(turn.slice(-1), {
    isOffered,
    isHeldOut,
    conversation: held?.option === 'conversation' ? held.id : undefined,
    idOf: (round) => heldId(round, params),
    resultsOf: (answers) => answersMessage(answers).content,
  });
  return hiddenTurn.hidden.length === 0
    ? memories
    : [{ key, value: JSON.stringify(hiddenTurn) }, ...memories];
}

/** What is remembered of a turn. */
export function readHiddenTurn(value: string | undefined): HiddenTurn | undefined {
  return value === undefined ? undefined : (JSON.parse(value) as HiddenTurn);
}

function hiddenTurnOf(turn: Turn<ModelRound>, context: Beginning<ModelRequest>): HiddenTurn {
  const parts = Map.groupBy(partsOf(turn, context), ({ round }) => round);
  const visible: VisibleKind[] = [];
  const hidden: HiddenPart[] = [];
  const messages: PromptMessage[] = [];
  let parked: ToolMessage['content'] = [];
  for (const [index, { round, answers }] of turn.entries()) {
    for (const { part, isHidden, isSetApart } of parts.get(index) ?? []) {
      const kept = asPromptPart(part);
      if (kept === undefined) continue;
      if (isHidden) hidden.push({ after: visible.length, part: kept });
      else visible.push(isSetApart ? 'text apart' : kept.type);
    }
    messages.push(...round.history.map((json) => JSON.parse(json) as PromptMessage));
    if (answers.length === 0) continue;
    const results = answersMessage(answers);
    if (round.userCalls.length > 0) parked = results.content;
    else {
      hidden.push({ after: visible.length, results });
      messages.push(results);
    }
  }
  return { visible, hidden, parked, messages };
}
