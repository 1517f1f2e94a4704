import { WINDOW } from './fingerprints.ts';
import { type LineIndex, type Place, placeOf } from './line-index.ts';
import type { Path } from './moment.ts';
import type { WindowedText } from './windowed-text.ts';

/** Lines of a text that are the same as those from a place on. */
export interface Span {
  /** Index of the first line. */
  readonly start: number;
  /** Index behind the last line. */
  readonly end: number;
  readonly place: Place;
}

/**
 * The runs of lines that stand elsewhere on a path, line numbers aside, in order and apart from each other:
 * where a window of lines is found, it is extended as far as the lines agree. Linear.
 */
export function spansIn(here: WindowedText, index: LineIndex, path: Path): readonly Span[] {
  const { windows } = here;
  const spans: Span[] = [];
  let line = 0;
  while (line < windows.length) {
    const place = placeOf(index, windows[line] ?? 0, path);
    const span = place && extended(here, { start: line, end: line, place }, spans.at(-1)?.end ?? 0);
    if (span !== undefined) spans.push(span);
    line = span?.end ?? line + 1;
  }
  return spans;
}

/** A span with all lines around that agree, from a line on; undefined where the window was chance. */
function extended(here: WindowedText, { start, place }: Span, from: number): Span | undefined {
  const { source, line } = place;
  const agrees = (step: number): boolean => {
    const bare = here.bare[start + step];
    return (
      bare !== undefined &&
      bare === source.bare[line + step] &&
      here.runOf[start + step] === here.runOf[start]
    );
  };
  let after = 0;
  while (agrees(after)) after += 1;
  if (after < WINDOW) return undefined;
  let before = 0;
  while (start + before > from && agrees(before - 1)) before -= 1;
  return { start: start + before, end: start + after, place: { source, line: line + before } };
}
