import type { Beginning } from '../../http/exchange/conversation-format.ts';
import type { Memory, Turn } from '../../http/formats/wire-format.ts';
import { callKey, heldKey, type HeldResponse } from './held.ts';
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
  const held = heldMemories(turn, context);
  if (turn.every(({ answers }) => answers.length === 0)) return held;
  const messages = turn.flatMap(({ round, answers }) => [
    ...round.history,
    ...answerMessages(answers).map(storeMessage),
  ]);
  const hidden: HiddenTurn = { messages, earlier: context.mark };
  return [{ key, value: JSON.stringify(hidden) }, ...held];
}

/** What is remembered of a turn. */
export function readHiddenTurn(value: string | undefined): HiddenTurn | undefined {
  return value === undefined ? undefined : (JSON.parse(value) as HiddenTurn);
}

/** The user knows one response's id, the provider goes on from the last, and shows neither the tool nor what waits. */
function heldMemories(
  turn: Turn<ModelRound>,
  { isOffered }: Beginning<ModelRequest>,
): readonly Memory[] {
  const first = turn[0]?.round;
  const last = turn.at(-1);
  if (first === undefined || last === undefined || !first.id.startsWith(RESPONSE)) return [];
  const held: HeldResponse = { alias: last.round.id, isOffered };
  const ids = isOffered ? [first.id, last.round.id] : turn.length > 1 ? [first.id] : [];
  const parked = JSON.stringify(answerMessages(last.answers).map(storeMessage));
  const waiting = last.answers.length === 0 ? [] : last.round.userCalls;
  return [
    ...ids.map((id) => ({ key: heldKey(id), value: JSON.stringify(held) })),
    ...waiting.map((id) => ({ key: callKey(id), value: parked })),
  ];
}

/** How ids of the Responses API begin: no other lets an answer be continued by its id. */
const RESPONSE = 'resp_';
