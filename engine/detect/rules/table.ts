import type { Detection } from '../../content.ts';
import { hits, share, type Sample } from '../sample.ts';

const MARKDOWN_ROW = /^\s*\|.*\|\s*$/;
const MARKDOWN_RULE = /^\s*\|?(?:\s*:?-{2,}:?\s*\|)+(?:\s*:?-{2,}:?\s*)?$/;
const GRID_RULE = /^\s*\+?-{2,}(?:\+-{2,})+\+?\s*$|^[┌├└╞╘╒][─═┬┼┴╪╤╧┐┤┘╡╕╛]+$/;
const GRID_ROW = /^\s*\|?.* \| .*|^\s*[│┃]/;
const LISTING = /^[-dlbcps][-rwxsStT]{9}[@+.]?\s/;
const WIDEST = 240;

/** Markdown tables, grids as psql and MySQL print them, listings and aligned columns. */
export function table({ lines }: Sample): Detection | undefined {
  if (lines.length < 3) return undefined;
  const rows = share(lines, MARKDOWN_ROW);
  if (rows >= 0.7 && hits(lines, MARKDOWN_RULE) > 0) return { kind: 'table', confidence: 0.95 };
  const isGrid = hits(lines, GRID_RULE) > 0;
  if (isGrid && share(lines, GRID_ROW) >= 0.6) return { kind: 'table', confidence: 0.95 };
  if (share(lines, LISTING) >= 0.7) return { kind: 'table', confidence: 0.93 };
  return aligned(lines.slice(0, 120));
}

/** At least three columns whose gaps, two blanks wide somewhere, run down through all the lines. */
function aligned(lines: readonly string[]): Detection | undefined {
  if (lines.length < 4) return undefined;
  const gaps = gapsBetweenColumns(lines);
  const wide = lines.filter((line) => /\S {2,}\S/.test(line)).length / lines.length;
  if (gaps < 2 || wide < 0.7) return undefined;
  return { kind: 'table', confidence: Math.min(0.9, 0.66 + 0.06 * gaps) };
}

function gapsBetweenColumns(lines: readonly string[]): number {
  const filled = Array.from({ length: WIDEST }, () => 0);
  for (const line of lines) {
    const end = Math.min(WIDEST, line.length);
    for (let column = 0; column < end; column++) {
      if (line.charCodeAt(column) > 32) filled[column] = (filled[column] ?? 0) + 1;
    }
  }
  const few = Math.floor(lines.length * 0.03);
  const some = lines.length * 0.5;
  let gaps = 0;
  let inGap = false;
  let isInside = false;
  for (const count of filled) {
    if (count <= few) inGap = isInside;
    else if (inGap && count >= some) {
      gaps++;
      inGap = false;
    }
    if (count >= some) isInside = true;
  }
  return gaps;
}
