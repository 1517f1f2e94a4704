import { addTo } from '../common/add-to.ts';
import type { BareText } from './bare-text.ts';
import { isOnPath, type Moment, type Path } from './moment.ts';
import { fullName, type NamedText, type SourceName } from './sources.ts';
import { type WindowedText, windowedText } from './windowed-text.ts';

/** A text in the index. */
export interface Source extends BareText, SourceName {
  /** When it came. */
  readonly moment: Moment;
  /** The place of its first line among all lines of the index. */
  readonly offset: number;
}

/** A line of a source, from 0. */
export interface Place {
  readonly source: Source;
  readonly line: number;
}

/**
 * Where windows of lines stand, for all conversations of a tree of moments at once: what stands in
 * another conversation is passed over. Entering and looking up are linear in the lines.
 */
export interface LineIndex {
  readonly sources: Source[];
  /** The sources by their names, without labels. */
  readonly named: Map<string, Source[]>;
  /** For a fingerprint the last line entered at which such a window starts. */
  readonly last: Map<number, number>;
  /** For each line of the index the line before with the same fingerprint, or -1. */
  readonly previous: number[];
  /** The text that was taken apart last. */
  latest: WindowedText | undefined;
}

/** No model reads texts of more characters. */
const LONGEST = 4 * 1024 * 1024;

/** An index with nothing in it. */
export function emptyIndex(): LineIndex {
  return { sources: [], named: new Map(), last: new Map(), previous: [], latest: undefined };
}

/** The lines and windows of a text. What repeats are looked for in is mostly what is entered next: it is kept until then. */
export function windowsOf(index: LineIndex, text: string): WindowedText {
  if (index.latest?.text !== text) index.latest = windowedText(text);
  return index.latest;
}

/** Enters the windows of a text that are new on its path. */
export function enter(
  index: LineIndex,
  { text, moment, ...name }: NamedText & { readonly moment: Moment },
  path: Path,
): void {
  if (text.length > LONGEST) return;
  const { lines, bare, runOf, windows } = windowsOf(index, text);
  const source: Source = { lines, bare, runOf, ...name, moment, offset: index.previous.length };
  index.sources.push(source);
  addTo(index.named, source.name, source);
  for (const [line, fingerprint] of windows.entries()) {
    const known = index.last.get(fingerprint) ?? -1;
    index.previous.push(known);
    if (fingerprint === 0 || placeOf(index, fingerprint, path) !== undefined) continue;
    index.last.set(fingerprint, source.offset + line);
  }
}

/** Where a window with a fingerprint stands on a path; equal fingerprints can be chance. */
export function placeOf(index: LineIndex, fingerprint: number, path: Path): Place | undefined {
  let at = fingerprint === 0 ? -1 : (index.last.get(fingerprint) ?? -1);
  for (; at >= 0; at = index.previous[at] ?? -1) {
    const source = sourceAt(index, at);
    if (source !== undefined && isOnPath(source.moment, path)) {
      return { source, line: at - source.offset };
    }
  }
  return undefined;
}

/** The first text on a path with a name, which may have its label. */
export function sourceNamed(index: LineIndex, name: string, path: Path): Source | undefined {
  const named = index.named.get(name.replace(LABEL, ''));
  return named?.find(
    (source) => isOnPath(source.moment, path) && [source.name, fullName(source)].includes(name),
  );
}

const LABEL = / \(.*$/;

/** The last source that starts at a line of the index or before. */
function sourceAt({ sources }: LineIndex, at: number): Source | undefined {
  let low = 0;
  let high = sources.length;
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if ((sources[middle]?.offset ?? Infinity) <= at) low = middle;
    else high = middle;
  }
  return sources[low];
}
