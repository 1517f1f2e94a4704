import type { LossyContext } from '../../compressor.ts';
import { writePath } from './path.ts';

const HEAD_SHARE = 0.65;
/** A cut moves back by at most so many characters to stand at the end of a line or a word. */
const LONGEST_RETREAT = 80;

/** A long string of a document: where it stands, and about how many characters of it are to be kept. */
export interface LongText {
  readonly text: string;
  readonly path: readonly (string | number)[];
  readonly keep: number;
}

/** The head and the tail of a long string around the reference to its middle. */
export function shortenText({ text, path, keep }: LongText, context: LossyContext): string {
  const head = retreat(text, Math.floor(keep * HEAD_SHARE));
  const tail = text.length - Math.floor(keep * (1 - HEAD_SHARE));
  const from = isLowSurrogate(text, tail) ? tail + 1 : tail;
  const missing = `characters ${head + 1}-${from} of ${text.length} of ${writePath(path)} omitted`;
  return `${text.slice(0, head)}\n${context.reference(missing)}\n${text.slice(from)}`;
}

function retreat(text: string, position: number): number {
  for (const space of ['\n', ' ']) {
    const found = text.lastIndexOf(space, position);
    if (found > 0 && position - found <= LONGEST_RETREAT) return found;
  }
  return isLowSurrogate(text, position) ? position - 1 : position;
}

function isLowSurrogate(text: string, position: number): boolean {
  const unit = text.charCodeAt(position);
  return unit >= 0xdc_00 && unit <= 0xdf_ff;
}
