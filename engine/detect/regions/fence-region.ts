import { lineAt, type Region } from './region.ts';

const FENCE = /(`{3,}|~{3,})[^`\n]*/y;
/** A longer one may be the rule under a title that is about as long. */
const LONGEST_FENCE = 4;
const SLACK = 3;

/** The inside of a fenced block whose opening fence starts at an index, and where to go on. */
export interface Fence {
  readonly inside: Region | undefined;
  readonly next: number;
}

/**
 * The fenced block that opens at the start of a line, with its inside if that has at least so many
 * characters; undefined where no fence opens or none closes it.
 */
export function fenceAt(text: string, start: number, smallest: number): Fence | undefined {
  FENCE.lastIndex = start;
  const opening = FENCE.exec(text)?.[1];
  if (opening === undefined || isUnderline(text, start, opening)) return undefined;
  const first = lineAt(text, start).next;
  const close = closingFence(text, first, opening);
  if (close === -1) return undefined;
  const isLarge = close - first >= smallest;
  return {
    inside: isLarge ? { start: first, end: close } : undefined,
    next: lineAt(text, close).next,
  };
}

/** A document without a fence around it is all inside. */
export function asFence(region: Region | undefined): Fence | undefined {
  return region === undefined ? undefined : { inside: region, next: region.end };
}

/** Whether a long fence is the rule under a title of its length, as in reStructuredText. */
function isUnderline(text: string, start: number, { length }: string): boolean {
  if (length <= LONGEST_FENCE || start === 0) return false;
  const title = text.slice(text.lastIndexOf('\n', start - 2) + 1, start).trim();
  return title !== '' && Math.abs(title.length - length) <= SLACK;
}

function closingFence(text: string, from: number, fence: string): number {
  if (text.startsWith(fence, from)) return from;
  const found = text.indexOf(`\n${fence}`, Math.max(0, from - 1));
  return found === -1 ? -1 : found + 1;
}
