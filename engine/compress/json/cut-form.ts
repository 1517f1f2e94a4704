import { counted } from '../../counted.ts';
import type { CutJson } from './value/cut.ts';

const MARKER =
  /^JSON, cut off (\d{1,3}) levels? deep; the last (\d{1,4} lines are|line is) the rest as it came:\n/;

/** A form of what is whole of JSON that was cut off, with the rest below it. */
export function withRest(document: string, { levels, rest }: CutJson): string {
  const lines = rest.split('\n').length;
  const last = lines === 1 ? 'line is' : `${lines} lines are`;
  return `JSON, cut off ${counted(levels, 'level')} deep; the last ${last} the rest as it came:\n${document}\n${rest}`;
}

/** What `withRest` was given; undefined for other texts. */
export function readRest(
  text: string,
): { readonly document: string; readonly levels: number; readonly rest: string } | undefined {
  const [marker = '', levels, lines] = MARKER.exec(text) ?? [];
  if (marker === '') return undefined;
  const all = text.slice(marker.length).split('\n');
  const count = lines === 'line is' ? 1 : Number.parseInt(lines ?? '', 10);
  const split = all.length - count;
  return {
    document: all.slice(0, split).join('\n'),
    levels: Number(levels),
    rest: all.slice(split).join('\n'),
  };
}
