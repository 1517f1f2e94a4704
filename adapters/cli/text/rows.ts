import { counted } from './figures.ts';

/** Text that is safe to show: control characters as their symbols, tabs as two blanks. */
export function visible(text: string): string {
  return text.replaceAll('\t', '  ').replace(/[^\P{Cc}\n]/gu, (control) => {
    const code = control.charCodeAt(0);
    return String.fromCharCode(code < SYMBOLS.count ? SYMBOLS.first + code : SYMBOLS.delete);
  });
}

/** Text that is safe to show in a row with others. */
export function inOneRow(text: string): string {
  return visible(text).replaceAll('\n', String.fromCharCode(SYMBOLS.lineFeed));
}

/** Unicode's pictures of control characters. */
const SYMBOLS = { first: 0x2400, lineFeed: 0x240a, count: 0x20, delete: 0x2421 };

/** A row of at most `width` characters; a cut shows as its last one. */
export function fitted(row: string, width: number): string {
  const characters = Array.from(row.slice(0, 2 * width + 2));
  return characters.length <= width ? row : `${characters.slice(0, width - 1).join('')}…`;
}

/** How much of a list is shown. */
export interface ShownPart {
  readonly most: number;
  /** What the rows are, such as `line`. */
  readonly noun: string;
}

/** The first rows, and how many follow. */
export function firstRows(rows: readonly string[], { most, noun }: ShownPart): readonly string[] {
  if (rows.length <= most + 1) return rows;
  return [...rows.slice(0, most), `   … ${counted(rows.length - most, `more ${noun}`)}`];
}

/** Words broken into rows of at most `width` columns. */
export function wrapped(text: string, width: number): readonly string[] {
  const rows: string[] = [];
  let row = '';
  for (const word of text.split(' ')) {
    const longer = row === '' ? word : `${row} ${word}`;
    if (longer.length > width && row !== '') rows.push(row);
    row = longer.length > width && row !== '' ? word : longer;
  }
  return [...rows, row];
}
