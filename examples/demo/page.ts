import { styleText } from 'node:util';

/** Every row fits a terminal of this width. */
const WIDTH = 80;

/** Prints a row; what does not fit is cut and marked. */
export function say(row = ''): void {
  process.stdout.write(`${fitted(row, WIDTH)}\n`);
}

/** Prints the title of a part of the page. */
export function heading(title: string, remark = ''): void {
  say();
  say(bold(title.padEnd(WIDTH - remark.length)) + dim(remark));
}

/** Prints the first lines of a text, long ones cut, set off from what is said about it. */
export function quote(text: string, mostLines: number): void {
  const lines = text.trimEnd().split('\n');
  for (const line of lines.slice(0, mostLines)) sayQuoted(fitted(line, QUOTED));
  const rest = lines.length - mostLines;
  if (rest > 0) sayQuoted(dim(`and ${grouped(rest)} more line${rest === 1 ? '' : 's'}`));
}

/** Prints a text with long lines broken after words and commas, at most so many rows of it. */
export function quoteBroken(text: string, mostRows: number = Infinity): void {
  const rows = text.trimEnd().split('\n').flatMap(brokenLine);
  rows.slice(0, mostRows).forEach(sayQuoted);
  if (rows.length > mostRows) sayQuoted(dim('and more'));
}

const QUOTED = WIDTH - 4;

function sayQuoted(row: string): void {
  say(`${dim('  |')} ${row}`);
}

function brokenLine(line: string): readonly string[] {
  const rows: string[] = [];
  let row = '';
  for (const word of line.split(/(?<=[ ,])/)) {
    if (row.length + word.trimEnd().length > QUOTED) {
      rows.push(row.trimEnd());
      row = '  ';
    }
    row += word;
  }
  return [...rows, row.trimEnd()].map((each) => fitted(each, QUOTED));
}

/** A row of a table: text to the left, figures to the right. */
export function tableRow(cells: readonly (string | number)[], widths: readonly number[]): string {
  const padded = cells.map((cell, index) => {
    const width = widths[index] ?? 0;
    const text = typeof cell === 'number' ? grouped(cell) : fitted(cell, Math.abs(width));
    return width < 0 ? text.padStart(-width) : text.padEnd(width);
  });
  return padded.join(' ').trimEnd();
}

/** A whole number with its thousands set apart. */
export function grouped(count: number): string {
  return String(count).replace(/\B(?=(?:\d{3})+$)/g, ',');
}

/** A share with one decimal, rounded down so that it never says more than is true. */
export function percent(part: number, whole: number): string {
  const tenths = whole === 0 ? 0 : Math.floor((1000 * part) / whole);
  return `${(tenths / 10).toFixed(1)} %`;
}

export function bold(text: string): string {
  return styleText('bold', text, { stream: process.stdout });
}

export function dim(text: string): string {
  return styleText('dim', text, { stream: process.stdout });
}

/** A proof that held or did not. */
export function verdict(holds: boolean): string {
  return styleText(holds ? 'green' : 'red', holds ? 'identical' : 'DIFFERENT', {
    stream: process.stdout,
  });
}

/** Rows with colour are built to fit; only plain ones are cut. */
function fitted(row: string, width: number): string {
  if (row.length <= width || row.includes('\u001b')) return row;
  return `${row.slice(0, width - 1).toWellFormed()}…`;
}
