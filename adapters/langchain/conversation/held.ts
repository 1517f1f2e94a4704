import { type HeldTurns, heldTurns } from '../../http/formats/held-turns.ts';
import type { JsonObject } from '../../http/json/read.ts';

/** What is remembered of responses that the provider holds. */
export const langchainHeld: HeldTurns = heldTurns('langchain');

/** Id of the response that a call is continued from; undefined if the call carries the whole conversation. */
export function heldResponse({ previous_response_id: id }: JsonObject): string | undefined {
  return typeof id === 'string' ? id : undefined;
}
