import { type Arrival, beginning, type Moment, momentAfter, type Path } from './moment.ts';
import { enterPath, nothingShown, type Shown } from './shown.ts';

/** UTF-16 units of texts above which a history begins anew. What is forgotten is worked out again. */
const LARGEST = 16 * 1024 * 1024;

/** What arrived in the conversations seen so far, and what of it was shown. */
export interface History {
  readonly start: Moment;
  readonly shown: Shown;
  /** UTF-16 units of the texts that arrived and of the arguments of their calls. */
  size: number;
}

/** A history of nothing. */
export function emptyHistory(): History {
  return { start: beginning(), shown: nothingShown(), size: 0 };
}

/** Whether a history holds so much besides a conversation of so many UTF-16 units that a new one should take its place. */
export function isFull({ size }: History, conversation: number): boolean {
  return size > LARGEST + 2 * conversation;
}

/** One conversation on its way through a history. */
export interface Walk {
  readonly history: History;
  /** The moments so far, the last one being that of the slot that arrived last. */
  readonly path: Moment[];
}

/** A walk on which nothing has arrived yet. */
export function startWalk(history: History): Walk {
  return { history, path: [history.start] };
}

/** Goes on to the moment at which a slot arrives. */
export function arrive({ history, path }: Walk, arrival: Arrival): Moment {
  const before = path.at(-1) ?? history.start;
  const moment = momentAfter(before, arrival);
  const { text, toolArguments = '' } = arrival.slot;
  if (moment.decision === undefined) history.size += text.length + toolArguments.length;
  path.push(moment);
  return moment;
}

/** What the model sees when the last slot arrives, its own call included. */
export function shownBefore({ history, path }: Walk): {
  readonly shown: Shown;
  readonly path: Path;
} {
  enterPath(history.shown, path);
  return { shown: history.shown, path };
}
