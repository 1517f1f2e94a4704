import type { CallAnswer, Memory, Round, Turn } from './wire-format.ts';

/** What is remembered of a response, or a conversation, that the provider holds: requests that go on from it do not show it. */
interface HeldResponse {
  /** The id that the provider knows the end of its turn by. */
  readonly alias: string;
  /** Whether the tool was offered on account of something that later requests do not show. */
  readonly isOffered: boolean;
  /** Whether nothing is done to the conversation, for others are compared with it. */
  readonly isHeldOut: boolean;
}

/** How a turn is remembered that the provider holds. */
interface HeldTurnOptions<R extends Round> {
  readonly isOffered: boolean;
  readonly isHeldOut?: boolean | undefined;
  /** The conversation that the turn belongs to, where the provider lets it keep its name; by default none. */
  readonly conversation?: string | undefined;
  /** The id by which the provider lets an answer be continued; undefined where it does not. */
  readonly idOf: (round: R) => string | undefined;
  /** The answers to internal calls, as a request carries them: JSON values. */
  readonly resultsOf: (answers: readonly CallAnswer[]) => readonly unknown[];
}

/** What is remembered of turns that the providers of one API hold. */
export interface HeldTurns {
  /** Keys of all that a request may need which goes on from a response and brings results of calls. */
  keys(heldBy: string | undefined, callIds: readonly string[]): readonly string[];
  /**
   * What has to be remembered of a turn; the user may go on from its first answer and from its last, or within a
   * conversation that keeps its name.
   */
  memories<R extends Round>(turn: Turn<R>, options: HeldTurnOptions<R>): readonly Memory[];
  /** What is known of the response that a request goes on from. */
  response(heldBy: string, recalled: ReadonlyMap<string, string>): HeldResponse;
  /** The results among these keys that wait for those of the user's tools, as `resultsOf` gave them. */
  waiting(keys: readonly string[], recalled: ReadonlyMap<string, string>): readonly unknown[];
}

/** Held turns under the name of an API or a framework. */
export function heldTurns(name: string): HeldTurns {
  const responseKey = (id: string): string => `${name} response ${id}`;
  const callKey = (id: string): string => `${name} call ${id}`;
  const offer = (conversation: string): Memory => {
    const held: HeldResponse = { alias: conversation, isOffered: true, isHeldOut: false };
    return { key: responseKey(conversation), value: JSON.stringify(held) };
  };
  return {
    keys: (heldBy, callIds) =>
      heldBy === undefined ? [] : [responseKey(heldBy), ...callIds.map(callKey)],
    memories(turn, { isOffered, isHeldOut = false, conversation, idOf, resultsOf }) {
      const offered = isOffered && conversation !== undefined ? [offer(conversation)] : [];
      const last = turn.at(-1);
      const alias = last && idOf(last.round);
      if (last === undefined || alias === undefined) return offered;
      const held: HeldResponse = { alias, isOffered, isHeldOut };
      const value = JSON.stringify(held);
      const ends = new Set([...turn.slice(0, 1), last].map(({ round }) => idOf(round) ?? alias));
      // The last answer has its own id already, so that of it only the rest is to be told.
      const ids = [...ends].filter((id) => isOffered || isHeldOut || id !== alias);
      const results = JSON.stringify(resultsOf(last.answers));
      const waiting = last.answers.length === 0 ? [] : last.round.userCalls;
      return [
        ...ids.map((id) => ({ key: responseKey(id), value })),
        ...waiting.map((id) => ({ key: callKey(id), value: results })),
        ...offered,
      ];
    },
    response(heldBy, recalled) {
      const unknown: HeldResponse = { alias: heldBy, isOffered: false, isHeldOut: false };
      const value = recalled.get(responseKey(heldBy));
      // What `memories` wrote.
      return value === undefined ? unknown : { ...unknown, ...(JSON.parse(value) as HeldResponse) };
    },
    waiting(keys, recalled) {
      const asked = keys.filter((key) => key.startsWith(callKey('')));
      // Several calls may wait for the same results.
      const values = new Set(asked.flatMap((key) => recalled.get(key) ?? []));
      return [...values].flatMap((value) => JSON.parse(value) as unknown[]);
    },
  };
}

/**
 * The messages before the model's first: only they may bring results of calls that the provider holds and the request
 * does not show.
 */
export function beforeAnswers<Message>(
  messages: readonly Message[],
  isAnswer: (message: Message) => boolean,
): readonly Message[] {
  const first = messages.findIndex(isAnswer);
  return first === -1 ? messages : messages.slice(0, first);
}
