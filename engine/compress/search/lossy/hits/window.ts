import { shortened, wellFormedEnd } from '../../../log/shorten.ts';

/** So much of a window stands in front of what it is around. */
const FRONT = 1 / 3;

/**
 * A long line in about `limit` characters: those around the place that matters, with the numbers of characters left
 * out on both sides; its start and end where the place is not known (-1) or stands in the start.
 */
export function windowAround(line: string, place: number, limit: number): string {
  if (line.length <= limit || place < limit / 2) return shortened(line, limit);
  const first = Math.min(Math.floor(place - limit * FRONT), line.length - limit);
  const start = wellFormedEnd(line, first);
  const end = wellFormedEnd(line, first + limit);
  const behind = end === line.length ? '' : ` [${line.length - end} characters left out]`;
  return `[${start} characters left out] ${line.slice(start, end)}${behind}`;
}
