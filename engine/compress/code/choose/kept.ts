import type { Query } from '../../../content.ts';
import { anchorsIn } from '../../../relevance/anchors.ts';
import type { Source } from '../blocks/block.ts';
import { asksForChange } from '../../edit-intent.ts';
import type { CodeFunction } from '../parts/part.ts';
import { nameOf } from './calls.ts';
import type { Frame } from './flatten.ts';

/** What is kept is found in. */
interface Subject {
  readonly source: Source;
  readonly functions: readonly CodeFunction[];
  readonly frames: readonly Frame[];
}

/**
 * The frames that are shown in any case: those that hold the headers of functions where functions are defined,
 * and all of a function that is to be changed, since an edit needs its exact text.
 */
export function keptFrames(
  { source, functions, frames }: Subject,
  query: Query,
): readonly boolean[] {
  const names = namesToChange(query);
  const isToChange =
    names.size === 0 ? [] : functions.map((each) => names.has(nameOf(each, source) ?? ''));
  const whole: boolean[] = [];
  for (const { part, parent } of frames) {
    whole.push(isToChange[part.owner] === true || whole[parent] === true);
  }
  return withFramesAround(
    frames,
    frames.map(({ part }, index) => part.isKept || whole[index] === true),
  );
}

function withFramesAround(frames: readonly Frame[], kept: readonly boolean[]): readonly boolean[] {
  const all = [...kept];
  for (const [index, { parent }] of [...frames.entries()].reverse()) {
    if (all[index] === true && parent !== -1) all[parent] = true;
  }
  return all;
}

/** The names in what the user and the assistant say, where they speak of a change. */
function namesToChange(query: Query): ReadonlySet<string> {
  if (!asksForChange(query)) return new Set();
  const names = [query.user, query.assistant].flatMap((text) => anchorsIn(text));
  return new Set(names.map((name) => name.replace(/\(.*$/, '').replace(/^.*(?:\.|::|#)/, '')));
}
