import { counted } from '../../counted.ts';
import { LONGEST_OTHER, shortened } from './shorten.ts';

/** Frames shown from the top of a trace; of one that ends with the innermost, as in Python, from its end. */
const FIRST_FRAMES = 3;
const LAST_LINES = 5;
/** Of a native one more are shown: signals and allocators have frames of their own above the program's. */
const FIRST_NATIVE_FRAMES = 6;
/** Perhaps behind what a runner put in front of the line. */
const PYTHON = /(?:^|Z|\|)\s*File ".*", line \d+/;
const CAUSE = /(?:^|Z|\|)\s*(?:Caused by: |Suppressed: )/;
const NATIVE = /^(?:==\d+==)?\s*(?:#\d+|at 0x|by 0x)/;
const NOTE = '\t[... ';

/** The frames of a trace that matter most, with a note where other lines of it are left out. */
export function shownFrames(frames: readonly string[]): readonly string[] {
  if (frames.length <= FIRST_FRAMES + 2) return frames.map(short);
  const isShown = choiceOf(frames);
  const unit = holdsMore(frames[0] ?? '') ? 'line' : 'frame';
  const lines: string[] = [];
  let hidden = 0;
  for (const [index, frame] of frames.entries()) {
    if (!isShown(frame, index)) {
      hidden++;
      continue;
    }
    if (hidden > 0) lines.push(noteOn(hidden, unit));
    hidden = 0;
    lines.push(short(frame));
  }
  return hidden > 0 ? [...lines, noteOn(hidden, unit)] : lines;
}

/** Which lines of a trace are shown. */
function choiceOf(frames: readonly string[]): (frame: string, index: number) => boolean {
  const [first = ''] = frames;
  if (PYTHON.test(first)) {
    const from = startOfLast(frames);
    return (_, index) => index >= from;
  }
  if (NATIVE.test(first)) {
    let seen = 0;
    return (frame) => NATIVE.test(frame) && ++seen <= FIRST_NATIVE_FRAMES;
  }
  return (frame, index) =>
    index < FIRST_FRAMES || CAUSE.test(frame) || CAUSE.test(frames[index - 1] ?? '');
}

/** Where the last frames begin, none of them without its place. */
function startOfLast(frames: readonly string[]): number {
  const last = frames.length - LAST_LINES;
  const start = frames.findIndex((frame, index) => index >= last && PYTHON.test(frame));
  return start === -1 ? frames.findLastIndex((frame) => PYTHON.test(frame)) : start;
}

/** What stands for frames that were shown before. */
export function sameFrames(count: number, firstLine: number): string {
  return `${NOTE}the same ${count} lines as from L${firstLine}]`;
}

/** Whether a rendered line is a note, not a line of the log. */
export function isNote(line: string): boolean {
  return line.startsWith(NOTE);
}

/** Whether lines of code or values of variables stand between frames like this one. */
function holdsMore(frame: string): boolean {
  return PYTHON.test(frame) || NATIVE.test(frame);
}

function noteOn(hidden: number, unit: 'line' | 'frame'): string {
  return `${NOTE}${counted(hidden, `more ${unit}`)}]`;
}

function short(frame: string): string {
  return shortened(frame, LONGEST_OTHER);
}
