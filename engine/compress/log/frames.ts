import { counted } from '../../common/counted.ts';
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
/** Locks stand between the frames of a thread below it. */
const THREAD_STATE = /^ {3}java\.lang\.Thread\.State: /;
const GO_CALL = /^\S.*\)$/;
const GO_PLACE = /^\t\S+\.go:\d+/;
const GO_RUNTIME = /^(?:runtime|testing|panic|reflect|internal\/\w+)[.(]/;
const NOTE = '\t[... ';

/** What follows the first line of a trace. */
export interface Frames {
  readonly lines: readonly string[];
  /** The same without what a runner put in front of each, by which they are judged. */
  readonly bare: readonly string[];
}

/** The frames of a trace that matter most, with a note where other lines of it are left out. */
export function shownFrames({ lines: frames, bare }: Frames): readonly string[] {
  if (frames.length <= FIRST_FRAMES + 2) return frames.map(short);
  const isShown = choiceOf(bare);
  const unit = holdsMore(bare[0] ?? '') || isOfGo(bare) ? 'line' : 'frame';
  const lines: string[] = [];
  let hidden = 0;
  for (const [index, frame] of frames.entries()) {
    if (!isShown(bare[index] ?? frame, index)) {
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
  if (isOfGo(frames)) return goChoiceOf(frames);
  if (NATIVE.test(first)) {
    let seen = 0;
    return (frame) => NATIVE.test(frame) && ++seen <= FIRST_NATIVE_FRAMES;
  }
  return (frame, index) =>
    index < FIRST_FRAMES || CAUSE.test(frame) || CAUSE.test(frames[index - 1] ?? '');
}

/** Calls of Go stand above their places, the first perhaps below the name of a goroutine. */
function isOfGo(frames: readonly string[]): boolean {
  return frames.slice(1, 3).some((frame) => GO_PLACE.test(frame));
}

/** Of Go the first calls with their places, but for those by which the runtime reports a panic. */
function goChoiceOf(frames: readonly string[]): (frame: string, index: number) => boolean {
  const calls = frames.flatMap((frame, index) =>
    GO_CALL.test(frame) && !GO_RUNTIME.test(frame) ? [index] : [],
  );
  const shown = new Set(calls.slice(0, FIRST_FRAMES).flatMap((index) => [index, index + 1]));
  if (shown.size === 0) return (_, index) => index < FIRST_FRAMES;
  return (_, index) => shown.has(index);
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

/** Whether lines of code, values of variables or locks stand between frames like this one. */
function holdsMore(frame: string): boolean {
  return PYTHON.test(frame) || NATIVE.test(frame) || THREAD_STATE.test(frame);
}

function noteOn(hidden: number, unit: 'line' | 'frame'): string {
  return `${NOTE}${counted(hidden, `more ${unit}`)}]`;
}

function short(frame: string): string {
  return shortened(frame, LONGEST_OTHER);
}
