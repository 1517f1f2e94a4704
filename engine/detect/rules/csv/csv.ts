import type { Detection } from '../../../content.ts';
import { LONGEST_LINE, type Sample, shareOf } from '../../sample.ts';
import { TIMED } from '../log.ts';
import { columnsOfValues, isNamed } from './columns.ts';
import { cells, isOpen, rowsOf } from './rows.ts';
import { areLabelled, areSentences, isMeasured, isTabular } from './sentences.ts';

const DELIMITERS = [',', '\t', ';', '|'] as const;
/** `10:31:47,437` is one value, not two. */
const FRACTION = /(:\d\d),(\d{3})(?=[\s\])|]|$)/g;
const FEWEST_ROWS = 3;
/** Rows may end early below so many columns of values, and bars may stand between them. */
const SURE = 2;
/** Bars stand in Markdown and in lines of logs, too. */
const LESS_BETWEEN_BARS = 0.12;

/**
 * Rows with one delimiter and the same number of cells: CSV, TSV and their relatives; a table where the first line is a row
 * like the others, as du, `git diff --numstat` and databases print them.
 */
export function csv({ lines, text }: Sample): Detection | undefined {
  const areRows = !lines.some((line) => isOpen(line) || line.length >= LONGEST_LINE);
  return judged(lines) ?? (areRows ? undefined : judged(rowsOf(text)));
}

function judged(rows: readonly string[]): Detection | undefined {
  if (rows.length < FEWEST_ROWS) return undefined;
  for (const delimiter of DELIMITERS) {
    const confidence = confidenceFor(rows, delimiter);
    if (confidence > 0) return { kind: isNamed(rows, delimiter) ? 'csv' : 'table', confidence };
  }
  return undefined;
}

function confidenceFor(lines: readonly string[], delimiter: string): number {
  if (!mayBeEven(lines.slice(0, 8), delimiter)) return 0;
  const rows = lines.map((line) => cells(line.replace(FRACTION, '$1.$2'), delimiter));
  const columns = rows[0]?.length ?? 1;
  const isTimed = TIMED.test(lines[0] ?? '');
  if (columns < 2 || ((columns === 2 || isTimed) && areSentences(rows, delimiter))) return 0;
  if (areLabelled(rows)) return 0;
  const typed = isTimed ? 0 : columnsOfValues(rows);
  const fits = (row: readonly string[]): boolean =>
    row.length === columns || (typed >= SURE && row.length > 1 && row.length < columns);
  const even = shareOf(rows, fits);
  if (even < 0.9 || !(typed > 0 || isTabular(lines, rows))) return 0;
  const base = columns >= 3 || (even === 1 && isMeasured(rows)) ? 0.8 : 0.7;
  const isSure = delimiter !== '|' || (typed >= SURE && !lines[0]?.startsWith('|'));
  return base + 0.18 * even - (isSure ? 0 : LESS_BETWEEN_BARS);
}

/** Whether most of the first lines have the delimiter at all: spares the look at the others. */
function mayBeEven(lines: readonly string[], delimiter: string): boolean {
  return lines.filter((line) => line.includes(delimiter)).length > lines.length / 2;
}
