import { addTo } from '../common/add-to.ts';
import type { Query } from '../content.ts';
import type { Decision } from '../decide/decision.ts';
import { isRetrieveTool } from '../messages/index.ts';
import type { Slot } from '../messages/lens.ts';

/** A slot as it arrives, with all that its decision depends on besides what came before it. */
export interface Arrival {
  readonly slot: Slot;
  readonly query: Query;
  /** Settings and model, as one text. */
  readonly settingsKey: string;
  /** Why the slot must stay as it is; undefined if it may be compressed. */
  readonly obstacle: string | undefined;
}

/**
 * A point in a conversation: what arrived there, after what. Conversations that begin alike share their
 * moments, so that a moment stands for everything that its decision depends on.
 */
export interface Moment {
  /** Undefined at the beginning of all conversations. */
  readonly arrival: Arrival | undefined;
  /** How many slots came up to here. */
  readonly depth: number;
  /** How many of them were outputs of tools, what was retrieved not counted: the model may not see its call. */
  readonly toolOutputs: number;
  /** How many of them were texts of the user. */
  readonly userTexts: number;
  /** What became of the slot, once that is known. */
  decision?: Decision;
  /** How much of the moment is entered in the index of what was shown. */
  entered: 'nothing' | 'call' | 'all';
  /** What came next in the conversations seen so far, by text. */
  readonly next: Map<string, Moment[]>;
}

/** The moments of a conversation in order: the one of depth n stands at n. */
export type Path = readonly Moment[];

/** The moment before anything has arrived. */
export function beginning(): Moment {
  const counts = { depth: 0, toolOutputs: 0, userTexts: 0 };
  return { arrival: undefined, ...counts, entered: 'all', next: new Map() };
}

/** The moment at which a slot arrives; the same one as the last time, where there was one. */
export function momentAfter(moment: Moment, arrival: Arrival): Moment {
  const { text } = arrival.slot;
  const same = moment.next
    .get(text)
    ?.find((each) => each.arrival !== undefined && isSame(each.arrival, arrival));
  if (same !== undefined) return same;
  const { role } = arrival.slot;
  const added: Moment = {
    arrival,
    depth: moment.depth + 1,
    toolOutputs: moment.toolOutputs + (role === 'tool' && !isRetrieved(arrival.slot) ? 1 : 0),
    userTexts: moment.userTexts + (role === 'user' ? 1 : 0),
    entered: 'nothing',
    next: new Map(),
  };
  addTo(moment.next, text, added);
  return added;
}

/** Whether a slot holds what the retrieve tool brought back. */
export function isRetrieved({ toolName }: Slot): boolean {
  return toolName !== undefined && isRetrieveTool(toolName);
}

/** Whether a moment belongs to a conversation. */
export function isOnPath(moment: Moment, path: Path): boolean {
  return path[moment.depth] === moment;
}

function isSame(left: Arrival, right: Arrival): boolean {
  return (
    left.slot.role === right.slot.role &&
    left.slot.toolName === right.slot.toolName &&
    left.slot.toolArguments === right.slot.toolArguments &&
    left.obstacle === right.obstacle &&
    left.settingsKey === right.settingsKey &&
    left.query.user === right.query.user &&
    left.query.assistant === right.query.assistant
  );
}
