import { type Element, elementsOf } from '../element.ts';
import { inlineText } from './inline.ts';

const SECTIONS: ReadonlySet<string> = new Set(['thead', 'tbody', 'tfoot']);
/** A cell with more characters is a part of the page's layout. */
const LONGEST_CELL = 400;
const MOST_COLUMNS = 64;

/**
 * The rows of a table as lines of Markdown, the first with the line below a header; undefined if the
 * table only lays out the page: a single row or column, tables within it, or cells full of text.
 */
export function tableRows(table: Element): readonly string[] | undefined {
  const rows = rowsOf(table)
    .map(cellsOf)
    .filter((cells) => cells.length > 0);
  const columns = Math.max(0, ...rows.map((cells) => cells.length));
  if (rows.length < 2 || columns < 2 || columns > MOST_COLUMNS) return undefined;
  const isLayout = rows.some((cells) => cells.some(isLong));
  if (isLayout) return undefined;
  const lines = rows.map((cells) => rowText(cells, columns));
  const rule = `|${'---|'.repeat(columns)}`;
  return lines.map((line, index) => (index === 0 ? `${line}\n${rule}` : line));
}

/** The rows of a table in their order, without those of tables within it. */
export function rowsOf(table: Element): readonly Element[] {
  return elementsOf(table).flatMap((child) => {
    if (child.name === 'tr') return [child];
    return SECTIONS.has(child.name) ? rowsOf(child) : [];
  });
}

/** The cells of a row. */
export function cellsOf(row: Element): readonly Element[] {
  return elementsOf(row).filter(({ name }) => name === 'td' || name === 'th');
}

function isLong(cell: Element): boolean {
  return cell.measure.text > LONGEST_CELL || (cell.measure.hasBlocks && holdsTable(cell));
}

function holdsTable(element: Element): boolean {
  return elementsOf(element).some((child) => child.name === 'table' || holdsTable(child));
}

function rowText(cells: readonly Element[], columns: number): string {
  const texts = cells.map(cellText);
  while (texts.length < columns) texts.push('');
  return `| ${texts.join(' | ')} |`;
}

function cellText({ children }: Element): string {
  return inlineText(children).replace(/\n/g, ' ').replace(/\|/g, '\\|');
}
