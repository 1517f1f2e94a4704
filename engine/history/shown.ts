import { addTo } from '../common/add-to.ts';
import { emptyIndex, enter, type LineIndex } from './line-index.ts';
import { isOnPath, isRetrieved, type Moment, type Path } from './moment.ts';
import { parseReferences } from '../retrieve/reference.ts';
import { expandedText } from './resolve.ts';
import { nameOf, textsOfCall } from './sources.ts';

/** What models have been shown in the conversations of a tree of moments. Each moment is entered once. */
export interface Shown {
  /** The lines that stand in what was sent. */
  readonly lines: LineIndex;
  /** The moments that left out parts of an original, by the hash of its reference. */
  readonly leftOut: Map<string, Moment[]>;
  /** The outputs that were sent with nothing left out, by their text as it arrived and as it was sent. */
  readonly outputs: Map<string, Moment[]>;
  /** The outputs that were sent with lines that stand for others, by the text that these stand for. */
  readonly referring: Map<string, Moment[]>;
}

/** Nothing was shown. */
export function nothingShown(): Shown {
  return {
    lines: emptyIndex(),
    leftOut: new Map(),
    outputs: new Map(),
    referring: new Map(),
  };
}

/** Enters all that the model sees before the text that arrives at the end of a path. */
export function enterPath(shown: Shown, path: Path): void {
  let index = path.length - 1;
  while (index > 0 && path[index - 1]?.entered !== 'all') index -= 1;
  for (const moment of path.slice(index)) {
    if (moment.entered === 'nothing') enterCall(shown, moment, path);
    if (moment !== path.at(-1)) enterText(shown, moment, path);
  }
}

/** The first output on a path that is the same text, with all of it in its place. */
export function sameOutput({ outputs }: Shown, text: string, path: Path): Moment | undefined {
  return outputs.get(text)?.find((moment) => isOnPath(moment, path));
}

/** How often on a path the model was told where the lines of a text stand in place of the text. */
export function timesReferredTo({ referring }: Shown, text: string, path: Path): number {
  return referring.get(text)?.filter((moment) => isOnPath(moment, path)).length ?? 0;
}

/** Whether a path has a reference to an original: parts of it were left out before. */
export function wasLeftOut({ leftOut }: Shown, hash: string, path: Path): boolean {
  return leftOut.get(hash)?.some((moment) => isOnPath(moment, path)) ?? false;
}

function enterCall(shown: Shown, moment: Moment, path: Path): void {
  moment.entered = 'call';
  for (const named of textsOfCall(moment)) enter(shown.lines, { ...named, moment }, path);
}

function enterText(shown: Shown, moment: Moment, path: Path): void {
  moment.entered = 'all';
  const { arrival, decision } = moment;
  if (arrival === undefined || decision === undefined || isRetrieved(arrival.slot)) return;
  enter(shown.lines, { ...nameOf(moment), text: decision.text, moment }, path);
  for (const { hash } of parseReferences(decision.text)) addTo(shown.leftOut, hash, moment);
  if (arrival.slot.role !== 'tool' || decision.originals.size > 0) return;
  const expanded = expandedText(decision.text, shown, path);
  if (expanded !== undefined) addTo(shown.referring, expanded.text, moment);
  else for (const text of new Set([arrival.slot.text, decision.text])) enterOutput(text);

  // A second one on the same path adds nothing.
  function enterOutput(text: string): void {
    if (sameOutput(shown, text, path) === undefined) addTo(shown.outputs, text, moment);
  }
}
