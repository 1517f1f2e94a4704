export { expandConversation } from './expand.ts';
export {
  arrive,
  emptyHistory,
  type History,
  isFull,
  shownBefore,
  startWalk,
  type Walk,
} from './history.ts';
export type { Moment, Path } from './moment.ts';
export { formatSameText } from './repeat-line.ts';
export { type Repeat, repeatsIn } from './repeats.ts';
export { type ExpandedText, expandedText, repeatedOutput } from './resolve.ts';
export { sameOutput, type Shown, timesReferredTo, wasLeftOut } from './shown.ts';
export { fullName, nameOf } from './sources.ts';
