import { counted } from '../../common/counted.ts';
import type { CutJson } from './value/cut.ts';

const MARKER =
  /^JSON( from within a list)?(?:, cut off (\d{1,3}) levels? deep)?; the last (\d{1,4} lines are|line is) the rest as it came:\n/;
/** The pattern of how a text of this form begins. */
export const CUT_JSON = 'JSON(?:, cut off | from within a list[,;] )';

/** What of a text of this form is to be read on. */
export interface WithRest extends Pick<CutJson, 'isWithinList' | 'levels' | 'rest'> {
  readonly document: string;
}

/** A form of what is whole of JSON that was cut off, with the rest below it. */
export function withRest(document: string, { isWithinList, levels, rest }: CutJson): string {
  const lines = rest.split('\n').length;
  const last = lines === 1 ? 'line is' : `${lines} lines are`;
  const within = isWithinList ? ' from within a list' : '';
  const depth = levels === 0 ? '' : `, cut off ${counted(levels, 'level')} deep`;
  return `JSON${within}${depth}; the last ${last} the rest as it came:\n${document}\n${rest}`;
}

/** What `withRest` was given; undefined for other texts. */
export function readRest(text: string): WithRest | undefined {
  const [marker = '', within, levels = '0', lines] = MARKER.exec(text) ?? [];
  if (marker === '') return undefined;
  const all = text.slice(marker.length).split('\n');
  const count = lines === 'line is' ? 1 : Number.parseInt(lines ?? '', 10);
  const split = all.length - count;
  return {
    document: all.slice(0, split).join('\n'),
    isWithinList: within !== undefined,
    levels: Number(levels),
    rest: all.slice(split).join('\n'),
  };
}
