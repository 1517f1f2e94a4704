import { LONGEST_OTHER, shortened } from './shorten.ts';

/** Frames shown from the top of a trace; of one that ends with the innermost, as in Python, from its end. */
const FIRST_FRAMES = 3;
const LAST_LINES = 5;
/** Perhaps behind what a runner put in front of the line. */
const PYTHON = /(?:^|Z|\|)\s*File ".*", line \d+/;
const CAUSE = /(?:^|Z|\|)\s*(?:Caused by: |Suppressed: )/;
const NOTE = '\t[... ';

/** The frames of a trace that matter most, with a note where others are left out. */
export function shownFrames(frames: readonly string[]): readonly string[] {
  const isInnermostLast = PYTHON.test(frames[0] ?? '');
  const isShown = (frame: string, index: number): boolean =>
    isInnermostLast
      ? index >= frames.length - LAST_LINES
      : index < FIRST_FRAMES || CAUSE.test(frame) || CAUSE.test(frames[index - 1] ?? '');
  if (frames.length <= FIRST_FRAMES + 2) return frames.map(short);
  const lines: string[] = [];
  let hidden = 0;
  for (const [index, frame] of frames.entries()) {
    if (!isShown(frame, index)) {
      hidden++;
      continue;
    }
    if (hidden > 0) lines.push(noteOn(hidden));
    hidden = 0;
    lines.push(short(frame));
  }
  return hidden > 0 ? [...lines, noteOn(hidden)] : lines;
}

/** What stands for frames that were shown before. */
export function sameFrames(count: number, firstLine: number): string {
  return `${NOTE}the same ${count} lines as from L${firstLine}]`;
}

/** Whether a rendered line is a note, not a line of the log. */
export function isNote(line: string): boolean {
  return line.startsWith(NOTE);
}

function noteOn(hidden: number): string {
  return `${NOTE}${hidden} more frames]`;
}

function short(frame: string): string {
  return shortened(frame, LONGEST_OTHER);
}
