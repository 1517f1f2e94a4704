import type { JsonObject } from '../../http/json/read.ts';

/** Id of the response that a call is continued from; undefined if the call carries the whole conversation. */
export function heldResponse({ previous_response_id: id }: JsonObject): string | undefined {
  return typeof id === 'string' ? id : undefined;
}

/** The key of what is remembered of a response that the provider holds. */
export function heldKey(responseId: string): string {
  return `langchain response ${responseId}`;
}

/** The key of results that wait for the result of a call of the user's tools. */
export function callKey(callId: string): string {
  return `langchain call ${callId}`;
}

/** What is remembered of a response that the provider holds. */
export interface HeldResponse {
  /** The id that the provider knows the end of the turn by. */
  readonly alias: string;
  /** Whether the tool was offered on account of something that later requests do not show. */
  readonly isOffered: boolean;
}
