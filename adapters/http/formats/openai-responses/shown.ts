import type { JsonObject } from '../../json/read.ts';
import type { Memory, Turn, TurnContext } from '../wire-format.ts';
import type { ResponsesRound } from './round.ts';

/** What is remembered of a response that the client was shown otherwise than the provider holds it. */
export interface ShownResponse {
  /** Ids of the responses that the provider holds in place of it, in their order. */
  readonly ids: readonly string[];
  /** What the client's request said where what was sent may have differed from it. */
  readonly asked: JsonObject;
}

/** The key of what is remembered of a response, by an id that the client may know it by. */
export function shownKey(id: string): string {
  return `openai shown ${id}`;
}

/** What was remembered under a `shownKey`. */
export function readShown(value: string): ShownResponse {
  // What `shownMemories` wrote.
  return JSON.parse(value) as ShownResponse;
}

/**
 * What has to be remembered of a turn that the provider stores, so that a client that asks for it later sees what it
 * has seen before.
 */
export function shownMemories(
  turn: Turn<ResponsesRound>,
  { body, asked: { body: asked } }: Pick<TurnContext, 'body' | 'asked'>,
): readonly Memory[] {
  const { previous_response_id: previous, tool_choice: choice } = asked;
  const isOther =
    turn.length > 1 ||
    turn.some(({ round }) => round.hasOwnCalls) ||
    body['previous_response_id'] !== previous;
  if (!isOther) return [];
  const ids = turn.map(({ round }) => round.id);
  const value = JSON.stringify({
    ids,
    asked: { previous_response_id: previous, tool_choice: choice },
  } satisfies ShownResponse);
  // A stream is known by the id of its first response, another answer by that of the last one.
  const known = new Set([...ids.slice(0, 1), ...ids.slice(-1)]);
  return Array.from(known, (id) => ({ key: shownKey(id), value }));
}
